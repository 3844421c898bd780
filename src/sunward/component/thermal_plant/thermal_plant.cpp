#include "sunward/component/thermal_plant/thermal_plant.hpp"

#include "sunward/component/fault.hpp"

namespace sunward::component {

std::vector<Fault> check(const ThermalPlant& plant) {
  std::vector<Fault> faults;
  check_size(faults, "capacity_mw", plant.capacity_mw, "MW");
  check_cost(faults, "cost", plant.cost);
  if (plant.min_output_frac > plant.availability_frac) {
    add_fault(faults, "min_output_frac", plant.min_output_frac, "0-1",
              phrase("range.at_most", {{"max", figure(plant.availability_frac)}}),
              told("thermal.min_above_available"));
  }
  return faults;
}

}  // namespace sunward::component
