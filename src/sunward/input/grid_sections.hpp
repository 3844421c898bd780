// [grid] and [tariff], each either one table or several named ones ([grid.north], [tariff.north]).
#pragma once

#include <string>
#include <vector>

#include "sunward/component/grid/grid.hpp"
#include "sunward/input/section.hpp"

namespace sunward::input {

struct NamedTable {
  std::string name;
  std::string path;
  const toml::table* table = nullptr;
};

/// The tables of a section: itself when it holds any of the known keys (or is empty), else every
/// table in it under its own name. A single value in the second case is read as an unknown key of
/// the first.
[[nodiscard]] std::vector<NamedTable> named_tables(Section& top, const std::string& section,
                                                   const std::vector<FieldInfo>& known);

/// The tariffs of the file, read when a grid asks for one.
class Tariffs {
 public:
  explicit Tariffs(Section& top);
  /// Fills the prices of a grid: from the tariff its key `tariff` names, or from the only one.
  void apply(Section& grid_section, component::Grid& grid);
  /// Reports the faults of tariffs that no grid uses, and that they are not used.
  void report_unused();

 private:
  struct Entry {
    NamedTable table;
    component::Grid prices;
    bool used = false;
  };
  ReadContext* context_;
  std::vector<Entry> entries_;
};

}  // namespace sunward::input
