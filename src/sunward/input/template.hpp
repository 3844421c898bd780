// The commented project that `sunward init` writes.
#pragma once

#include <string>

#include "sunward/base/text.hpp"

namespace sunward::input {

/// A complete case file with comments in the language; reads without faults. The two languages
/// differ in comments and labels only.
[[nodiscard]] std::string project_template(Language language);

}  // namespace sunward::input
