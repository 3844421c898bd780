// A plant that pulls monocrystalline silicon rods, squares them to bricks and slices wafers: its
// parameters. yield_chain.hpp says what a wafer takes, plant_year.hpp what a year takes, fleet.hpp
// how the power of all furnaces goes through the year.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/silicon_plant/furnace.hpp"

namespace sunward::component {

/// Where in their runs the furnaces stand at the beginning of the year.
enum class FurnacePhases {
  scattered,  ///< each somewhere, by a generator with a seed: a fleet that has drifted apart
  even        ///< at equal distances: a fleet whose starts are planned
};
constexpr auto enum_names(FurnacePhases) {
  using P = FurnacePhases;
  return std::array{std::pair<P, std::string_view>{P::scattered, "scattered"},
                    std::pair<P, std::string_view>{P::even, "even"}};
}

/// What an outage costs that is longer than a melt can bear; [loads.NAME.melt_loss]. Prices are
/// assumptions: put in your own.
struct MeltLoss {
  double ride_through_minutes = 5.0;  ///< without power until the melt begins to freeze
  double polysilicon_cny_per_kg = 40.0;
  double frozen_worth_frac = 0.5;      ///< of what a frozen melt is still worth, over polysilicon
  double crucible_cny = 10000.0;       ///< a new one; half of its life is lost on average
  double rod_margin_cny_per_kg = 0.0;  ///< earned on a kg of rod, lost until the next rod grows
};

struct SiliconPlant {
  std::string bus;
  double target_gw_per_y = 0.0;  ///< rated power of the wafers made in a year
  // Wafer: a rectangle whose corners the rod may have cut. Defaults: M10
  double wafer_length_mm = 182.0;
  double wafer_width_mm = 182.0;
  double wafer_diagonal_mm = 247.0;  ///< over the rounded corners
  double wafer_thickness_um = 150.0;
  double kerf_um = 57.5;            ///< silicon lost beside each wafer
  double efficiency_frac = 0.2423;  ///< rated power over wafer area at 1000 W/m2
  // Yields of the chain
  double charge_yield_frac = 0.98;   ///< rod over charge
  double brick_yield_frac = 0.55;    ///< squared brick over rod
  double remelt_frac = 0.95;         ///< of what cropping and squaring cut off
  double slicing_yield_frac = 0.95;  ///< good wafers over wafers cut
  // Energy and media
  double brick_kwh_per_kg = 0.0;    ///< pulling, as measured; 0: from the furnace's stages
  double wafer_kwh = 0.08;          ///< slicing and cleaning of one wafer
  double utilities_frac = 0.22;     ///< over pulling and slicing
  double makeup_kg_per_kwh = 1.75;  ///< water per kWh that the furnaces reject
  double argon_recovery_frac = 0.0;
  // What may move
  bool slicing_flexible_within_day = false;
  double slicing_use_frac = 0.85;              ///< mean slicing over what the saws can do
  double slicing_unserved_cny_per_mwh = -1.0;  ///< negative: must be served
  double start_wait_h = 0.0;      ///< how long a furnace may stand ready before it is heated
  double chiller_frac = 0.15;     ///< chillers over utilities
  double chiller_wait_h = 0.0;    ///< hours of mean cooling that the cold-water loop can hold
  double chiller_use_frac = 0.7;  ///< mean chiller power over what they can do
  MeltLoss melt_loss;
  FurnacePhases furnace_phases = FurnacePhases::scattered;
  std::uint64_t seed = 1;
  Furnace furnace;
};

/// What the ranges of single fields cannot say: corners, a brick that does not fit into its rod,
/// stage times that contradict each other. Keys are relative to the asset; empty when all is well.
[[nodiscard]] std::vector<Fault> check(const SiliconPlant& plant);

}  // namespace sunward::component
