// The words of case files and results, in English and Chinese, for docs/nomenclature.md.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/field.hpp"

namespace sunward::input {

/// A key of the case file or of the single-owner case, with everywhere it may stand.
struct NamedKey {
  FieldInfo field;                  ///< of its first place
  std::vector<std::string> units;   ///< symbols it has, usually one
  std::vector<std::string> places;  ///< sections, or types within them
};

/// Every key once, by name. Its term is the message row "term.<name>".
[[nodiscard]] std::vector<NamedKey> all_keys();

/// Markdown of the generated part: endings and units, words of the case file, words of the results.
/// A test compares it with the page.
[[nodiscard]] std::string nomenclature_markdown();

}  // namespace sunward::input
