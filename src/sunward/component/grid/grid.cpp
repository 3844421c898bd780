#include "sunward/component/grid/grid.hpp"

#include "sunward/component/fault.hpp"

namespace sunward::component {

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
  return faults;
}

}  // namespace sunward::component
