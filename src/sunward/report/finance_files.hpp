// finance.json and statements.xlsx of a plan: made once, written together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunward/base/text.hpp"
#include "sunward/finance/accounts.hpp"
#include "sunward/finance/plan_bill.hpp"

namespace sunward::report {

struct FinanceFiles {
  finance::Accounts accounts;
  std::vector<finance::GridBill> bills;  ///< a sheet each; may be empty
  std::string json;                      ///< text of finance.json
  std::string date;                      ///< "2026-03-01", in the head of every sheet; may be empty
};

/// Prices, with tax, at which a plan made for the owners let the park's own consumers buy: those of
/// its first round, in place of prices that the case does not give.
struct HeldPrices {
  double electricity_cny_per_mwh = 0.0;
  double hydrogen_cny_per_kg = 0.0;
};

/// The day a plan was made, "2026-03-01".
[[nodiscard]] std::string date_of(const result::Provenance& provenance);

/// The prices in the objective.json of a results folder; nothing when there is none.
[[nodiscard]] std::optional<HeldPrices> read_held_prices(const std::string& folder);

/// Statements of an optimal plan. Cost: about 20 ms.
/// @param plan  its flows with values.   @param park  the case it was made from, without weather.
/// @param date  of the plan.
/// @throws InputError when the two do not belong together or the loan outlives the operation.
[[nodiscard]] FinanceFiles finance_files(const result::Plan& plan, const model::Park& park,
                                         const std::string& date,
                                         const std::optional<HeldPrices>& held = std::nullopt);

/// Both files into a folder that is there; they get their names only when both are complete.
/// @throws InputError when the folder cannot be written or the disk is full.
void write_finance_files(const FinanceFiles& files, const std::string& folder, Language language);

}  // namespace sunward::report
