// Forms of a grid charge that are not convex together: each is planned, the bill judges, the
// cheapest is taken.
#pragma once

#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study {

/// One way to see the charges of a park: the park as the optimiser is to see it.
struct ChargeForm {
  model::Park park;
  std::vector<Phrase> names;  ///< what was taken, a phrase for each open question
  bool lowest_blocks = true;  ///< of falling blocks the lowest price: its plan bounds the cost
};

/// Every combination of the answers that a park's tariffs leave open:
///  * power_charge = "cheaper": by demand, or by capacity;
///  * network_charge = "cheaper": the single capacity charge, or two parts with self-use;
///  * blocks whose price does not rise throughout: one form for each block's price;
///  * an agreed demand whose least overtakes it inside the range of the connection's size: below,
///    and above.
/// Empty when nothing is open, and when there would be more than `most_charge_forms`.
[[nodiscard]] std::vector<ChargeForm> charge_forms(const model::Park& park);
inline constexpr std::size_t most_charge_forms = 16;

/// Plans every form, bills each plan under the tariff itself, and returns the plan whose cost, with
/// the bill in place of the optimiser's own charges, is least. Its first note (`choice_notes` of
/// them) tells what was compared. A form without a plan is no obstacle. A year that is best charged
/// by demand in some months and by capacity in others is billed so, but not planned for it.
/// @param forms  at least one
[[nodiscard]] result::Plan plan_cheapest(const model::Park& park,
                                         const std::vector<ChargeForm>& forms,
                                         const PlanOptions& options);

/// How many of the first notes of the park's plan speak of choices: 0, 1, or 2 with falling blocks.
[[nodiscard]] std::size_t choice_notes(const model::Park& park);

}  // namespace sunward::study
