// The power of all furnaces together, step by step.
#pragma once

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

/// Mean power that gives `mwh` over the year an axis stands for [MW]: its own 8784 h when it has
/// as many, else 8760 h.
[[nodiscard]] double mean_mw(double mwh, const series::TimeAxis& axis);

/// The load of a plant, split by what may move [MW, one value per step].
struct PlantLoad {
  std::vector<double> fixed_mw;    ///< pulling, utilities, and slicing that does not move
  std::vector<double> slicing_mw;  ///< mean slicing, where it may move within the day; else empty
};
[[nodiscard]] PlantLoad plant_load(const SiliconPlant& plant, const series::TimeAxis& axis);

}  // namespace sunward::component::silicon_plant
