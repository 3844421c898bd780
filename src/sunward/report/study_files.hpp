// study.json, study.csv and study.html: the outcome of a study. Without time or machine, so that a
// run broken off and taken up again ends in the very same files.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/result/study.hpp"

namespace sunward::report {

/// Everything of a study as JSON; numbers that do not exist are null.
[[nodiscard]] std::string study_json(const result::Study& study);

/// True for the text of a study.json that holds a tornado of the park of that name; false for
/// anything else, also for text that is no JSON.
[[nodiscard]] bool is_tornado_of(const std::string& json, const std::string& park_name);

/// One row per plan: its outcome, its inputs, its figures. Empty cells where there is no number;
/// names with commas or quotes are quoted.
[[nodiscard]] std::string study_csv(const result::Study& study);

/// One self-contained page in both languages, in the manner of report.html.
[[nodiscard]] std::string study_html(const result::Study& study, Language language);

}  // namespace sunward::report
