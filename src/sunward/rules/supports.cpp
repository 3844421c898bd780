#include "sunward/rules/supports.hpp"

#include <algorithm>

#include "sunward/base/error.hpp"

namespace sunward::rules {

namespace {

struct Found {
  const model::Regulation* regulation = nullptr;
  const model::Support* support = nullptr;
};

Found find(const model::RuleBook& book, const std::string& id) {
  for (const model::Regulation& regulation : book.regulations)
    for (const model::Support& support : regulation.supports)
      if (support.id == id) return {&regulation, &support};
  return {};
}

Fault fault_at(const model::Park& park, const std::string& id, FaultWords words) {
  Fault fault;
  if (!park.inputs.empty()) fault.file = park.inputs.front().first;
  fault.key = "rules.supports." + id;
  fault.tell(std::move(words));
  return fault;
}

}  // namespace

std::vector<BookedSupport> booked_supports(const model::Park& park,
                                           const Circumstances& circumstances) {
  std::vector<BookedSupport> list;
  if (park.rules.book == nullptr) return list;
  std::vector<Fault> faults;
  for (const model::SupportChoice& choice : park.rules.supports) {
    if (!choice.on) continue;
    const auto [regulation, support] = find(*park.rules.book, choice.id);
    SUNWARD_CHECK(support != nullptr, "the reader knows every support by name");
    const Applicability verdict =
        both(applies(*regulation, circumstances), applies(*support, circumstances));
    if (verdict.answer != Answer::yes)
      faults.push_back(fault_at(
          park, choice.id,
          told("support.does_not_apply",
               {{"reasons", joined(verdict.reasons, "rules.semicolon", "rules.semicolon")}})));
    const bool twice = std::any_of(list.begin(), list.end(), [&](const BookedSupport& other) {
      return other.kind == support->kind;
    });
    if (twice)
      faults.push_back(fault_at(park, choice.id, told("support.twice", {{"kind", support->kind}})));
    list.push_back({choice.id, support->kind, choice.terms});
  }
  if (!faults.empty()) throw InputError(std::move(faults));
  return list;
}

}  // namespace sunward::rules
