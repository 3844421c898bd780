#include "sunward/component/pv/pv.hpp"

#include "sunward/component/fault.hpp"

namespace sunward::component {

std::vector<Fault> check(const Pv& pv) {
  std::vector<Fault> faults;
  check_size(faults, "capacity_mw", pv.capacity_mw, "MW");
  check_cost(faults, "cost", pv.cost);
  if (pv.mount == PvMount::single_axis && pv.tilt_deg > 30.0) {
    add_fault(faults, "tilt_deg", pv.tilt_deg, "deg", phrase("range.tracker_tilt"),
              told("pv.tracker_tilt"));
  }
  if (!(pv.dc_ac_ratio > 0.0)) {
    add_fault(faults, "dc_ac_ratio", pv.dc_ac_ratio, "", phrase("range.above_0"),
              told("pv.dc_ac_ratio"));
  }
  if (!(pv.inverter_efficiency_frac > 0.0)) {
    add_fault(faults, "inverter_efficiency_frac", pv.inverter_efficiency_frac, "",
              phrase("range.above_0_to_1"), told("pv.inverter_efficiency"));
  }
  if (pv.mount == PvMount::single_axis && !(pv.ground_cover_frac > 0.0)) {
    add_fault(faults, "ground_cover_frac", pv.ground_cover_frac, "", phrase("range.above_0_to_1"),
              told("pv.ground_cover"));
  }
  return faults;
}

}  // namespace sunward::component
