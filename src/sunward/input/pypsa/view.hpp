// One table of a network seen through PyPSA's defaults: typed values of a component, with every
// fault told by file, line and attribute.
#pragma once

#include <string>
#include <string_view>

#include "sunward/input/pypsa/faults.hpp"
#include "sunward/model/network/network.hpp"

namespace sunward::input::pypsa {

/// What a number may be.
struct Range {
  double min = -infinity;
  double max = infinity;
  bool may_be_infinite = false;
  bool may_be_missing = false;
};
inline constexpr Range finite{};
inline constexpr Range not_negative{0.0};
inline constexpr Range free_where_missing{-infinity, infinity, false, true};

class View {
 public:
  View(const model::network::Tables& tables, std::string_view list, Faults& faults);

  [[nodiscard]] std::size_t rows() const { return table_ == nullptr ? 0 : table_->names.size(); }
  [[nodiscard]] const std::string& name(std::size_t row) const { return table_->names[row]; }
  [[nodiscard]] const std::string& list() const { return list_; }
  /// Whether the file gives the attribute at all (as a column or a series).
  [[nodiscard]] bool has(std::string_view attribute) const;

  [[nodiscard]] std::string word(std::size_t row, std::string_view attribute,
                                 std::size_t scenario = 0) const;
  /// The static number, the default where the field is empty.
  [[nodiscard]] double number(std::size_t row, std::string_view attribute, Range range,
                              std::size_t scenario = 0);
  /// The same in every scenario; a fault when it is not.
  [[nodiscard]] double invariant(std::size_t row, std::string_view attribute, Range range);
  [[nodiscard]] bool flag(std::size_t row, std::string_view attribute);
  [[nodiscard]] std::string invariant_text(std::size_t row, std::string_view attribute);
  /// The series where there is one, else the static number.
  [[nodiscard]] model::network::Values values(std::size_t row, std::string_view attribute,
                                              Range range);

  void fault(std::size_t row, std::string_view attribute, const std::string& value,
             FaultWords words) const;
  /// "2030-01-01 00:00:00", with the scenario's name where there are several.
  [[nodiscard]] std::string step_label(std::size_t n) const;

 private:
  [[nodiscard]] double raw(std::size_t row, std::string_view attribute, std::size_t scenario) const;
  bool check(std::size_t row, std::string_view attribute, double value, Range range,
             const std::string& when) const;
  [[nodiscard]] const std::vector<double>* series(std::size_t row,
                                                  std::string_view attribute) const;

  const model::network::Tables& tables_;
  const model::network::Table* table_;
  std::string list_;
  Faults& faults_;
};

}  // namespace sunward::input::pypsa
