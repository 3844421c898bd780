// The page as web/ builds it (scripts, styles, messages in one HTML file), embedded at build time.
#pragma once

#include <string_view>

namespace sunward::report::detail {

/// Holds each marker of html.cpp once.
[[nodiscard]] std::string_view page_template();

}  // namespace sunward::report::detail
