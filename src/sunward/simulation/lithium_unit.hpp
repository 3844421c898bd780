// The lithium battery of component/lithium_battery as a unit of the simulation.
#pragma once

#include "sunward/component/lithium_battery/plant.hpp"
#include "sunward/simulation/unit.hpp"

namespace sunward::simulation {

class LithiumUnit : public Unit {
 public:
  LithiumUnit(const component::Storage& spec, double power_mw, double energy_mwh,
              double content_mwh);

  [[nodiscard]] const char* law() const override { return "lithium"; }
  UnitStep step(double request_mw, const Conditions& conditions) override;
  [[nodiscard]] Ability ability() const override;
  [[nodiscard]] Stored stored() const override;
  void end_day() override { judge(); }
  /// Cells are replaced by the law as they wear out. The plan's annuity pays for new ones every
  /// energy_lifetime_y; those that wore out earlier cost their unpaid part.
  double end_year(result::SimulatedAsset& asset) override;

 private:
  struct Counters {
    double temp_min_c = 1e9;
    double temp_max_c = -1e9;
    double replacement_cny = 0.0;
    double replaced_mwh = 0.0;  ///< content that came with new cells, less what left
    int replacements = 0;
  };

  void judge();
  /// What can be cycled, of the window that the plan counts on.
  [[nodiscard]] double usable_frac() const;

  component::lithium_battery::Plant plant_;
  component::lithium_battery::PlantState state_;
  component::Storage spec_;
  double round_trip_frac_ = 1.0, one_way_frac_ = 1.0;  ///< rough, of the day
  double cell_years_ = 0.0;                            ///< age of the cells
  double usable_before_ = 1.0;                         ///< at the end of the year before
  Counters year_;
};

}  // namespace sunward::simulation
