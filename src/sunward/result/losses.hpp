// The way from sun and wind to the bus: what is left of a year's energy after each loss.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sunward::result {

/// What is left after one stage.
struct LossStage {
  /// Sun: "horizontal", "plane", "glass", "soiling", "snow", "rear", "spectrum",
  /// "low_light", "temperature", "system", "inverter", "clipping", "ageing"; wind: "rotor" (with
  /// the default curve), "gross", "wakes", "availability", "icing", "losses"; of a plan also
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

enum class WayKind { source, loss, product };

/// One step of the mean year from sun and wind to product.
struct WayStep {
  /// Row "way.step.<name>" of the message table: "sun", "wind", "thermal", "import",
  /// "hydrogen_bought", "unserved"; a stage of the ladders after "pv_" or "wind_"; "curtailment";
  /// "storage", "electrolyser", "compressor", "tank"; "export", "load", "hydrogen",
  /// "hydrogen_sold"; "rest".
  std::string name;
  std::string label;  ///< the asset's, where the step is of one; else empty
  WayKind kind = WayKind::loss;
  double change_mwh = 0.0;   ///< hydrogen at its lower heating value, 33.33 kWh/kg
  double hydrogen_kg = 0.0;  ///< of steps of hydrogen
};

struct Losses {
  std::string park_name;
  bool planned = false;  ///< of a plan: its sizes, with curtailment; else 1 MW where a size is open
  std::vector<LossLadder> ladders;
  std::vector<WayStep> way;  ///< of a plan; the changes sum to 0
};

}  // namespace sunward::result
