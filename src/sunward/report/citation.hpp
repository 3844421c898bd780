// Where a clause or support stands and whether it was read there, as one line.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/rules/compliance.hpp"

namespace sunward::report {

/// "Document: ..., issued ..., article .... Verified: ...".
[[nodiscard]] std::string citation_text(const model::Citation& citation, Language language);

/// One such line for each clause that was judged, below a heading; empty when none was.
[[nodiscard]] std::string sources_of(const rules::Compliance& compliance, Language language);

}  // namespace sunward::report
