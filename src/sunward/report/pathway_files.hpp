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

/// Writes a results folder per stage, named by its year, then pathway.html and, last, pathway.json.
/// Of a pathway without a plan only pathway.json. Returns the paths written.
/// @throws InputError when the folder cannot be written or the disk is full.
std::vector<std::string> write_pathway_folder(const result::Pathway& pathway,
                                              const result::Provenance& provenance,
                                              const std::string& folder,
                                              const FolderOptions& options = {});

}  // namespace sunward::report
