// The results of a pathway: pathway.json, pathway.html and a results folder per stage.
#pragma once

#include <string>
#include <vector>

#include "sunward/report/folder.hpp"
#include "sunward/result/pathway.hpp"

namespace sunward::report {

/// Everything of a pathway but the hours; numbers that do not exist are null.
[[nodiscard]] std::string pathway_json(const result::Pathway& pathway,
                                       const result::Provenance& provenance);

/// One self-contained page in both languages, in the manner of report.html.
[[nodiscard]] std::string pathway_html(const result::Pathway& pathway,
                                       const result::Provenance& provenance, Language language);

/// The same from the texts of pathway.json and finance.json; the latter may be empty.
[[nodiscard]] std::string pathway_page(const std::string& pathway_json,
                                       const std::string& finance_json, Language language);

/// Writes a results folder per stage, named by its year, then pathway.html and, last, pathway.json.
/// Of a pathway without a plan only pathway.json.
/// @param by_stage  one entry per stage, or one for all; the first also speaks for pathway.html.
/// Returns the paths written.
/// @throws InputError when the folder cannot be written or the disk is full.
std::vector<std::string> write_pathway_folder(const result::Pathway& pathway,
                                              const result::Provenance& provenance,
                                              const std::string& folder,
                                              const std::vector<FolderOptions>& by_stage);

}  // namespace sunward::report
