// The reference documentation of the case file, written from the field tables.
#pragma once

#include <string>

namespace sunward::input {

/// Markdown: one table of keys per section. docs/reference/case_file.md is this text; a test
/// compares.
[[nodiscard]] std::string reference_markdown();

}  // namespace sunward::input
