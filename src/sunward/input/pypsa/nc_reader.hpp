// A netCDF file read whole variable by whole variable; private to input/pypsa.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sunward::input::pypsa::detail {

class NcReader {
 public:
  struct Variable {
    std::string name;
    std::vector<std::string> dimensions;
    std::vector<std::size_t> lengths;
    bool text = false;   ///< strings, or characters along the last dimension (not listed above)
    bool whole = false;  ///< an integer type
  };

  /// Throws InputError naming the file and the library's reason.
  explicit NcReader(const std::string& path);
  ~NcReader();
  NcReader(const NcReader&) = delete;
  NcReader& operator=(const NcReader&) = delete;

  [[nodiscard]] const std::vector<Variable>& variables() const { return variables_; }
  [[nodiscard]] const Variable* find(const std::string& name) const;
  /// Texts of a text variable, row-major.
  [[nodiscard]] std::vector<std::string> texts(const Variable& variable) const;
  /// Numbers of any other, row-major, scale and offset applied, the fill value as NaN.
  [[nodiscard]] std::vector<double> numbers(const Variable& variable) const;
  /// A text or number attribute as text; of the file when `variable` is nullptr.
  [[nodiscard]] std::optional<std::string> attribute(const Variable* variable,
                                                     const std::string& name) const;
  /// Names and values of all attributes of the file.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> attributes() const;

 private:
  void check(int status) const;
  [[nodiscard]] int id_of(const Variable& variable) const;
  void list_variables();

  std::string path_;
  int id_ = -1;
  std::vector<Variable> variables_;
};

}  // namespace sunward::input::pypsa::detail
