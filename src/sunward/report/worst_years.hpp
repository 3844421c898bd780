// What the means of a replay hide: the worst single year, what went unserved, lives that differ
// from the plan's lifetimes.
#pragma once

#include <string>

#include "sunward/report/plan_tree.hpp"
#include "sunward/result/simulation.hpp"

namespace sunward::report {

/// Years of operation, 1 the first; 0: there is nothing to compare.
struct WorstYears {
  int cost_year = 0;
  double cost_cny = 0.0;   ///< simulated less planned, in that year
  double cost_frac = 0.0;  ///< |cost_cny| over the plan's yearly cost
  int energy_year = 0;
  std::string asset;     ///< its label
  std::string quantity;  ///< "import_mwh", "hydrogen_kg", ...
  double planned = 0.0;
  double simulated = 0.0;
  double energy_frac = 0.0;  ///< |simulated - planned| / planned
};

/// Of all years, and of all annual figures that plan and replay both have. Less than a MWh or 100
/// kg a year is a trace of the solver and is not compared.
[[nodiscard]] WorstYears worst_years(const result::Simulation& simulation);

/// In a sentence with its line end; empty without years.
[[nodiscard]] std::string worst_years_sentence(const result::Simulation& simulation,
                                               Language language);

/// Which demand went unserved without a value in the case file, and how much of it in the worst
/// year: a line each; empty where all was priced.
[[nodiscard]] std::string unserved_sentences(const result::Simulation& simulation,
                                             Language language);

/// Where a law's life is not the plan's lifetime, and what that is worth: a line each.
[[nodiscard]] std::string law_life_sentences(const result::Simulation& simulation,
                                             Language language);

namespace detail {
[[nodiscard]] Json law_lives_tree(const std::vector<result::LawLife>& lives);
[[nodiscard]] Json worst_years_tree(const WorstYears& worst);
/// null where the plan was not made with physics.
[[nodiscard]] Json agreement_tree(const result::Simulation& simulation);
}  // namespace detail

}  // namespace sunward::report
