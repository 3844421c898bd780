// Field tables of the parts of a photovoltaic plant, and the words of their choices.
#pragma once

#include <array>
#include <utility>

#include "sunward/component/field_types.hpp"
#include "sunward/component/pv/pv.hpp"

namespace sunward::component::pv {

namespace unit {
using namespace sunward::unit;
inline constexpr Unit ampere{"A", "_a"};
inline constexpr Unit a_per_k{"A/K", "_a_per_k"};
inline constexpr Unit cm{"cm", "_cm"};
inline constexpr Unit ev{"eV", "_ev"};
inline constexpr Unit w{"W", "_w"};
inline constexpr Unit per_w{"1/W", "_per_w"};
inline constexpr Unit per_v{"1/V", "_per_v"};
inline constexpr Unit w_per_m2_k{"W/(m2 K)", "_w_per_m2_k"};
inline constexpr Unit w_s_per_m3_k{"W s/(m3 K)", "_w_s_per_m3_k"};
}  // namespace unit

template <class Choice, std::size_t n>
using Names = std::array<std::pair<Choice, std::string_view>, n>;

constexpr auto enum_names(Transposition) {
  return Names<Transposition, 3>{{{Transposition::hay_davies, "hay_davies"},
                                  {Transposition::perez, "perez"},
                                  {Transposition::isotropic, "isotropic"}}};
}
constexpr auto enum_names(IncidenceLaw) {
  return Names<IncidenceLaw, 2>{
      {{IncidenceLaw::physical, "physical"}, {IncidenceLaw::ashrae, "ashrae"}}};
}
constexpr auto enum_names(CellTemperature) {
  return Names<CellTemperature, 3>{{{CellTemperature::faiman, "faiman"},
                                    {CellTemperature::pvsyst, "pvsyst"},
                                    {CellTemperature::sapm, "sapm"}}};
}
constexpr auto enum_names(SapmMounting) {
  return Names<SapmMounting, 4>{
      {{SapmMounting::open_rack_glass_glass, "open_rack_glass_glass"},
       {SapmMounting::open_rack_glass_polymer, "open_rack_glass_polymer"},
       {SapmMounting::close_mount_glass_glass, "close_mount_glass_glass"},
       {SapmMounting::insulated_back_glass_polymer, "insulated_back_glass_polymer"}}};
}
constexpr auto enum_names(ModuleModel) {
  return Names<ModuleModel, 3>{{{ModuleModel::pvwatts, "pvwatts"},
                                {ModuleModel::single_diode, "single_diode"},
                                {ModuleModel::data_sheet, "data_sheet"}}};
}
constexpr auto enum_names(InverterModel) {
  return Names<InverterModel, 2>{
      {{InverterModel::pvwatts, "pvwatts"}, {InverterModel::sandia, "sandia"}}};
}

constexpr auto fields(const Snow*) {
  return field_table(
      field(&Snow::covers, "covers", unit::none, defaulted, any_number,
            "Snow covers the modules; the weather must carry snow_depth."),
      field(&Snow::strings, "strings", unit::none, defaulted, between(1, 100),
            "Electric strings one above the other along the slant; one touched by snow is lost.",
            "8: four modules in landscape with two halves each (assumption)"));
}

constexpr auto fields(const Rear*) {
  return field_table(
      field(&Rear::bifaciality_frac, "bifaciality_frac", unit::frac, defaulted, between(0, 1),
            "Power of the rear over that of the front under equal light; 0: one-sided modules.",
            "TOPCon 0.80, PERC 0.70 (assumptions)"),
      field(&Rear::loss_frac, "loss_frac", unit::frac, defaulted, between(0, 1),
            "Part of the rear's light lost to the shade of racks and to mismatch.",
            "0.1: 5 % shade and 5 % mismatch (assumption)"));
}

constexpr auto fields(const CellHeat*) {
  return field_table(
      field(&CellHeat::constant_w_per_m2_k, "constant_w_per_m2_k", unit::w_per_m2_k,
            optional_meaning("25 for faiman, 29 for pvsyst"), between(5, 100),
            "Heat loss of modules in still air."),
      field(&CellHeat::wind_w_s_per_m3_k, "wind_w_s_per_m3_k", unit::w_s_per_m3_k,
            optional_meaning("6.84 for faiman, 0 for pvsyst"), between(0, 30),
            "Heat loss of modules that each m/s of wind adds."),
      field(&CellHeat::module_efficiency_frac, "module_efficiency_frac", unit::frac, defaulted,
            between(0, 0.5), "Light that leaves as electricity; pvsyst only.",
            "0.20 to 0.23 for modules of 2024 (assumption)"),
      field(&CellHeat::absorbed_frac, "absorbed_frac", unit::frac, defaulted, above_up_to(0, 1),
            "Light that the module keeps; pvsyst only.", "PVsyst's own value"),
      field(&CellHeat::mounting, "mounting", unit::none, defaulted, any_number,
            "How the modules are mounted; sapm only."));
}

constexpr auto fields(const DiodeModule*) {
  return field_table(
      field(&DiodeModule::light_current_a, "light_current_a", unit::ampere, defaulted,
            above_up_to(0, 100), "Light current of a module at 1000 W/m2 and 25 degC (I_L_ref).",
            "defaults: LONGi LR6-72PH-370M in SAM's CEC library, 2018.11.11"),
      field(&DiodeModule::saturation_current_a, "saturation_current_a", unit::ampere, defaulted,
            above_up_to(0, 1), "Saturation current of the diode (I_o_ref)."),
      field(&DiodeModule::series_resistance_ohm, "series_resistance_ohm", unit::ohm, defaulted,
            between(0, 100), "Resistance in series (R_s)."),
      field(&DiodeModule::shunt_resistance_ohm, "shunt_resistance_ohm", unit::ohm, defaulted,
            above_up_to(0, 1e7), "Resistance across the cells at 1000 W/m2 (R_sh_ref)."),
      field(&DiodeModule::modified_ideality_v, "modified_ideality_v", unit::volt, defaulted,
            above_up_to(0, 100), "Cells times ideality times thermal voltage (a_ref)."),
      field(&DiodeModule::short_circuit_a_per_k, "short_circuit_a_per_k", unit::a_per_k, defaulted,
            between(-0.1, 0.1), "Change of the short-circuit current per kelvin (alpha_sc)."),
      field(&DiodeModule::adjust_frac, "adjust_frac", unit::frac, defaulted, between(-1, 1),
            "Part taken off that change (Adjust, here not in percent)."),
      field(&DiodeModule::band_gap_ev, "band_gap_ev", unit::ev, defaulted, between(0.5, 3),
            "Band gap at 25 degC.", "silicon"),
      field(&DiodeModule::band_gap_change_per_k, "band_gap_change_per_k", unit::per_k, defaulted,
            between(-0.01, 0), "Relative change of the band gap per kelvin.", "silicon"));
}

constexpr auto fields(const SandiaInverter*) {
  return field_table(
      field(&SandiaInverter::ac_rating_w, "ac_rating_w", unit::w, defaulted, above(0),
            "AC rating of one unit (Paco); the plant has as many as dc_ac_ratio asks for.",
            "defaults: ABB ULTRA-1500-TL, 690 V, in SAM's CEC library, 2019-03-05"),
      field(&SandiaInverter::dc_rating_w, "dc_rating_w", unit::w, defaulted, above(0),
            "Input at which the AC rating is reached (Pdco)."),
      field(&SandiaInverter::dc_voltage_v, "dc_voltage_v", unit::volt, defaulted,
            above_up_to(0, 3000), "Input voltage of the measured curve (Vdco)."),
      field(&SandiaInverter::start_w, "start_w", unit::w, defaulted, at_least(0),
            "Input that its own consumption takes (Pso)."),
      field(&SandiaInverter::c0_per_w, "c0_per_w", unit::per_w, defaulted, between(-1e-2, 1e-2),
            "Bend of the curve (C0)."),
      field(&SandiaInverter::c1_per_v, "c1_per_v", unit::per_v, defaulted, between(-0.1, 0.1),
            "Change of dc_rating_w with voltage (C1)."),
      field(&SandiaInverter::c2_per_v, "c2_per_v", unit::per_v, defaulted, between(-0.1, 0.1),
            "Change of start_w with voltage (C2)."),
      field(&SandiaInverter::c3_per_v, "c3_per_v", unit::per_v, defaulted, between(-0.1, 0.1),
            "Change of the bend with voltage (C3)."));
}

}  // namespace sunward::component::pv
