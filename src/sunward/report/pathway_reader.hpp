// A results folder of a pathway read back: pathway.json and the folders of its stages.
#pragma once

#include <string>

#include "sunward/result/pathway.hpp"

namespace sunward::report {

struct StoredPathway {
  result::Pathway plan;  ///< when optimal, its stages' plans with the values of their flows
  result::Provenance provenance;
};

/// Whether a folder holds a pathway and not the plan of one year.
[[nodiscard]] bool holds_pathway(const std::string& folder);

/// @throws InputError with every fault of pathway.json, or those of a stage's folder: missing or
/// mistyped fields, another format, a file that cannot be read.
[[nodiscard]] StoredPathway read_pathway_folder(const std::string& folder);

}  // namespace sunward::report
