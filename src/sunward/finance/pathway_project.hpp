// From the plan of a pathway to what its statements are made of: a year of operation of every
// stage, and what each stage builds.
#pragma once

#include <string>
#include <vector>

#include "sunward/finance/project.hpp"
#include "sunward/model/pathway.hpp"
#include "sunward/result/pathway.hpp"

namespace sunward::finance {

struct StageYear {
  int year = 0;     ///< the first
  int years = 1;    ///< how many it stands for
  Project project;  ///< one of its years, without assets
};

/// What one stage builds of one size.
struct Vintage {
  std::size_t stage = 0;
  double amount = 0.0;  ///< of the size
  std::string unit;
  ProjectAsset asset;
  int service_y = 1;  ///< from the start of its stage until it is gone or the pathway ends
};

struct PathwayProject {
  std::string name;
  model::FinanceTerms terms;  ///< of the first stage: one owner, one loan contract, one tax return
  std::vector<StageYear> stages;
  std::vector<Vintage> vintages;

  [[nodiscard]] int first_year() const { return stages.front().year; }
  /// Years of operation: to the end of the pathway, whatever operation_y says.
  [[nodiscard]] int operation_y() const {
    return stages.back().year + stages.back().years - stages.front().year;
  }
};

/// @param plan  optimal, its stages' plans with the values of their flows.
/// @param terms  the case it was made from; weather is not needed.
/// @throws InputError when the two do not belong together, or the terms ask for what a pathway's
///         statements do not know (a loan sized by cover).
[[nodiscard]] PathwayProject pathway_project_of(const result::Pathway& plan,
                                                const model::Pathway& terms);

}  // namespace sunward::finance
