#include "sunward/component/pv/pv.hpp"

#include <string_view>
#include <utility>

#include "sunward/component/fault.hpp"

namespace sunward::component {

namespace {

void check_sheet_of(std::vector<Fault>& faults, const Pv& pv) {
  if (pv.sheet.cells_in_series == 0) {
    add_fault(faults, "sheet", 0.0, "", {}, told("pv.sheet_missing"));
    return;
  }
  for (Fault fault : pv::fit_module(pv.sheet).faults) {
    fault.key = "sheet." + fault.key;
    faults.push_back(std::move(fault));
  }
}

void check_module(std::vector<Fault>& faults, const Pv& pv) {
  if (pv.module_model == pv::ModuleModel::single_diode) {
    for (Fault fault : pv::check(pv.diode)) {
      fault.key = "diode." + fault.key;
      faults.push_back(std::move(fault));
    }
  }
  if (pv.module_model == pv::ModuleModel::data_sheet) check_sheet_of(faults, pv);
  if (pv.first_year_ageing_frac + pv.ageing_frac_per_year * (pv.cost.lifetime_y - 1.0) >= 1.0) {
    add_fault(faults, "ageing_frac_per_year", pv.ageing_frac_per_year, "1/year", {},
              told("pv.ageing", {{"years", figure(pv.cost.lifetime_y)}}));
  }
}

void check_months(std::vector<Fault>& faults, std::string_view key,
                  const std::vector<double>& months) {
  const std::size_t count = months.size();
  if (count == 0 || count == 12) return;
  add_fault(faults, key, static_cast<double>(count), "", phrase("range.numbers", {{"count", 12}}),
            told("list_length", {{"count", count}, {"wanted", 12}}));
}

}  // namespace

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
  check_module(faults, pv);
  check_months(faults, "soiling_frac", pv.soiling_frac);
  check_months(faults, "spectrum.precipitable_water_cm", pv.spectrum.precipitable_water_cm);
  if (pv.inverter_model == pv::InverterModel::sandia &&
      !(pv.sandia.start_w < pv.sandia.dc_rating_w && pv.sandia.ac_rating_w < pv.sandia.dc_rating_w))
    add_fault(faults, "sandia.dc_rating_w", pv.sandia.dc_rating_w, "W", {}, told("pv.sandia"));
  return faults;
}

}  // namespace sunward::component
