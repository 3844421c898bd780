// Units of the case file: the symbol people read and the suffix every key name ends in.
#pragma once

#include <string_view>

namespace sunward {

struct Unit {
  std::string_view symbol;  ///< e.g. "MW"; empty for pure numbers and text
  std::string_view suffix;  ///< e.g. "_mw"; a key with this unit ends in it
};

namespace unit {
inline constexpr Unit none{"", ""};
inline constexpr Unit frac{"0-1", "_frac"};
inline constexpr Unit pu{"of rated", "_pu"};
inline constexpr Unit frac_per_h{"1/h", "_frac_per_h"};
inline constexpr Unit per_k{"1/K", "_per_k"};
inline constexpr Unit kelvin{"K", "_k"};
inline constexpr Unit celsius{"degC", "_c"};
inline constexpr Unit mw{"MW", "_mw"};
inline constexpr Unit mwh{"MWh", "_mwh"};
inline constexpr Unit kg{"kg", "_kg"};
inline constexpr Unit kg_per_h{"kg/h", "_kg_per_h"};
inline constexpr Unit kg_per_day{"kg/day", "_kg_per_day"};
inline constexpr Unit kwh_per_kg{"kWh/kg", "_kwh_per_kg"};
inline constexpr Unit kwh_per_m2_day{"kWh/(m2 day)", "_kwh_per_m2_day"};
inline constexpr Unit kg_per_kwh{"kg/kWh", "_kg_per_kwh"};
inline constexpr Unit kg_per_kg{"kg/kg", "_kg_per_kg"};
inline constexpr Unit t_per_year{"t/year", "_t_per_year"};
inline constexpr Unit tce_per_mwh{"tce/MWh", "_tce_per_mwh"};
inline constexpr Unit t_per_tce{"t/tce", "_t_per_tce"};
inline constexpr Unit t_per_mwh{"t/MWh", "_t_per_mwh"};
inline constexpr Unit m{"m", "_m"};
inline constexpr Unit m_per_s{"m/s", "_m_per_s"};
inline constexpr Unit deg{"deg", "_deg"};
inline constexpr Unit second{"s", "_s"};
inline constexpr Unit minute{"min", "_minutes"};
inline constexpr Unit hour{"h", "_h"};
inline constexpr Unit year{"years", "_y"};
inline constexpr Unit cny_per_mwh{"CNY/MWh", "_cny_per_mwh"};
inline constexpr Unit cny_per_kg{"CNY/kg", "_cny_per_kg"};
inline constexpr Unit cny_per_t{"CNY/t", "_cny_per_t"};
inline constexpr Unit cny_per_kw_month{"CNY/(kW month)", "_cny_per_kw_month"};
inline constexpr Unit kwh{"kWh", "_kwh"};
inline constexpr Unit usd{"USD", "_usd"};
inline constexpr Unit usd_per_kwh{"USD/kWh", "_usd_per_kwh"};
inline constexpr Unit usd_per_kw{"USD/kW", "_usd_per_kw"};
inline constexpr Unit usd_per_kw_year{"USD/(kW year)", "_usd_per_kw_year"};
inline constexpr Unit cny_per_month{"CNY/month", "_cny_per_month"};
inline constexpr Unit kw{"kW", "_kw"};
inline constexpr Unit kva{"kVA", "_kva"};
inline constexpr Unit kwh_per_kva{"kWh/kVA", "_kwh_per_kva"};
inline constexpr Unit months{"months", "_months"};
inline constexpr Unit cny_per_kw{"CNY/kW", "_cny_per_kw"};
inline constexpr Unit cny_per_kw_year{"CNY/(kW year)", "_cny_per_kw_year"};
inline constexpr Unit cny_per_kwh{"CNY/kWh", "_cny_per_kwh"};
inline constexpr Unit cny_per_kwh_year{"CNY/(kWh year)", "_cny_per_kwh_year"};
inline constexpr Unit cny_per_kg_year{"CNY/(kg year)", "_cny_per_kg_year"};
inline constexpr Unit cny_per_kg_per_h{"CNY/(kg/h)", "_cny_per_kg_per_h"};
inline constexpr Unit cny_per_kg_per_h_year{"CNY/(kg/h year)", "_cny_per_kg_per_h_year"};
inline constexpr Unit um{"um", "_um"};
inline constexpr Unit mm{"mm", "_mm"};
inline constexpr Unit volt{"V", "_v"};
inline constexpr Unit volt_per_k{"V/K", "_v_per_k"};
inline constexpr Unit mol_per_l{"mol/L", "_mol_per_l"};
inline constexpr Unit millivolt{"mV", "_mv"};
inline constexpr Unit bar{"bar", "_bar"};
inline constexpr Unit ma2_per_cm4{"mA2/cm4", "_ma2_per_cm4"};
inline constexpr Unit ma_per_cm2{"mA/cm2", "_ma_per_cm2"};
inline constexpr Unit cm2{"cm2", "_cm2"};
inline constexpr Unit ohm_cm2{"ohm cm2", "_ohm_cm2"};
inline constexpr Unit ohm{"ohm", "_ohm"};
inline constexpr Unit s_per_m{"S/m", "_s_per_m"};
inline constexpr Unit m2_per_s{"m2/s", "_m2_per_s"};
inline constexpr Unit per_m{"1/m", "_per_m"};
inline constexpr Unit w_per_m3_k{"W/(m3 K)", "_w_per_m3_k"};
inline constexpr Unit cny_per_m2{"CNY/m2", "_cny_per_m2"};
inline constexpr Unit frac_per_day{"1/day", "_frac_per_day"};
inline constexpr Unit j_per_mol{"J/mol", "_j_per_mol"};
inline constexpr Unit frac_per_year{"1/year", "_frac_per_year"};
inline constexpr Unit gw_per_year{"GW/year", "_gw_per_y"};
inline constexpr Unit mm_per_min{"mm/min", "_mm_per_min"};
inline constexpr Unit slpm{"L/min at 0 degC and 1 atm", "_slpm"};
inline constexpr Unit cny{"CNY", "_cny"};
}  // namespace unit

/// Every unit above with a suffix, for the test that names carry their units.
inline constexpr Unit all_units[] = {unit::frac,
                                     unit::cny,
                                     unit::pu,
                                     unit::frac_per_h,
                                     unit::per_k,
                                     unit::kelvin,
                                     unit::celsius,
                                     unit::mw,
                                     unit::kwh,
                                     unit::usd,
                                     unit::usd_per_kwh,
                                     unit::usd_per_kw,
                                     unit::usd_per_kw_year,
                                     unit::cny_per_month,
                                     unit::kw,
                                     unit::kva,
                                     unit::kwh_per_kva,
                                     unit::months,
                                     unit::mwh,
                                     unit::kg,
                                     unit::kg_per_h,
                                     unit::kg_per_day,
                                     unit::kwh_per_kg,
                                     unit::kwh_per_m2_day,
                                     unit::kg_per_kwh,
                                     unit::kg_per_kg,
                                     unit::t_per_year,
                                     unit::tce_per_mwh,
                                     unit::t_per_tce,
                                     unit::t_per_mwh,
                                     unit::m,
                                     unit::m_per_s,
                                     unit::deg,
                                     unit::second,
                                     unit::minute,
                                     unit::hour,
                                     unit::year,
                                     unit::cny_per_mwh,
                                     unit::cny_per_kg,
                                     unit::cny_per_t,
                                     unit::cny_per_kw_month,
                                     unit::cny_per_kw,
                                     unit::cny_per_kw_year,
                                     unit::cny_per_kwh,
                                     unit::cny_per_kwh_year,
                                     unit::cny_per_kg_year,
                                     unit::cny_per_kg_per_h,
                                     unit::cny_per_kg_per_h_year,
                                     unit::um,
                                     unit::mm,
                                     unit::volt,
                                     unit::volt_per_k,
                                     unit::millivolt,
                                     unit::bar,
                                     unit::ma2_per_cm4,
                                     unit::mol_per_l,
                                     unit::ma_per_cm2,
                                     unit::cm2,
                                     unit::ohm_cm2,
                                     unit::ohm,
                                     unit::s_per_m,
                                     unit::m2_per_s,
                                     unit::per_m,
                                     unit::w_per_m3_k,
                                     unit::cny_per_m2,
                                     unit::frac_per_day,
                                     unit::j_per_mol,
                                     unit::frac_per_year,
                                     unit::gw_per_year,
                                     unit::mm_per_min,
                                     unit::slpm};

}  // namespace sunward
