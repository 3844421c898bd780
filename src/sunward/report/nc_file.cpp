#include "sunward/report/nc_file.hpp"

#include <netcdf.h>

#include <utility>

#include "sunward/base/error.hpp"

namespace sunward::report::detail {

NcFile::NcFile(std::string path, Mode mode) : path_(std::move(path)), mode_(mode) {
  if (mode == Mode::create) {
    check(nc_create(path_.c_str(), NC_NETCDF4 | NC_CLOBBER, &id_));
    check(nc_set_fill(id_, NC_NOFILL, nullptr));
  } else {
    check(nc_open(path_.c_str(), NC_NOWRITE, &id_));
  }
}

NcFile::~NcFile() {
  if (id_ >= 0) (void)nc_close(id_);
}

void NcFile::close() { check(nc_close(std::exchange(id_, -1))); }

void NcFile::check(int status) const {
  if (status == NC_NOERR) return;
  Fault fault;
  fault.file = path_;
  const bool writing = mode_ == Mode::create;
  const Phrase reason = status > 0 ? system_reason(status) : Phrase(nc_strerror(status));
  fault.message = phrase(writing ? "write.file" : "results.unreadable", {{"reason", reason}});
  fault.remedy = phrase(writing ? "write.remedy.netcdf" : "results.remedy");
  throw InputError({fault});
}

int NcFile::dimension(const std::string& name, std::size_t length) {
  int dimension_id = -1;
  check(nc_def_dim(id_, name.c_str(), length, &dimension_id));
  return dimension_id;
}

int NcFile::variable(const std::string& name, int type, const std::vector<int>& dimensions) {
  int variable_id = -1;
  check(nc_def_var(id_, name.c_str(), type, static_cast<int>(dimensions.size()), dimensions.data(),
                   &variable_id));
  return variable_id;
}

void NcFile::attribute(int variable, const char* name, const std::string& text) {
  check(nc_put_att_text(id_, variable, name, text.size(), text.c_str()));
}

void NcFile::attribute(int variable, const char* name, int number) {
  check(nc_put_att_int(id_, variable, name, NC_INT, 1, &number));
}

void NcFile::attribute(int variable, const char* name, double number) {
  check(nc_put_att_double(id_, variable, name, NC_DOUBLE, 1, &number));
}

void NcFile::end_definitions() { check(nc_enddef(id_)); }

void NcFile::put(int variable, const std::vector<double>& values) {
  check(nc_put_var_double(id_, variable, values.data()));
}

void NcFile::put(int variable, const std::vector<int>& values) {
  check(nc_put_var_int(id_, variable, values.data()));
}

void NcFile::put(int variable, const std::string& characters) {
  check(nc_put_var_text(id_, variable, characters.data()));
}

void NcFile::put(int variable, const std::vector<std::string>& texts) {
  std::vector<const char*> pointers;
  for (const std::string& text : texts) pointers.push_back(text.c_str());
  check(nc_put_var_string(id_, variable, pointers.data()));
}

int NcFile::variable_count() {
  int count = 0;
  check(nc_inq_nvars(id_, &count));
  return count;
}

std::string NcFile::variable_name(int variable) {
  std::string name(NC_MAX_NAME + 1, '\0');
  check(nc_inq_varname(id_, variable, name.data()));
  name.resize(name.find('\0'));
  return name;
}

bool NcFile::has_attribute(int variable, const char* name) {
  return nc_inq_att(id_, variable, name, nullptr, nullptr) == NC_NOERR;
}

std::string NcFile::text_attribute(int variable, const char* name) {
  int type = NC_NAT;
  std::size_t length = 0;
  if (nc_inq_att(id_, variable, name, &type, &length) != NC_NOERR || type != NC_CHAR) return {};
  std::string text(length, '\0');
  check(nc_get_att_text(id_, variable, name, text.data()));
  return text;
}

int NcFile::int_attribute(int variable, const char* name) {
  int number = 0;
  std::size_t length = 0;
  if (nc_inq_attlen(id_, variable, name, &length) != NC_NOERR || length != 1) return 0;
  check(nc_get_att_int(id_, variable, name, &number));
  return number;
}

std::vector<double> NcFile::get(int variable) {
  int dimensions = 0;
  check(nc_inq_varndims(id_, variable, &dimensions));
  SUNWARD_CHECK(dimensions == 1, variable_name(variable) + " has not one dimension");
  int dimension = -1;
  std::size_t length = 0;
  check(nc_inq_vardimid(id_, variable, &dimension));
  check(nc_inq_dimlen(id_, dimension, &length));
  std::vector<double> values(length);
  check(nc_get_var_double(id_, variable, values.data()));
  return values;
}

}  // namespace sunward::report::detail
