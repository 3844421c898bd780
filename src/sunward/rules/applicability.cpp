#include "sunward/rules/applicability.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sunward/model/registry.hpp"

namespace sunward::rules {

namespace {

std::string tonnes(double value) { return fmt::format("{:.0f}", value); }

Phrase fact_name(const std::string& fact) {
  const std::string row = "rules.fact." + fact;
  const bool known = text(Language::en, row) != "<" + row + ">";
  return known ? phrase(row) : Phrase(fact);  // a word of the user's own rule file
}

/// Collects reasons on each side; the weightiest side wins.
class Verdict {
 public:
  void yes(Phrase reason) { yes_.push_back(std::move(reason)); }
  void no(Phrase reason) { no_.push_back(std::move(reason)); }
  void unknown(Phrase reason) { unknown_.push_back(std::move(reason)); }

  [[nodiscard]] Applicability outcome() const {
    if (!no_.empty()) return {Answer::no, no_};
    if (!unknown_.empty()) return {Answer::unknown, unknown_};
    return {Answer::yes, yes_};
  }

 private:
  std::vector<Phrase> yes_, no_, unknown_;
};

void judge_region(const std::string& region, const Circumstances& park, Verdict& verdict) {
  if (region.empty()) return;
  if (park.region.empty())
    verdict.unknown(phrase("rules.why.region_unknown"));
  else if (model::covers(region, park.region))
    verdict.yes(phrase("rules.why.region", {{"region", park.region}}));
  else
    verdict.no(phrase("rules.why.other_region", {{"region", region}, {"park", park.region}}));
}

/// ISO dates compare as text.
void judge_dates(const std::string& from, const std::string& until, const Circumstances& park,
                 Verdict& verdict) {
  const std::string first = std::to_string(park.year) + "-01-01";
  const std::string last = std::to_string(park.year) + "-12-31";
  if (!from.empty() && from > last)
    verdict.no(phrase("rules.why.not_yet", {{"date", from}}));
  else if (!until.empty() && until < first)
    verdict.no(phrase("rules.why.expired", {{"date", until}}));
  else if (!from.empty())
    verdict.yes(phrase("rules.why.since", {{"date", from}}));
}

void judge_facts(const model::Condition& when, const Circumstances& park, Verdict& verdict) {
  const auto has = [&](const std::string& fact) { return park.facts.count(fact) > 0; };
  for (const std::string& fact : when.all_of)
    has(fact) ? verdict.yes(phrase("rules.why.has", {{"fact", fact_name(fact)}}))
              : verdict.no(phrase("rules.why.lacks", {{"fact", fact_name(fact)}}));
  for (const std::string& fact : when.none_of)
    if (has(fact)) verdict.no(phrase("rules.why.has_not", {{"fact", fact_name(fact)}}));
  if (when.any_of.empty()) return;
  std::vector<Phrase> names;
  for (const std::string& fact : when.any_of) {
    if (has(fact)) return verdict.yes(phrase("rules.why.has", {{"fact", fact_name(fact)}}));
    names.push_back(fact_name(fact));
  }
  verdict.no(phrase("rules.why.lacks", {{"fact", joined(names, "rules.comma", "rules.or")}}));
}

void judge_energy(const model::Condition& when, const Circumstances& park, Verdict& verdict) {
  if (when.energy_from_tce <= 0.0 && when.energy_below_tce == infinity) return;
  if (!park.energy_tce) return verdict.unknown(phrase("rules.why.energy_unknown"));
  const double tce = *park.energy_tce;
  if (tce < when.energy_from_tce)
    verdict.no(phrase("rules.why.energy_below",
                      {{"energy", tonnes(tce)}, {"limit", tonnes(when.energy_from_tce)}}));
  else if (tce >= when.energy_below_tce)
    verdict.no(phrase("rules.why.energy_above",
                      {{"energy", tonnes(tce)}, {"limit", tonnes(when.energy_below_tce)}}));
  else
    verdict.yes(phrase("rules.why.energy", {{"energy", tonnes(tce)}}));
}

}  // namespace

std::set<std::string> facts_of(const model::Park& park) {
  std::set<std::string> facts(park.rules.facts.begin(), park.rules.facts.end());
  for (const model::Component& component : park.components) {
    facts.emplace(model::kind_name(component));
    const auto* grid = std::get_if<component::Grid>(&component.spec);
    if (grid != nullptr && grid->export_limit_mw > 0.0) facts.emplace("export");
  }
  return facts;
}

Circumstances circumstances_of(const model::Park& park) {
  return {facts_of(park), park.rules.region, park.rules.year, std::nullopt};
}

Applicability applies(const model::Regulation& regulation, const Circumstances& circumstances) {
  Verdict verdict;
  judge_region(regulation.region, circumstances, verdict);
  judge_dates(regulation.from, regulation.until, circumstances, verdict);
  judge_facts(regulation.when, circumstances, verdict);
  judge_energy(regulation.when, circumstances, verdict);
  return verdict.outcome();
}

Applicability applies(const model::Condition& when, const Circumstances& circumstances) {
  Verdict verdict;
  judge_facts(when, circumstances, verdict);
  judge_energy(when, circumstances, verdict);
  return verdict.outcome();
}

Applicability applies(const model::Support& support, const Circumstances& circumstances) {
  Verdict verdict;
  judge_dates(support.from, support.until, circumstances, verdict);
  return both(verdict.outcome(), applies(support.when, circumstances));
}

Applicability both(const Applicability& one, const Applicability& other) {
  const auto rank = [](Answer answer) {
    return answer == Answer::no ? 2 : answer == Answer::unknown ? 1 : 0;
  };
  if (rank(one.answer) > rank(other.answer)) return one;
  if (rank(one.answer) < rank(other.answer)) return other;
  Applicability sum = one;
  for (const Phrase& reason : other.reasons)
    if (std::find(sum.reasons.begin(), sum.reasons.end(), reason) == sum.reasons.end())
      sum.reasons.push_back(reason);
  return sum;
}

}  // namespace sunward::rules
