// Several electrolyser units of equal size that share one power: which of them run, at which load.
#pragma once

#include <cstddef>
#include <vector>

#include "sunward/component/electrolyser/unit.hpp"

namespace sunward::component::electrolyser {

struct FleetState {
  /// The last answer of n_wanted() and its question, as a step follows its prospect.
  struct Wanted {
    double available_mw = -1.0, growth_v = 0.0, ambient_c = 0.0;
    int n = 0;
  };

  std::vector<UnitState> units;
  std::vector<std::size_t> order{};  ///< of preference in the last step; hardly ever another
  Wanted wanted{};
  bool sorted = false;  ///< by a prospect, for the step after it
};

struct FleetStep {
  UnitStep total;
  int n_running = 0;  ///< units that made hydrogen at the end of the step
  int n_starting = 0;
};

/// What a fleet would make, seen before it does.
struct Prospect {
  bool settled = false;  ///< no unit starts: the step makes this, but for how unevenly the units
                         ///< have aged
  double kg_per_h = 0.0;
  double kg_per_mwh = 0.0;  ///< of one more unit of energy
};

class Fleet {
 public:
  /// As many units as are needed so that none is larger than the law's unit_power_mw.
  /// @param total_mw  alternating-current rating of all units together, > 0.
  Fleet(const ElectrolyserLaw& law, double total_mw);

  [[nodiscard]] FleetState fresh(double temp_c) const;

  /// One step. Only what is available now is known: units that are no longer needed stand by and
  /// then cool, units that are needed start. Of the units, those that run stay on first, then the
  /// warmest start, among equals those with the least voltage growth. Power that starting units do
  /// not need goes to the running ones; the total used never exceeds what is available.
  /// @param available_mw  constant over the step, >= 0.   @param step_h  > 0.
  FleetStep step(FleetState& state, double available_mw, double step_h, double ambient_c) const;

  /// What a step would make of a power, at a tenth of its cost. Not settled where units share the
  /// power unevenly.
  /// @param state  its order is brought up to date, as the step would.
  [[nodiscard]] Prospect prospect(FleetState& state, double available_mw, double ambient_c) const;

  /// How many units the sharing rule wants at a power, were they all warm.
  [[nodiscard]] int n_wanted(double available_mw, double growth_v, double ambient_c) const;

  /// Hydrogen of n warm units sharing a power as the rule says [kg/h]; 0 below their minimum load.
  [[nodiscard]] double steady_kg_per_h(double available_mw, double growth_v,
                                       double ambient_c) const;

  /// Hydrogen of new units for each unit of energy at their best load: no fleet makes more.
  [[nodiscard]] double best_kg_per_mwh() const;

  [[nodiscard]] const Unit& unit() const { return unit_; }
  [[nodiscard]] int n_units() const { return n_units_; }

 private:
  struct Air {
    double step_h;
    double ambient_c;
  };

  /// Of the units, by what they do.
  struct Census {
    int running = 0, starting = 0, off = 0;
    double growth_v = 0.0;  ///< mean
  };

  [[nodiscard]] int n_best(double power_mw, int least, int most, double growth_v,
                           double ambient_c) const;
  [[nodiscard]] Census census(const FleetState& state) const;
  void sort(FleetState& state) const;
  [[nodiscard]] double load_mw(double left_mw, int n_left) const;
  [[nodiscard]] double kg_per_h(double power_mw, int n_running, double growth_v,
                                double ambient_c) const;
  [[nodiscard]] double resting_mw(const Census& census, int n) const;
  int n_able(FleetState& state, const Census& census, double available_mw, double ambient_c) const;
  double step_resting(FleetState& state, int n, double given_mwh, const Air& air,
                      UnitStep& total) const;
  void step_wanted(FleetState& state, int n, double given_mwh, const Air& air,
                   UnitStep& total) const;

  int n_units_;
  Unit unit_;
  double best_mw_;  ///< power at which a new unit makes most hydrogen of it
};

}  // namespace sunward::component::electrolyser
