// Field tables of SiliconPlant and its furnace: [loads.NAME] and [loads.NAME.furnace].
#pragma once

#include "sunward/component/field_types.hpp"
#include "sunward/component/silicon_plant/silicon_plant.hpp"

namespace sunward::component {

constexpr auto furnace_stage_fields() {
  using F = Furnace;
  constexpr std::string_view practice = "assumption within the range of industry practice";
  return field_table(
      field(&F::charge_h, "charge_h", unit::hour, defaulted, between(0, 24),
            "Filling, pumping down, leak check.", practice),
      field(&F::melt_h, "melt_h", unit::hour, defaulted, above_up_to(0, 48),
            "Melting the first charge.", practice),
      field(&F::melt_ramp_h, "melt_ramp_h", unit::hour, defaulted, between(0, 48),
            "Part of melt_h in which the heater ramps up.", practice),
      field(&F::neck_h, "neck_h", unit::hour, defaulted, between(0, 24),
            "Stabilising, dipping and necking of a rod.", practice),
      field(&F::shoulder_h, "shoulder_h", unit::hour, defaulted, between(0, 24),
            "Widening of a rod to its diameter.", practice),
      field(&F::body_h, "body_h", unit::hour, defaulted, above_up_to(0, 200),
            "Growing the body of a rod.", practice),
      field(&F::tail_h, "tail_h", unit::hour, defaulted, between(0, 24), "Ending a rod.", practice),
      field(&F::recharge_h, "recharge_h", unit::hour, defaulted, between(0, 48),
            "Refilling and melting between two rods.", practice),
      field(&F::cool_h, "cool_h", unit::hour, defaulted, between(0, 48),
            "Cooling after the last rod; the heater ramps down to zero.", practice),
      field(&F::charge_kw, "charge_kw", unit::kw, defaulted, between(0, 500),
            "Heater power while charging.", practice),
      field(&F::melt_kw, "melt_kw", unit::kw, defaulted, above_up_to(0, 500),
            "Heater power while melting.", practice),
      field(&F::neck_kw, "neck_kw", unit::kw, defaulted, between(0, 500),
            "Heater power while necking.", practice),
      field(&F::shoulder_kw, "shoulder_kw", unit::kw, defaulted, between(0, 500),
            "Heater power in the shoulder.", practice),
      field(&F::body_kw, "body_kw", unit::kw, defaulted, above_up_to(0, 500),
            "Heater power in the body.", practice),
      field(&F::tail_kw, "tail_kw", unit::kw, defaulted, between(0, 500),
            "Heater power in the tail.", practice),
      field(&F::recharge_kw, "recharge_kw", unit::kw, defaulted, between(0, 500),
            "Heater power while recharging.", practice));
}

constexpr auto fields(const Furnace*) {
  using F = Furnace;
  return std::tuple_cat(
      field_table(field(&F::rods_per_run, "rods_per_run", unit::none, defaulted, between(1, 50),
                        "Rods grown from one crucible before it is cooled.",
                        "6 to 10 in recharged pulling, crucible life 300-500 h; assumption"),
                  field(&F::rod_diameter_mm, "rod_diameter_mm", unit::mm, defaulted,
                        between(50, 500), "Diameter of the rod before squaring.",
                        "wafer diagonal 247 mm and 5 mm to grind off; assumption"),
                  field(&F::pull_mm_per_min, "pull_mm_per_min", unit::mm_per_min, defaulted,
                        above_up_to(0, 10), "Growth rate of the body.",
                        "lower end of 1.2-1.7 in industry practice; assumption"),
                  field(&F::ends_kg, "ends_kg", unit::kg, defaulted, between(0, 500),
                        "Mass of shoulder and tail of one rod.",
                        "two cones a radius high at 252 mm: 9.8 kg")),
      furnace_stage_fields(),
      field_table(
          field(&F::melt_kg, "melt_kg", unit::kg, defaulted, between(1, 5000),
                "Silicon in the crucible once the first charge is molten.",
                "middle of 500-700 in industry practice; assumption"),
          field(&F::supply_efficiency_frac, "supply_efficiency_frac", unit::frac, defaulted,
                between(0.5, 1),
                "Heater power over what its rectifier and transformer draw; 0.92-0.97.",
                "0.985 of a transformer times 0.955 of a rectifier; assumption"),
          field(&F::auxiliary_kw, "auxiliary_kw", unit::kw, defaulted, between(0, 100),
                "Vacuum pump, drives and controls of a furnace, from charge to cool; 2-5 kW.",
                "assumption"),
          field(&F::availability_frac, "availability_frac", unit::frac, defaulted,
                above_up_to(0, 1), "Furnaces running over furnaces installed.", "assumption"),
          field(&F::argon_slpm, "argon_slpm", unit::slpm, defaulted, between(0, 1000),
                "Argon through one running furnace.", "middle of 40-80; assumption")));
}

constexpr auto fields(const MeltLoss*) {
  using M = MeltLoss;
  return field_table(
      field(&M::ride_through_minutes, "ride_through_minutes", unit::minute, defaulted,
            above_up_to(0, 120), "How long a melt stands without power before it begins to freeze.",
            "lower end of 5-10 min in industry practice; assumption"),
      field(&M::polysilicon_cny_per_kg, "polysilicon_cny_per_kg", unit::cny_per_kg, defaulted,
            at_least(0), "Price of polysilicon.", "assumption; it moved between 35 and 300"),
      field(&M::frozen_worth_frac, "frozen_worth_frac", unit::frac, defaulted, between(0, 1),
            "Worth of a frozen melt over that of polysilicon.",
            "it must be broken out of its crucible, sorted and etched; assumption"),
      field(&M::crucible_cny, "crucible_cny", unit::cny, defaulted, at_least(0),
            "Price of a crucible; half of it is lost, at a mean age.", "assumption"),
      field(&M::rod_margin_cny_per_kg, "rod_margin_cny_per_kg", unit::cny_per_kg, defaulted,
            at_least(0), "Earned on a kg of rod: lost until the next rod grows.",
            "0 counts no production lost: the lower bound"));
}

constexpr auto silicon_waiting_fields() {
  using S = SiliconPlant;
  return field_table(
      field(&S::start_wait_h, "start_wait_h", unit::hour, defaulted, between(0, 8),
            "How long a furnace may stand ready before it is heated; the plan chooses when. More "
            "furnaces are installed for it.",
            "0: not at all. 4-8 in industry practice; assumption"),
      field(&S::chiller_frac, "chiller_frac", unit::frac, defaulted, between(0, 1),
            "Chillers over utilities.",
            "the heat of slicing at a coefficient of performance of 5; assumption"),
      field(&S::chiller_wait_h, "chiller_wait_h", unit::hour, defaulted, between(0, 2),
            "Hours of mean chiller power that the cold-water loop can hold; the plan chooses when "
            "chillers run.",
            "0: none. Thermal inertia of a loop lasts minutes to 2 h; assumption"),
      field(&S::chiller_use_frac, "chiller_use_frac", unit::frac, defaulted, above_up_to(0, 1),
            "Mean chiller power over what the chillers can do.", "assumption"));
}

constexpr auto silicon_wafer_fields() {
  using S = SiliconPlant;
  return field_table(
      field(&S::wafer_length_mm, "wafer_length_mm", unit::mm, defaulted, between(50, 350),
            "Length of a wafer.", "M10"),
      field(&S::wafer_width_mm, "wafer_width_mm", unit::mm, defaulted, between(50, 350),
            "Width of a wafer.", "M10"),
      field(&S::wafer_diagonal_mm, "wafer_diagonal_mm", unit::mm, defaulted, between(50, 500),
            "Diagonal over the rounded corners.", "M10: 330.15 cm2"),
      field(&S::wafer_thickness_um, "wafer_thickness_um", unit::um, defaulted, between(20, 500),
            "Thickness of a wafer.", "p-type wafers of 2023: about 150 um (CPIA)"),
      field(&S::kerf_um, "kerf_um", unit::um, defaulted, between(0, 500),
            "Silicon lost beside each wafer.",
            "middle of 55-60 um for 130 um n-type wafers; gives 2.1 g/W at 150 um"),
      field(&S::efficiency_frac, "efficiency_frac", unit::frac, defaulted, above_up_to(0, 0.5),
            "Rated power over wafer area at 1000 W/m2.", "8 W from an M10 wafer"),
      field(&S::charge_yield_frac, "charge_yield_frac", unit::frac, defaulted, above_up_to(0, 1),
            "Rod over charge.", "0.98: EPJ Photovoltaics 2023, doi:10.1051/epjpv/2022031"),
      field(&S::brick_yield_frac, "brick_yield_frac", unit::frac, defaulted, above_up_to(0, 1),
            "Squared brick over rod.", "0.55: the same"),
      field(&S::remelt_frac, "remelt_frac", unit::frac, defaulted, between(0, 1),
            "Part of the offcuts that returns to the crucible.",
            "34.6 g of 81.0 g x 0.45: the same"),
      field(&S::slicing_yield_frac, "slicing_yield_frac", unit::frac, defaulted, above_up_to(0, 1),
            "Good wafers over wafers cut.",
            "between 0.93 (the same: 0.71 at 140 and 43 um) and 0.97 (1.8 g/W at 130 um)"));
}

constexpr auto fields(const SiliconPlant*) {
  using S = SiliconPlant;
  return std::tuple_cat(
      field_table(bus_field(&S::bus, "bus", "electricity", "Bus the plant draws from."),
                  field(&S::target_gw_per_y, "target_gw_per_y", unit::gw_per_year, required,
                        above_up_to(0, 1000), "Rated power of the wafers made in a year.")),
      silicon_wafer_fields(),
      field_table(
          field(&S::brick_kwh_per_kg, "brick_kwh_per_kg", unit::kwh_per_kg,
                optional_meaning("from the furnace's stages: 24.5 with the defaults"),
                above_up_to(0, 500),
                "Electricity of pulling per kg of squared brick, as measured; scales the power of "
                "every stage.",
                "new plants below 23, existing ones below 26: MIIT conditions of 2024"),
          field(&S::wafer_kwh, "wafer_kwh", unit::kwh, defaulted, between(0, 5),
                "Electricity to slice and clean one wafer.",
                "new plants below 0.08: MIIT conditions of 2024"),
          field(&S::utilities_frac, "utilities_frac", unit::frac, defaulted, between(0, 2),
                "Cooling, compressed air, exhaust and the rest over pulling and slicing.",
                "20-35 %; assumption"),
          field(&S::makeup_kg_per_kwh, "makeup_kg_per_kwh", unit::kg_per_kwh, defaulted,
                between(0, 20), "Make-up water of the cooling towers per kWh of pulling.",
                "1.5-2 kg/kWh; assumption"),
          field(&S::argon_recovery_frac, "argon_recovery_frac", unit::frac, defaulted,
                between(0, 1), "Argon recovered from the furnaces.",
                "none; recycling units recover 0.80-0.95"),
          field(&S::slicing_flexible_within_day, "slicing_flexible_within_day", unit::none,
                defaulted, any_number,
                "True: the day's slicing may be done at any hour of that day."),
          field(&S::slicing_use_frac, "slicing_use_frac", unit::frac, defaulted, above_up_to(0, 1),
                "Mean slicing over what the saws can do; flexible slicing only.", "assumption"),
          field(&S::slicing_unserved_cny_per_mwh, "slicing_unserved_cny_per_mwh", unit::cny_per_mwh,
                optional_meaning("slicing must be served"), at_least(0),
                "Value of slicing not served. Pulling must always be served: a furnace without "
                "power loses its melt."),
          field(&S::furnace_phases, "furnace_phases", unit::none, defaulted, any_number,
                "Where in their runs the furnaces stand at the beginning of the year."),
          field(&S::seed, "seed", unit::none, defaulted, between(0, 9e15),
                "Equal seeds scatter the furnaces alike."),
          table_field(&S::furnace, "furnace", "the defaults of its keys",
                      "Stages of a run, their powers, and what a run yields."),
          table_field(&S::melt_loss, "melt_loss", "the defaults of its keys",
                      "What an outage costs that freezes the melts.")),
      silicon_waiting_fields());
}

}  // namespace sunward::component
