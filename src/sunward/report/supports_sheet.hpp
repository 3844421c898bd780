// The sheet of supports in statements.xlsx: what each pays a year, from quantity and price; the
// other sheets point at it. Private to report.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/text.hpp"
#include "sunward/finance/project.hpp"
#include "sunward/report/xlsx_cells.hpp"

namespace sunward::report::detail {

/// Names of the sheet's rows, the first below the header: kinds of income, then what a green loan
/// takes off the interest. The value, without tax, stands in the second column.
[[nodiscard]] std::vector<std::string> support_names(const finance::Supports& supports);

/// @param vat_cell  of the rate of value-added tax, as formulas write it.
void write_supports_sheet(const finance::Project& project, Language language,
                          const std::string& vat_cell, const Formats& formats,
                          lxw_worksheet* sheet);

}  // namespace sunward::report::detail
