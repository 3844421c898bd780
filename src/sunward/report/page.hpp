// The page built from web/ with its title and its data put in; private to report.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sunward::report::detail {

/// @param title  any text; escaped.
/// @param scripts  id and JSON text of each block of data; ended safely inside the page.
[[nodiscard]] std::string page(const std::string& title,
                               const std::vector<std::pair<std::string, std::string>>& scripts);

}  // namespace sunward::report::detail
