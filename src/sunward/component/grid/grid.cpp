#include "sunward/component/grid/grid.hpp"

#include <algorithm>

#include "sunward/component/fault.hpp"

namespace sunward::component {
namespace {

bool all_zero(const Grid& grid) {
  return std::all_of(
      grid.import_multiplier.begin(), grid.import_multiplier.end(), [](const auto& month) {
        return std::all_of(month.begin(), month.end(), [](double value) { return value == 0.0; });
      });
}

}  // namespace

std::vector<Fault> check(const Grid& grid) {
  std::vector<Fault> faults;
  check_size(faults, "connection_mw", grid.connection_mw, "MW");
  check_cost(faults, "cost", grid.cost);
  if (!(grid.import_limit_mw >= 0.0)) {
    add_fault(faults, "import_limit_mw", grid.import_limit_mw, "MW", phrase("range.from_0"),
              told("grid.import_limit"));
  }
  if (!(grid.export_limit_mw >= 0.0)) {
    add_fault(faults, "export_limit_mw", grid.export_limit_mw, "MW", phrase("range.from_0"),
              told("grid.export_limit"));
  }
  if (grid.import_price_cny_per_mwh.empty() && grid.import_base_cny_per_mwh != 0.0 &&
      all_zero(grid)) {
    add_fault(faults, "import_base_cny_per_mwh", grid.import_base_cny_per_mwh, "CNY/MWh",
              phrase("range.0_without_multipliers"), told("grid.no_multipliers"));
  }
  return faults;
}

}  // namespace sunward::component
