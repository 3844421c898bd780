// The [rules] section: limits of the plan, clauses chosen by name, and what the park says of itself
// so that clauses and supports can be told to apply or not.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/model/regulation.hpp"

namespace sunward::model {

enum class ClauseMode {
  constraint,  ///< a limit of the plan
  check,       ///< held against the result
  off          ///< left out
};
constexpr auto enum_names(ClauseMode) {
  return std::array{std::pair<ClauseMode, std::string_view>{ClauseMode::constraint, "constraint"},
                    std::pair<ClauseMode, std::string_view>{ClauseMode::check, "check"},
                    std::pair<ClauseMode, std::string_view>{ClauseMode::off, "off"}};
}

/// What the case file says of one clause.
struct ClauseChoice {
  std::string id;
  ClauseMode mode = ClauseMode::check;
};

/// A negative limit means: not asked for.
struct Rules {
  double min_self_use_frac = -1.0;     ///< (generation - export) / available generation
  double min_green_share_frac = -1.0;  ///< (generation - export) / electricity used in the park
  double max_export_frac = -1.0;       ///< export / available generation
  double co2_cap_t_per_year = -1.0;    ///< grid import and purchased hydrogen
  double max_co2_t_per_tce = -1.0;     ///< the same per energy used, in coal equivalent
  double max_co2_t_per_mwh = -1.0;     ///< the same per electricity used in the park
  /// Part of the electrolysers' power that is own generation of the same step.
  double min_hydrogen_matched_frac = -1.0;
  double min_hydrogen_month_frac = -1.0;     ///< own power over theirs, in every month
  double min_hydrogen_year_frac = -1.0;      ///< own power over theirs, over the year
  double max_hydrogen_co2_kg_per_kg = -1.0;  ///< of their power not matched in the same step
  double co2_price_cny_per_t = 0.0;
  bool each_scenario = false;      ///< true: every weather year must meet each rule by itself
  std::string region;              ///< "cn-sx"; empty: not said
  int year = 0;                    ///< whose thresholds hold; 0: the price year
  std::vector<std::string> facts;  ///< what the park is and has beyond its components
  double electricity_tce_per_mwh = 0.1229;
  std::vector<std::string> files;  ///< rule files of the user
  std::vector<ClauseChoice> clauses;
  std::vector<SupportChoice> supports;                        ///< booked in the statements
  std::vector<std::pair<std::string, double>> data;           ///< measures no plan computes
  std::vector<std::pair<std::string, std::string>> evidence;  ///< by clause or support: where it is
  std::shared_ptr<const RuleBook> book;                       ///< null: no rule file was read
};

/// The limits of the plan by the measure of a clause. `at_least` is the sense of the limit.
struct PlanLimit {
  std::string_view measure;
  bool at_least = true;
  std::string_view key;  ///< of [rules]
  double Rules::*member = nullptr;
  std::string_view unit = "frac";
  Period period = Period::year;  ///< year: of the mean year or, with each_scenario, of each
};
/// In the order of formulation::Rule.
inline constexpr std::array<PlanLimit, 10> plan_limits = {
    {{"self_use_frac", true, "min_self_use_frac", &Rules::min_self_use_frac},
     {"green_share_frac", true, "min_green_share_frac", &Rules::min_green_share_frac},
     {"export_frac", false, "max_export_frac", &Rules::max_export_frac},
     {"co2_t_per_year", false, "co2_cap_t_per_year", &Rules::co2_cap_t_per_year, "t/year"},
     {"co2_t_per_tce", false, "max_co2_t_per_tce", &Rules::max_co2_t_per_tce, "t/tce"},
     {"co2_t_per_mwh", false, "max_co2_t_per_mwh", &Rules::max_co2_t_per_mwh, "t/MWh"},
     {"hydrogen_matched_frac", true, "min_hydrogen_matched_frac",
      &Rules::min_hydrogen_matched_frac},
     {"hydrogen_own_power_frac", true, "min_hydrogen_month_frac", &Rules::min_hydrogen_month_frac,
      "frac", Period::month},
     {"hydrogen_own_power_frac", true, "min_hydrogen_year_frac", &Rules::min_hydrogen_year_frac},
     {"hydrogen_co2_own_first_kg_per_kg", false, "max_hydrogen_co2_kg_per_kg",
      &Rules::max_hydrogen_co2_kg_per_kg, "kg/kg"}}};

/// The limit a clause can be in the plan, or null: the plan has no row for such a measure, or a
/// strict comparison, which no linear program knows.
[[nodiscard]] const PlanLimit* plan_limit_of(const Clause& clause);

/// Which of two limits asks for more.
[[nodiscard]] bool is_stricter(const PlanLimit& limit, double value, double than);

}  // namespace sunward::model
