// The [study.membrane] section: which membranes are compared, over which duty. Read by
// `sunward study membrane`, not by a plan.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/component/flow_battery/membrane.hpp"

namespace sunward::model {

/// What is asked of the battery.
enum class MembraneDuty {
  planned,  ///< the schedule of the park's own plan
  daily     ///< one charge and one discharge a day
};

constexpr auto enum_names(MembraneDuty) {
  return std::array{std::pair<MembraneDuty, std::string_view>{MembraneDuty::planned, "planned"},
                    std::pair<MembraneDuty, std::string_view>{MembraneDuty::daily, "daily"}};
}

struct MembraneStudy {
  std::string storage;  ///< empty: the only flow battery
  int operation_y = 25;
  /// The grid around the case's membrane; from 10 % to twice its permeability, every usual
  /// thickness.
  std::vector<double> thickness_um{25.0, 50.0, 75.0, 100.0, 127.0, 183.0};
  std::vector<double> permeability_factor{0.1, 0.25, 0.5, 1.0, 2.0};
  std::vector<double> price_cny_per_m2;    ///< empty: the case's membrane's
  double energy_price_cny_per_mwh = -1.0;  ///< negative: the plan's value of electricity
  MembraneDuty duty = MembraneDuty::planned;
  double duty_power_frac = 0.8;
  double duty_charge_h = 5.0;
  double duty_discharge_h = 4.0;
  /// The membranes to compare by name: the case's own libraries, then the built-in one.
  std::vector<std::pair<std::string, component::Membrane>> known;
};

}  // namespace sunward::model
