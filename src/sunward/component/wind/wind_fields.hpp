// Field table of Wind.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "sunward/component/field_types.hpp"
#include "sunward/component/wind/wind.hpp"

namespace sunward::component {

namespace wind {
constexpr auto enum_names(WakeSum) {
  return std::array{std::pair<WakeSum, std::string_view>{WakeSum::squares, "squares"},
                    std::pair<WakeSum, std::string_view>{WakeSum::strongest, "strongest"}};
}
}  // namespace wind

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
      field(&Wind::roughness_m, "roughness_m", unit::m, optional_meaning("shear_exponent is used"),
            above_up_to(0, 5),
            "Roughness length of the ground: the logarithmic profile carries the wind to the hub.",
            "open land 0.03, farmland 0.1, towns and forest 0.4 (European Wind Atlas, 1989)"),
      field(&Wind::obstacle_height_m, "obstacle_height_m", unit::m, defaulted, between(0, 100),
            "Height of forest or buildings all around; 0.7 of it counts as ground; with "
            "roughness_m."),
      field(&Wind::curve_speed_m_per_s, "curve_speed_m_per_s", unit::m_per_s,
            optional_meaning("a generic turbine of low specific power"), between(0, 60),
            "Wind speeds of the power curve at 1.225 kg/m3, increasing.",
            "default: 210 W/m2, power coefficient 0.44, turbulence 10 %; see "
            "wind/default_power_curve.hpp"),
      field(&Wind::curve_power_pu, "curve_power_pu", unit::pu,
            optional_meaning("a generic turbine of low specific power"), between(0, 1),
            "Power at each speed of the curve, as a part of rated power."),
      field(&Wind::curve_power_coefficient, "curve_power_coefficient", unit::none,
            optional_meaning("curve_power_pu says the power"), between(0, 0.593),
            "Instead of curve_power_pu: power coefficient at each speed of the curve; with "
            "turbine_rating_mw and rotor_diameter_m."),
      field(&Wind::turbine_rating_mw, "turbine_rating_mw", unit::mw, optional_meaning("unknown"),
            above_up_to(0, 50), "Rated power of one turbine."),
      field(&Wind::density_correction, "density_correction", unit::none, defaulted, any_number,
            "How the power curve is read at the air's density.",
            "iec: IEC 61400-12-1; by_speed: Svenningsen, EMD International 2010"),
      field(&Wind::losses_frac, "losses_frac", unit::frac, defaulted, between(0, 0.9),
            "Losses taken off at every hour: cables, and wakes and outages where no other key says "
            "them.",
            "10-20 % with wakes and outages is usual in feasibility studies"),
      field(&Wind::availability_frac, "availability_frac", unit::frac, defaulted, above_up_to(0, 1),
            "Availability of the turbines, besides losses_frac."),
      field(&Wind::icing_frac, "icing_frac", unit::frac, defaulted, between(0, 0.9),
            "Part of each month's energy lost to ice on the blades, January first."),
      field(&Wind::layout_x_m, "layout_x_m", unit::m, optional_meaning("no wakes are computed"),
            any_number, "Places of the turbines: metres east of any point."),
      field(&Wind::layout_y_m, "layout_y_m", unit::m, optional_meaning("no wakes are computed"),
            any_number, "Places of the turbines: metres north of the same point."),
      field(&Wind::rotor_diameter_m, "rotor_diameter_m", unit::m, defaulted, between(1, 400),
            "Rotor diameter; with a layout or power coefficients.",
            "machines of 6-6.7 MW: 190-200 m"),
      field(&Wind::wake_decay, "wake_decay", unit::none, defaulted, above_up_to(0, 0.5),
            "Growth of a wake's radius over distance; with a layout.",
            "0.075 on land: Katic, Hojstrup, Jensen, EWEC 1986; 0.1 in Jensen, Riso-M-2411 (1983)"),
      field(&Wind::thrust_coefficient, "thrust_coefficient", unit::none,
            optional_meaning("3.5 (2 v - 3.5) / v2, at most 0.9 (Frandsen 1992); with an own curve "
                             "and turbine_rating_mw from the power coefficient, as in SAM"),
            between(0, 0.99), "Thrust coefficient at every speed; with a layout."),
      field(&Wind::thrust_curve, "thrust_curve", unit::none,
            optional_meaning("thrust_coefficient says the thrust"), between(0, 2),
            "Thrust coefficient at each speed of the power curve; counts as at most 0.999; with a "
            "layout."),
      field(&Wind::wake_sum, "wake_sum", unit::none, defaulted, any_number,
            "How several wakes add up: by squares of their deficits, or the strongest alone; with "
            "a layout.",
            "squares: Katic, Hojstrup, Jensen, EWEC 1986; strongest: SAM"),
      field(&Wind::rose_frac, "rose_frac", unit::frac, optional_meaning("all directions alike"),
            at_least(0),
            "How often the wind blows from each of equal sectors, clockwise, the first centred on "
            "north; with a layout."),
      field(&Wind::target_mean_m_per_s, "target_mean_m_per_s", unit::m_per_s,
            optional_meaning("wind as the weather gives it"), above_up_to(0, 25),
            "Scale the wind at hub height to this yearly mean, e.g. from a measuring mast."),
      field(&Wind::variable_om_cny_per_mwh, "variable_om_cny_per_mwh", unit::cny_per_mwh, defaulted,
            at_least(0), "Operation cost per MWh generated."));
}

}  // namespace sunward::component
