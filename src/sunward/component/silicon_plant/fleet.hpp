// The power of all furnaces together, step by step.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "sunward/component/silicon_plant/plant_year.hpp"
#include "sunward/series/time_axis.hpp"

namespace sunward::component::silicon_plant {

/// Where furnace number i of n stands in its run at the first step, as a share of the run [0, 1).
/// The same plant gives the same phases on every machine.
[[nodiscard]] double phase_of(const SiliconPlant& plant, int i, int n);

/// Power of the running furnaces, one mean value per step [MW]. Scaled so that its mean over the
/// axis is the year's: the axis ends within the runs, which alone would leave a difference (below
/// 0.5 % for a fleet of hundreds over a year).
/// Cost: about 10 ns per furnace and step.
[[nodiscard]] std::vector<double> pulling_mw(const SiliconPlant& plant, const PlantYear& year,
                                             const series::TimeAxis& axis);

/// The same without charge and melt, whose start can wait: what must not fail hour by hour.
[[nodiscard]] std::vector<double> held_mw(const SiliconPlant& plant, const PlantYear& year,
                                          const series::TimeAxis& axis);

/// Mean power that gives `mwh` over the year an axis stands for [MW]: its own 8784 h when it has
/// as many, else 8760 h.
[[nodiscard]] double mean_mw(double mwh, const series::TimeAxis& axis);

/// Flows of a plant's load, as results name them: what is fixed, slicing, starts, chillers.
inline constexpr std::array<std::string_view, 4> load_quantities{"power_mw", "slicing_mw",
                                                                 "starting_mw", "chiller_mw"};

/// Means of what may wait [MW]; 0 where it may not.
struct WaitingLoad {
  double starting_mw = 0.0;  ///< charge and melt
  double chiller_mw = 0.0;
};
[[nodiscard]] WaitingLoad waiting_load(const SiliconPlant& plant, const series::TimeAxis& axis);

/// The load of a plant, split by what may move [MW, one value per step].
struct PlantLoad {
  std::vector<double> fixed_mw;    ///< what does not move: pulling, utilities, slicing
  std::vector<double> slicing_mw;  ///< mean slicing, where it may move within the day; else empty
  WaitingLoad waiting;
};
[[nodiscard]] PlantLoad plant_load(const SiliconPlant& plant, const series::TimeAxis& axis);

}  // namespace sunward::component::silicon_plant
