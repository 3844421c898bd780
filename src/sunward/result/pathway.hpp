// The plan of a pathway: what stands, is built and goes in each stage, and what it costs.
#pragma once

#include <string>
#include <vector>

#include "sunward/result/plan.hpp"

namespace sunward::result {

/// One size of one asset; one value per stage.
struct PathwaySize {
  std::string asset;
  std::string label;
  std::string type;      ///< as in Asset
  std::string quantity;  ///< as in Capacity
  std::string unit;
  std::vector<double> built;       ///< added when the stage begins
  std::vector<double> retired;     ///< gone when the stage begins
  std::vector<double> in_service;  ///< during the stage
};

/// Costs of one year of a stage [CNY/year]; a name is a row "pathway.cost.<name>".
struct PathwayCost {
  std::string name;  ///< "investment", "fixed_om", "variable_om", "fuel", "energy_purchase",
                     ///< "grid_charges", "co2", "unserved", "sale"
  double cny_per_year = 0.0;
};

struct PathwayStage {
  int year = 0;
  int years = 1;
  double present_value_of_year = 1.0;  ///< of one yuan in each of its years
  double investment_cny = 0.0;         ///< overnight, of what is built when it begins
  double residual_cny = 0.0;  ///< of that investment, what its years after the pathway are worth
                              ///< when the pathway ends; annuities left, discounted to that end
  std::vector<PathwayCost> costs;
  Plan plan;  ///< of one year of the stage; costs with the annuities of what was built

  [[nodiscard]] double cost_cny_per_year() const {
    double sum = 0.0;
    for (const PathwayCost& cost : costs) sum += cost.cny_per_year;
    return sum;
  }
};

/// A fuel that runs out; one value per stage.
struct PathwaySupply {
  std::string name;
  double reserve_t = infinity;            ///< when the first stage begins
  std::vector<double> supply_t_per_year;  ///< what can be had
  std::vector<double> burnt_t_per_year;
  std::vector<double> left_t;  ///< when the stage ends
  /// What one more tonne in the ground is worth, in yuan of the stage's years: what the fuel costs
  /// beyond its price. It rises at the discount rate; 0 where the reserve is not used up.
  std::vector<double> rent_cny_per_t;
};

struct Pathway {
  Status status = Status::numerical_trouble;
  std::string name;
  Phrase message;  ///< one plain sentence when not optimal
  Infeasibility infeasibility;
  double total_cny = 0.0;  ///< present value when the first stage begins
  double discount_frac = 0.0;
  Certificate certificate;
  SolveRecord solve;
  CrossCheck check;  ///< objective_cny_per_year holds the present value
  std::vector<PathwayStage> stages;
  std::vector<PathwaySize> sizes;
  std::vector<PathwaySupply> supplies;
  std::vector<Phrase> notes;
};

}  // namespace sunward::result
