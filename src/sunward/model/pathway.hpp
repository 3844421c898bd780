// A pathway: the same park in several stages, each with its own numbers, and what ties them.
#pragma once

#include <string>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/model/pathway_terms.hpp"

namespace sunward::model {

struct PathwayStage {
  int year = 0;   ///< the first
  int years = 1;  ///< how many it stands for
  /// The park in that stage, without the components that cannot stand in it. All stages have the
  /// same weather years.
  Park park;
};

struct Pathway {
  std::string name;
  std::vector<PathwayStage> stages;  ///< at least one, ascending and without gaps
  double discount_frac = 0.0;        ///< also the one of every stage's [finance]
  std::vector<PathwayPart> parts;
  std::vector<PathwaySupply> supplies;
  std::vector<Phrase> notes;
  std::vector<std::pair<std::string, std::string>> inputs;  ///< as in Park

  /// The terms of a component; those without any when the case says nothing.
  [[nodiscard]] PathwayPart part(const std::string& component) const;
};

/// Present value, at the start of the first stage, of one yuan in each year of a stage, paid at
/// each year's end: the convention of the annuity, so that an investment paid at the start of its
/// stage is worth the annuities of its whole life.
[[nodiscard]] double present_value_of_years(const Pathway& pathway, std::size_t stage);

/// Whether what was built in stage `built` with this life stands in stage `s`: it stands in every
/// stage that begins before its life ends, and in the whole of it.
[[nodiscard]] bool stands(const Pathway& pathway, std::size_t built, double lifetime_y,
                          std::size_t s);

}  // namespace sunward::model
