// The way from sun and wind to the bus: what is left of a year's energy after each loss.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sunward::result {

/// What is left after one stage.
struct LossStage {
  /// Sun: "horizontal", "plane", "glass", "soiling", "snow", "rear", "low_light", "temperature",
  /// "system", "inverter", "clipping", "ageing"; wind: "gross", "losses"; of a plan also
  /// "curtailment".
  std::string name;
  double energy_mwh = 0.0;  ///< in the mean year
};

/// One plant. A stage's loss is the step down (or gain: up) from the one before.
struct LossLadder {
  std::string asset;
  std::string label;
  std::string type;          ///< "pv" or "wind"
  double capacity_mw = 1.0;  ///< the energies are of this size
  std::vector<LossStage> stages;
};

struct Losses {
  std::string park_name;
  bool planned = false;  ///< of a plan: its sizes, with curtailment; else 1 MW where a size is open
  std::vector<LossLadder> ladders;
};

}  // namespace sunward::result
