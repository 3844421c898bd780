// Photovoltaic plant: its parameters. pv/availability.hpp turns weather into its output.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"
#include "sunward/component/pv/cell_temperature.hpp"
#include "sunward/component/pv/incidence_modifier.hpp"
#include "sunward/component/pv/inverter.hpp"
#include "sunward/component/pv/module_sheet.hpp"
#include "sunward/component/pv/rear_light.hpp"
#include "sunward/component/pv/single_diode.hpp"
#include "sunward/component/pv/snow.hpp"
#include "sunward/component/pv/spectrum.hpp"
#include "sunward/component/pv/transposition.hpp"

namespace sunward::component {

enum class PvMount { fixed_tilt, single_axis };

namespace pv {
enum class ModuleModel { pvwatts, single_diode, data_sheet };
enum class InverterModel { pvwatts, sandia };
}  // namespace pv

struct Pv {
  std::string bus;
  SizeRange capacity_mw;  ///< DC rating at standard test conditions
  Cost cost;              ///< per kW DC
  PvMount mount = PvMount::fixed_tilt;
  double tilt_deg = 35.0;           ///< fixed tilt; for single_axis the axis tilt (0 usual)
  double azimuth_deg = 180.0;       ///< 180 south; for single_axis the axis azimuth
  double max_rotation_deg = 55.0;   ///< single_axis only
  double ground_cover_frac = 0.35;  ///< backtracking of single_axis, and the light on the rear
  double albedo_frac = 0.2;
  pv::Transposition transposition = pv::Transposition::hay_davies;
  pv::IncidenceLaw incidence_modifier = pv::IncidenceLaw::physical;
  pv::Spectrum spectrum;
  std::vector<double> soiling_frac;  ///< by month; empty: none beside losses_frac
  pv::Snow snow;
  pv::Rear rear;
  pv::CellTemperature cell_temperature = pv::CellTemperature::faiman;
  pv::CellHeat heat;
  pv::ModuleModel module_model = pv::ModuleModel::pvwatts;
  double temp_coefficient_per_k = -0.0029;  ///< pvwatts modules
  pv::DiodeModule diode;                    ///< single_diode modules
  pv::ModuleSheet sheet;                    ///< data_sheet modules
  double losses_frac = 0.14;                ///< PVWatts system losses
  double dc_ac_ratio = 1.2;
  pv::InverterModel inverter_model = pv::InverterModel::pvwatts;
  double inverter_efficiency_frac = 0.96;  ///< pvwatts inverters
  pv::SandiaInverter sandia;               ///< sandia inverters
  double first_year_ageing_frac = 0.0;
  double ageing_frac_per_year = 0.0;
  double variable_om_cny_per_mwh = 0.0;
};

/// What the ranges of single fields cannot say: sizes, costs and fields that contradict each other.
/// Keys are relative to the asset; empty when nothing is wrong.
[[nodiscard]] std::vector<Fault> check(const Pv& pv);

}  // namespace sunward::component
