// The sheet of the investment estimate in statements.xlsx; private to report.
#pragma once

#include "sunward/finance/accounts.hpp"
#include "sunward/report/xlsx_cells.hpp"

namespace sunward::report::detail {

/// What is bought, with and without its deductible tax and its share, down to the total investment.
void write_investment_sheet(const finance::Accounts& accounts, Language language,
                            const Formats& formats, lxw_worksheet* sheet);

}  // namespace sunward::report::detail
