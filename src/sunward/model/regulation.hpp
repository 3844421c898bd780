// Regulations as data: what a document asks of a park (clauses) and what it offers (supports). Read
// from data/rules/*.toml and from files of the user; judged by the folder rules. How to write one:
// docs/guide/rules.md.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/base/index.hpp"
#include "sunward/base/phrase.hpp"
#include "sunward/model/support_terms.hpp"

namespace sunward::model {

/// How far what is written about a document can be trusted.
enum class SourceStatus {
  verified,   ///< read in the document itself
  secondary,  ///< read in a named source that reports it
  assumption  ///< nobody vouches for it: check before relying on it
};
constexpr std::array<std::pair<SourceStatus, std::string_view>, 3> enum_names(SourceStatus) {
  return {{{SourceStatus::verified, "verified"},
           {SourceStatus::secondary, "secondary"},
           {SourceStatus::assumption, "assumption"}}};
}

/// How a value is held against a threshold. Equality passes, except for `below`.
enum class Comparison { at_least, at_most, below };
constexpr std::array<std::pair<Comparison, std::string_view>, 3> enum_names(Comparison) {
  return {{{Comparison::at_least, "at_least"},
           {Comparison::at_most, "at_most"},
           {Comparison::below, "below"}}};
}

/// Over what a value is taken.
enum class Period {
  year,       ///< the mean over the weather years
  each_year,  ///< the worst weather year
  rolling,    ///< the worst twelve months in a row
  month,      ///< the worst month of any weather year
  hour        ///< the worst hour
};
constexpr std::array<std::pair<Period, std::string_view>, 5> enum_names(Period) {
  return {{{Period::year, "year"},
           {Period::each_year, "each_year"},
           {Period::rolling, "rolling"},
           {Period::month, "month"},
           {Period::hour, "hour"}}};
}

/// A guide is reported and never makes a park fail.
enum class Force { required, guide };
constexpr std::array<std::pair<Force, std::string_view>, 2> enum_names(Force) {
  return {{{Force::required, "required"}, {Force::guide, "guide"}}};
}

/// What must be so for a regulation, clause or support to concern a park. Facts are words such as
/// "pv" or "spot_market"; which are derived and which declared: docs/guide/rules.md.
struct Condition {
  std::vector<std::string> all_of;     ///< facts the park must have
  std::vector<std::string> any_of;     ///< at least one of these, when any is named
  std::vector<std::string> none_of;    ///< facts the park must not have
  double energy_from_tce = 0.0;        ///< yearly energy of the park [t coal equivalent], from ...
  double energy_below_tce = infinity;  ///< ... to below
};

/// The threshold from a calendar year on.
struct Threshold {
  int from_year = 0;
  double value = 0.0;
};

struct Clause {
  std::string id;  ///< "cn-650-2025.self_use"
  Phrase text;     ///< a summary in our words, never a quotation
  std::string measure;
  std::string unit;  ///< of value and threshold; "frac" is shown in percent
  Comparison comparison = Comparison::at_least;
  std::vector<Threshold> thresholds;  ///< by year, ascending; at least one
  Period period = Period::year;
  Force force = Force::required;
  SourceStatus status = SourceStatus::assumption;
  Phrase source;
  std::string article;  ///< place in the document, in its own counting; empty: not known
  Condition when;
  std::vector<Phrase> evidence;  ///< what an authority will want to see
};

struct Support {
  std::string id;
  std::string kind;  ///< "green_loan", "capacity_price", "tax_holiday", "certificate", ...
  Phrase text;
  std::string from;   ///< ISO date; empty: that of the regulation
  std::string until;  ///< last day; empty: open
  SourceStatus status = SourceStatus::assumption;
  Phrase source;
  std::string article;  ///< as of a clause
  Condition when;
  std::vector<Phrase> evidence;
  SupportTerms terms;  ///< amounts the document gives, for booking
};

struct Regulation {
  std::string id;  ///< "cn-650-2025"
  std::string number;
  Phrase title;
  Phrase issuer;
  std::string issued;  ///< ISO date
  std::string from;    ///< first day in force
  std::string until;   ///< last day; empty: open
  std::string region;  ///< "cn", "cn-sx", "eu": it covers this region and those below it
  SourceStatus status = SourceStatus::assumption;
  Phrase source;
  Condition when;
  std::vector<Clause> clauses;
  std::vector<Support> supports;
};

/// Where a clause or support stands, and whether somebody has read it there.
struct Citation {
  std::string number;   ///< of the document
  std::string issued;   ///< ISO date
  std::string article;  ///< empty: not known
  SourceStatus status = SourceStatus::assumption;
  Phrase source;
};
[[nodiscard]] Citation citation_of(const Regulation& regulation, const Clause& clause);
[[nodiscard]] Citation citation_of(const Regulation& regulation, const Support& support);

/// Emission factor of a grid, for the CO2 accounts.
struct GridFactor {
  std::string id;
  Phrase label;
  std::vector<std::string> regions;  ///< it may be used in these and below them
  int year = 0;                      ///< the factor is of this year
  double co2_kg_per_kwh = 0.0;
  SourceStatus status = SourceStatus::assumption;
  Phrase source;
};

/// Everything read from rule files, built-in ones first.
struct RuleBook {
  std::vector<Regulation> regulations;
  std::vector<GridFactor> factors;

  /// The clause, or null.
  [[nodiscard]] const Clause* clause(std::string_view id) const;
};

/// The threshold that holds in a year: the latest that has begun; none before the first.
[[nodiscard]] std::optional<double> threshold_in(const Clause& clause, int year);

/// True when a regulation of `region` covers a park in `place`: "cn" covers "cn-sx".
[[nodiscard]] bool covers(std::string_view region, std::string_view place);

}  // namespace sunward::model
