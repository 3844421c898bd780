#include "sunward/component/hydrogen_tank/hydrogen_tank.hpp"

#include "sunward/component/fault.hpp"

namespace sunward::component {

std::vector<Fault> check(const HydrogenTank& tank) {
  std::vector<Fault> faults;
  check_size(faults, "mass_kg", tank.mass_kg, "kg");
  check_cost(faults, "cost", tank.cost);
  if (!(tank.min_fill_frac < 1.0)) {
    add_fault(faults, "min_fill_frac", tank.min_fill_frac, "", phrase("range.0_to_below_1"),
              told("tank.min_fill"));
  }
  if (!(tank.loss_frac_per_h < 1.0)) {
    add_fault(faults, "loss_frac_per_h", tank.loss_frac_per_h, "1/h", phrase("range.0_to_below_1"),
              told("tank.loss"));
  }
  if (!(tank.max_rate_frac_per_h > 0.0)) {
    add_fault(faults, "max_rate_frac_per_h", tank.max_rate_frac_per_h, "1/h",
              phrase("range.above_0"), told("tank.rate"));
  }
  if (hydrogen_tank::follows_law(tank) && !(tank.max_bar > tank.min_bar)) {
    add_fault(faults, "max_bar", tank.max_bar, "bar",
              phrase("range.above_key", {{"key", "min_bar"}, {"min", figure(tank.min_bar)}}),
              told("tank.pressures"));
  }
  return faults;
}

namespace hydrogen_tank {

bool follows_law(const HydrogenTank& tank) { return tank.min_bar > 0.0 && tank.max_bar > 0.0; }

}  // namespace hydrogen_tank

}  // namespace sunward::component
