// From the table of a case file to a park; private to input.
#pragma once

#include <toml++/toml.h>

#include "sunward/input/park_reader.hpp"
#include "sunward/input/read_context.hpp"
#include "sunward/model/objective_terms.hpp"
#include "sunward/model/pathway_terms.hpp"
#include "sunward/model/study_terms.hpp"

namespace sunward::input {

/// What a case file says besides the park.
struct CaseTerms {
  model::StudyTerms study;
  model::ObjectiveTerms objective;
  model::PathwayTerms pathway;
};

/// Reads every section. Faults go into the context; the park is whole only when there are none.
/// @param table  with its base files laid under it.
[[nodiscard]] model::Park park_of_table(const toml::table& table, ReadContext& context,
                                        const ReadOptions& options, CaseTerms& terms);

/// Parses a case file and lays it over its bases. Nothing when it is no TOML.
/// @throws InputError when options.years is out of range.
[[nodiscard]] std::optional<toml::table> table_of_text(const std::string& text,
                                                       const std::string& shown,
                                                       const ReadOptions& options,
                                                       ReadContext& context);

}  // namespace sunward::input
