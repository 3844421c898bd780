// Field table of Wind.
#pragma once

#include "sunward/component/field_types.hpp"
#include "sunward/component/wind/wind.hpp"

namespace sunward::component {

constexpr auto fields(const Wind*) {
  return field_table(
      bus_field(&Wind::bus, "bus", "electricity", "Bus the farm feeds."),
      size_field(&Wind::capacity_mw, "capacity_mw", unit::mw, "Rated power of the farm."),
      cost_field(&Wind::cost, "", per_kw, "of rated power",
                 "China onshore 4000-5500 CNY/kW with balance of plant; operation 80-120 CNY/kW "
                 "a year (assumptions, 2025)"),
      field(&Wind::hub_height_m, "hub_height_m", unit::m, defaulted, between(10, 300),
            "Height of the rotor's centre above ground."),
      field(&Wind::shear_exponent, "shear_exponent", unit::none, defaulted, between(-0.2, 0.6),
            "Hellman exponent that carries wind from the data's height to the hub.",
            "1/7 is the textbook value over open land"),
      field(&Wind::curve_speed_m_per_s, "curve_speed_m_per_s", unit::m_per_s,
            optional_meaning("a generic turbine of low specific power"), between(0, 60),
            "Wind speeds of the power curve at 1.225 kg/m3, increasing.",
            "default: 210 W/m2, power coefficient 0.44, turbulence 10 %; see "
            "wind/default_power_curve.hpp"),
      field(&Wind::curve_power_pu, "curve_power_pu", unit::pu,
            optional_meaning("a generic turbine of low specific power"), between(0, 1),
            "Power at each speed of the curve, as a part of rated power."),
      field(&Wind::losses_frac, "losses_frac", unit::frac, defaulted, between(0, 0.9),
            "Losses by wakes, outages and cables, taken off at every hour.",
            "10-20 % is usual in feasibility studies"),
      field(&Wind::target_mean_m_per_s, "target_mean_m_per_s", unit::m_per_s,
            optional_meaning("wind as the weather gives it"), above_up_to(0, 25),
            "Scale the wind at hub height to this yearly mean, e.g. from a measuring mast."),
      field(&Wind::variable_om_cny_per_mwh, "variable_om_cny_per_mwh", unit::cny_per_mwh, defaulted,
            at_least(0), "Operation cost per MWh generated."));
}

}  // namespace sunward::component
