// A NetCDF file that closes itself and turns status codes into InputError; private to report.
#pragma once

#include <string>
#include <vector>

namespace sunward::report::detail {

class NcFile {
 public:
  enum class Mode { create, read };

  /// Opens or creates (NetCDF-4). Throws InputError naming the file and the library's reason.
  NcFile(std::string path, Mode mode);
  ~NcFile();
  NcFile(const NcFile&) = delete;
  NcFile& operator=(const NcFile&) = delete;

  /// Flushes and closes; throws what the destructor would have to swallow.
  void close();

  int dimension(const std::string& name, std::size_t length);
  /// Fill mode is off: every variable is written in full.
  int variable(const std::string& name, int type, const std::vector<int>& dimensions);
  void attribute(int variable, const char* name, const std::string& text);
  void attribute(int variable, const char* name, int number);
  void attribute(int variable, const char* name, double number);
  void end_definitions();
  void put(int variable, const std::vector<double>& values);
  void put(int variable, const std::vector<int>& values);
  void put(int variable, const std::string& characters);
  void put(int variable, const std::vector<std::string>& texts);

  [[nodiscard]] int variable_count();
  [[nodiscard]] std::string variable_name(int variable);
  [[nodiscard]] std::string text_attribute(int variable, const char* name);  ///< "" when absent
  [[nodiscard]] int int_attribute(int variable, const char* name);           ///< 0 when absent
  [[nodiscard]] bool has_attribute(int variable, const char* name);
  /// All values of a variable of one dimension, converted to double.
  [[nodiscard]] std::vector<double> get(int variable);

  [[nodiscard]] int id() const { return id_; }
  /// Throws InputError when status is not NC_NOERR.
  void check(int status) const;

 private:
  std::string path_;
  Mode mode_;
  int id_ = -1;
};

}  // namespace sunward::report::detail
