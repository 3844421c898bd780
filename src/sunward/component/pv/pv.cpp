#include "sunward/component/pv/pv.hpp"

#include "sunward/component/fault.hpp"

namespace sunward::component {

std::vector<Fault> check(const Pv& pv) {
  std::vector<Fault> faults;
  check_size(faults, "capacity_mw", pv.capacity_mw, "MW");
  check_cost(faults, "cost", pv.cost);
  if (pv.mount == PvMount::single_axis && pv.tilt_deg > 30.0) {
    add_fault(faults, "tilt_deg", pv.tilt_deg, "deg", "0 to 30 for a single-axis tracker",
              "the axis of the tracker is too steep; tilt_deg is the tilt of the axis here",
              "Set tilt_deg = 0 for a level axis, or use a fixed tilt.");
  }
  if (!(pv.dc_ac_ratio > 0.0)) {
    add_fault(faults, "dc_ac_ratio", pv.dc_ac_ratio, "", "above 0",
              "the DC to AC ratio is not above zero",
              "Give DC rating over inverter rating, e.g. 1.2.");
  }
  if (!(pv.inverter_efficiency_frac > 0.0)) {
    add_fault(faults, "inverter_efficiency_frac", pv.inverter_efficiency_frac, "", "above 0, to 1",
              "the inverter delivers nothing", "Give the nominal efficiency, e.g. 0.96.");
  }
  if (pv.mount == PvMount::single_axis && !(pv.ground_cover_frac > 0.0)) {
    add_fault(faults, "ground_cover_frac", pv.ground_cover_frac, "", "above 0, to 1",
              "backtracking needs the module width over the row distance",
              "Give the ground cover, e.g. 0.35.");
  }
  return faults;
}

}  // namespace sunward::component
