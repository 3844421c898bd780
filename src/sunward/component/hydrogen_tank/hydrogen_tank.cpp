#include "sunward/component/hydrogen_tank/hydrogen_tank.hpp"

#include "sunward/component/fault.hpp"

namespace sunward::component {

std::vector<Fault> check(const HydrogenTank& tank) {
  std::vector<Fault> faults;
  check_size(faults, "mass_kg", tank.mass_kg, "kg");
  check_cost(faults, "cost", tank.cost);
  if (!(tank.min_fill_frac < 1.0)) {
    add_fault(faults, "min_fill_frac", tank.min_fill_frac, "", "0 to below 1",
              "the tank may never be emptied", "Give the share that must stay, e.g. 0.06.");
  }
  if (!(tank.loss_frac_per_h < 1.0)) {
    add_fault(faults, "loss_frac_per_h", tank.loss_frac_per_h, "1/h", "0 to below 1",
              "the tank loses all of its content within the hour",
              "Give the share of content lost per hour, e.g. 0.00001.");
  }
  if (!(tank.max_rate_frac_per_h > 0.0)) {
    add_fault(faults, "max_rate_frac_per_h", tank.max_rate_frac_per_h, "1/h", "above 0",
              "the tank can be neither filled nor emptied",
              "Give the part of its capacity it takes per hour, e.g. 1.");
  }
  return faults;
}

}  // namespace sunward::component
