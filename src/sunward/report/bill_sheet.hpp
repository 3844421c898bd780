// The sheet of electricity bills in statements.xlsx; private to report.
#pragma once

#include "sunward/finance/plan_bill.hpp"
#include "sunward/report/xlsx_cells.hpp"

namespace sunward::report::detail {

/// Twelve bills side by side, in CNY: the first weather year of a connection.
/// @param name  of the sheet.
void write_bill_sheet(const finance::GridBill& bill, const std::string& name, Language language,
                      const Formats& formats, lxw_worksheet* sheet);

}  // namespace sunward::report::detail
