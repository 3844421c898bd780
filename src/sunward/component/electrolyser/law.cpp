#include "sunward/component/electrolyser/law.hpp"

#include "sunward/component/fault.hpp"

namespace sunward::component {
namespace {

/// Base load and heater with the stack idle in the coldest air, of the rating.
double idle_frac(const ElectrolyserLaw& law) {
  constexpr double coldest_air_c = -40.0, reference_air_c = 20.0;
  return law.base_load_frac + law.heat_loss_frac * (law.operating_temp_c - coldest_air_c) /
                                  (law.operating_temp_c - reference_air_c);
}

}  // namespace

std::vector<Fault> check(const ElectrolyserLaw& law) {
  std::vector<Fault> faults;
  if (!(law.min_load_frac > idle_frac(law))) {
    add_fault(faults, "min_load_frac", law.min_load_frac, "",
              phrase("range.above", {{"min", figure(idle_frac(law))}}),
              told("electrolyser_law.min_load"));
  }
  if (!(law.cold_start_minutes >= law.hot_start_minutes)) {
    add_fault(faults, "cold_start_minutes", law.cold_start_minutes, "min",
              phrase("range.at_least", {{"min", figure(law.hot_start_minutes)}}),
              told("electrolyser_law.cold_start"));
  }
  if (!(law.standby_frac >= law.heat_loss_frac)) {
    add_fault(faults, "standby_frac", law.standby_frac, "",
              phrase("range.at_least", {{"min", figure(law.heat_loss_frac)}}),
              told("electrolyser_law.standby"));
  }
  if (!(law.standby_frac < law.min_load_frac)) {
    add_fault(faults, "standby_frac", law.standby_frac, "",
              phrase("range.below_max", {{"max", figure(law.min_load_frac)}}),
              told("electrolyser_law.standby_load"));
  }
  if (!(law.standby_frac >= law.off_frac)) {
    add_fault(faults, "off_frac", law.off_frac, "",
              phrase("range.at_most", {{"max", figure(law.standby_frac)}}),
              told("electrolyser_law.off"));
  }
  return faults;
}

namespace electrolyser {
namespace {

ElectrolyserLaw pem_law() {
  ElectrolyserLaw law;
  law.technology = ElectrolyserTechnology::pem;
  law.operating_temp_c = 80.0;
  law.pressure_bar = 1.01325;
  law.full_current_ma_per_cm2 = 2000.0;
  law.anode_exchange_ma_per_cm2 = 4e-4;
  law.cathode_exchange_ma_per_cm2 = 4.0;
  law.area_resistance_ohm_cm2 = 0.0363933;
  law.faraday_loss_ma2_per_cm4 = 250.0;
  law.faraday_max_frac = 0.9909;
  law.unit_power_mw = 1.0;
  law.rectifier_efficiency_frac = 0.97;
  law.base_load_frac = 0.02;
  law.auxiliary_frac = 0.026;
  law.heat_loss_frac = 0.01;
  law.cooling_time_h = 4.0;
  law.min_load_frac = 0.1;
  law.cold_start_minutes = 10.0;
  law.hot_start_minutes = 0.5;
  law.standby_frac = 0.02;
  law.stack_life_h = 80000.0;
  return law;
}

/// The defaults of the struct but for the wear of a stop: 10 000 stops alone wear out a stack whose
/// voltage is 1.78 V at full load (assumption; its range: docs/theory/electrolyser.md).
ElectrolyserLaw alkaline_law() {
  ElectrolyserLaw law;
  law.stop_wear_mv = 0.0178;
  return law;
}

}  // namespace

ElectrolyserLaw law_of(ElectrolyserTechnology technology) {
  return technology == ElectrolyserTechnology::pem ? pem_law() : alkaline_law();
}

}  // namespace electrolyser
}  // namespace sunward::component
