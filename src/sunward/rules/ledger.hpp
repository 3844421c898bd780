// The ledger: every regulation, clause and support of the rule book for one park: does it apply,
// since when, why, which evidence it asks for, and where it stands.
#pragma once

#include <string>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/rules/applicability.hpp"
#include "sunward/rules/compliance.hpp"

namespace sunward::rules {

enum class LedgerStatus {
  met,             ///< judged by the plan
  failed,          ///< judged by the plan
  not_assessable,  ///< something is missing
  to_be_shown,     ///< applies; evidence is asked for and none is on file
  on_file,         ///< the case file says where the evidence is
  open,            ///< applies; nothing is asked for, or no plan has been made yet
  unknown,         ///< whether it applies cannot be told
  not_applicable,
  off
};
[[nodiscard]] const char* to_string(LedgerStatus status);

struct LedgerItem {
  std::string regulation;
  std::string id;
  std::string kind;  ///< "clause", or the kind of the support
  Phrase text;
  Answer applies = Answer::unknown;
  std::vector<Phrase> why;
  std::string since;  ///< ISO date
  std::string until;  ///< empty: open
  std::vector<Phrase> evidence;
  std::string on_file;  ///< what the case file says under rules.evidence
  LedgerStatus status = LedgerStatus::unknown;
  bool booked = false;  ///< a support that the case file switches on in the statements
  model::Citation citation;
};

/// @param compliance  of a plan of this park, or null before there is one.
[[nodiscard]] std::vector<LedgerItem> ledger_of(const model::Park& park,
                                                const Compliance* compliance = nullptr);

}  // namespace sunward::rules
