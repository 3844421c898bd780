// What a membrane study asks of the park's flow battery: its size, its schedule, the air around it
// and the price of what it takes in.
#pragma once

#include <cstddef>
#include <vector>

#include "sunward/component/storage/storage.hpp"
#include "sunward/model/membrane_study.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::study::membrane {

/// One weather year.
struct DutyYear {
  double step_h = 1.0;
  std::size_t steps_per_day = 24;
  std::vector<double> request_mw;  ///< at the bus, > 0 discharge
  std::vector<double> ambient_c;
};

struct Duty {
  double power_mw = 0.0;
  double energy_mwh = 0.0;
  double start_content_mwh = 0.0;
  double energy_price_cny_per_mwh = 0.0;
  std::vector<DutyYear> years;
};

/// The flow battery that the terms name, or the only one.
/// @throws InputError when there is none, there are several, or the name is another asset's.
[[nodiscard]] const model::Component& studied_storage(const model::Park& park,
                                                      const model::MembraneStudy& terms);

/// @param plan  optimal, of the park, with its flows.
/// @throws InputError when the plan does not build the battery or never charges it.
[[nodiscard]] Duty duty_of(const model::Park& park, const result::Plan& plan,
                           const model::Component& storage, const model::MembraneStudy& terms);

}  // namespace sunward::study::membrane
