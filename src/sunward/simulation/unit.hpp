// One electric storage as the simulation steps it, whatever its technology. A new law (lithium,
// say) is one more class beside flow_battery_unit and a line in make_unit().
#pragma once

#include <memory>

#include "sunward/base/index.hpp"
#include "sunward/component/storage/storage.hpp"
#include "sunward/result/simulation.hpp"

namespace sunward::simulation {

struct Conditions {
  double step_h = 1.0;
  double ambient_c = 10.0;
};

/// delivered + stored + losses = 0 to rounding, in every step.
struct UnitStep {
  double delivered_mwh = 0.0;  ///< into the bus; negative: taken from it
  double stored_mwh = 0.0;     ///< growth of what is stored
  result::LossTable losses;
};

/// What a dispatcher may count on, seen from the bus; rough, never exact.
struct Ability {
  double charge_mw = 0.0;
  double discharge_mw = 0.0;
  double content_mwh = 0.0;  ///< that would come out at the bus
  double room_mwh = 0.0;     ///< that the bus could put in
  double round_trip_frac = 1.0;
};

/// Content on the plan's scale, as far as the present state lets it be used.
struct Stored {
  double above_empty_mwh = 0.0;
  double room_mwh = 0.0;
};

class Unit {
 public:
  virtual ~Unit() = default;

  /// Name of the law: SimulatedAsset::law.
  [[nodiscard]] virtual const char* law() const = 0;
  /// @param request_mw  > 0 discharge, < 0 charge, mean over the step at the bus. What the unit
  ///        cannot do it leaves undone; what it draws for itself is part of what it delivers.
  virtual UnitStep step(double request_mw, const Conditions& conditions) = 0;
  [[nodiscard]] virtual Ability ability() const = 0;
  [[nodiscard]] virtual Stored stored() const = 0;
  /// Is it away for maintenance now?
  [[nodiscard]] virtual bool away() const { return false; }
  /// Called at each midnight.
  virtual void end_day() {}
  /// Called at the end of each year: adds figures to `asset`, replaces what is worn out and starts
  /// counting anew. @return what that costs beside the plan's annuities [CNY].
  virtual double end_year(result::SimulatedAsset& /*asset*/) { return 0.0; }
};

/// The law of the storage's technology at the sizes planned.
/// @param content_mwh  at the start, on the scale of the nameplate.
/// @throws InputError when the law cannot be built at these sizes (key without its asset's name).
[[nodiscard]] std::unique_ptr<Unit> make_unit(const component::Storage& spec, double power_mw,
                                              double energy_mwh, double content_mwh);

}  // namespace sunward::simulation
