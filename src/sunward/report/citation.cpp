#include "sunward/report/citation.hpp"

namespace sunward::report {

namespace {

const char* verified_row(model::SourceStatus status) {
  switch (status) {
    case model::SourceStatus::verified:
      return "rules.verified.yes";
    case model::SourceStatus::secondary:
      return "rules.verified.secondary";
    case model::SourceStatus::assumption:
      return "rules.verified.assumption";
  }
  return "";
}

}  // namespace

std::string citation_text(const model::Citation& citation, Language language) {
  const auto or_row = [&](const std::string& word, const char* row) {
    return word.empty() ? text(language, row) : word;
  };
  return text(language, "rules.cited",
              {{"number", or_row(citation.number, "rules.citation.no_number")},
               {"issued", citation.issued},
               {"article", or_row(citation.article, "rules.citation.no_article")},
               {"verified", text(language, verified_row(citation.status),
                                 {{"source", citation.source.in(language)}})}});
}

std::string sources_of(const rules::Compliance& compliance, Language language) {
  std::string lines;
  for (const rules::ClauseResult& result : compliance.clauses)
    if (!result.citation.issued.empty() && result.outcome != rules::Outcome::not_applicable &&
        result.outcome != rules::Outcome::off)
      lines += "  " + result.clause.id + "\n    " + citation_text(result.citation, language) + "\n";
  return lines.empty() ? lines : text(language, "rules.sources") + "\n" + lines;
}

}  // namespace sunward::report
