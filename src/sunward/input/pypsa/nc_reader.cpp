#include "sunward/input/pypsa/nc_reader.hpp"

#include <netcdf.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "sunward/base/error.hpp"

namespace sunward::input::pypsa::detail {

namespace {

constexpr std::size_t most_values = std::size_t{1} << 29;  // 4 GB of numbers; a damaged header

std::size_t count(const std::vector<std::size_t>& lengths) {
  return std::accumulate(lengths.begin(), lengths.end(), std::size_t{1}, std::multiplies<>());
}

bool is_whole(int type) {
  return type == NC_BYTE || type == NC_UBYTE || type == NC_SHORT || type == NC_USHORT ||
         type == NC_INT || type == NC_UINT || type == NC_INT64 || type == NC_UINT64;
}

}  // namespace

NcReader::NcReader(const std::string& path) : path_(path) {
  check(nc_open(path.c_str(), NC_NOWRITE, &id_));
  try {
    list_variables();
  } catch (...) {
    (void)nc_close(id_);
    throw;
  }
}

NcReader::~NcReader() { (void)nc_close(id_); }

void NcReader::check(int status) const {
  if (status == NC_NOERR) return;
  Fault fault;
  fault.file = path_;
  fault.tell(told("network.unreadable", {{"reason", nc_strerror(status)}}));
  throw InputError({fault});
}

void NcReader::list_variables() {
  int n = 0;
  check(nc_inq_nvars(id_, &n));
  for (int i = 0; i < n; ++i) {
    char name[NC_MAX_NAME + 1] = {};
    int type = 0;
    int n_dimensions = 0;
    int dimensions[NC_MAX_VAR_DIMS] = {};
    check(nc_inq_var(id_, i, name, &type, &n_dimensions, dimensions, nullptr));
    Variable variable;
    variable.name = name;
    variable.text = type == NC_STRING || type == NC_CHAR;
    variable.whole = is_whole(type);
    if (type == NC_CHAR) --n_dimensions;
    for (int d = 0; d < n_dimensions; ++d) {
      std::size_t length = 0;
      check(nc_inq_dim(id_, dimensions[d], name, &length));
      variable.dimensions.emplace_back(name);
      variable.lengths.push_back(length);
    }
    if (count(variable.lengths) > most_values) check(NC_EDIMSIZE);
    variables_.push_back(std::move(variable));
  }
}

const NcReader::Variable* NcReader::find(const std::string& name) const {
  const auto found = std::find_if(variables_.begin(), variables_.end(),
                                  [&](const Variable& v) { return v.name == name; });
  return found == variables_.end() ? nullptr : &*found;
}

int NcReader::id_of(const Variable& variable) const {
  return static_cast<int>(&variable - variables_.data());
}

std::vector<std::string> NcReader::texts(const Variable& variable) const {
  const int id = id_of(variable);
  int type = 0;
  check(nc_inq_vartype(id_, id, &type));
  const std::size_t n = count(variable.lengths);
  std::vector<std::string> values(n);
  if (n == 0) return values;
  if (type == NC_STRING) {
    std::vector<char*> strings(n, nullptr);
    check(nc_get_var_string(id_, id, strings.data()));
    for (std::size_t i = 0; i < n; ++i)
      if (strings[i] != nullptr) values[i] = strings[i];
    check(nc_free_string(n, strings.data()));
    return values;
  }
  int dimensions[NC_MAX_VAR_DIMS] = {};
  std::size_t width = 0;
  check(nc_inq_vardimid(id_, id, dimensions));
  check(nc_inq_dimlen(id_, dimensions[variable.dimensions.size()], &width));
  if (width > most_values / n) check(NC_EDIMSIZE);
  std::string all(n * width, '\0');
  check(nc_get_var_text(id_, id, all.data()));
  for (std::size_t i = 0; i < n; ++i) values[i] = all.substr(i * width, width).c_str();
  return values;
}

std::vector<double> NcReader::numbers(const Variable& variable) const {
  const int id = id_of(variable);
  std::vector<double> values(count(variable.lengths));
  if (values.empty()) return values;
  check(nc_get_var_double(id_, id, values.data()));
  double scale = 1.0;
  double offset = 0.0;
  double fill = std::numeric_limits<double>::quiet_NaN();
  (void)nc_get_att_double(id_, id, "scale_factor", &scale);
  (void)nc_get_att_double(id_, id, "add_offset", &offset);
  (void)nc_get_att_double(id_, id, "_FillValue", &fill);
  for (double& value : values)
    value = value == fill ? std::numeric_limits<double>::quiet_NaN() : value * scale + offset;
  return values;
}

std::optional<std::string> NcReader::attribute(const Variable* variable,
                                               const std::string& name) const {
  const int id = variable == nullptr ? NC_GLOBAL : id_of(*variable);
  int type = 0;
  std::size_t length = 0;
  if (nc_inq_att(id_, id, name.c_str(), &type, &length) != NC_NOERR) return std::nullopt;
  if (type == NC_CHAR) {
    std::string text(length, '\0');
    check(nc_get_att_text(id_, id, name.c_str(), text.data()));
    return text;
  }
  if (length != 1) return std::nullopt;
  if (type == NC_STRING) {
    char* text = nullptr;
    check(nc_get_att_string(id_, id, name.c_str(), &text));
    std::string copy = text == nullptr ? "" : text;
    check(nc_free_string(1, &text));
    return copy;
  }
  double number = 0.0;
  check(nc_get_att_double(id_, id, name.c_str(), &number));
  return fmt::format("{}", number);
}

std::vector<std::pair<std::string, std::string>> NcReader::attributes() const {
  std::vector<std::pair<std::string, std::string>> all;
  int n = 0;
  check(nc_inq_natts(id_, &n));
  for (int i = 0; i < n; ++i) {
    char name[NC_MAX_NAME + 1] = {};
    check(nc_inq_attname(id_, NC_GLOBAL, i, name));
    if (auto value = attribute(nullptr, name)) all.emplace_back(name, std::move(*value));
  }
  return all;
}

}  // namespace sunward::input::pypsa::detail
