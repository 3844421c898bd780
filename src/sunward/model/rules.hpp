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
  double co2_price_cny_per_t = 0.0;
  bool each_scenario = false;      ///< true: every weather year must meet each rule by itself
  std::string region;              ///< "cn-sx"; empty: not said
  int year = 0;                    ///< whose thresholds hold; 0: the price year
  std::vector<std::string> facts;  ///< what the park is and has beyond its components
  double electricity_tce_per_mwh = 0.1229;
  std::vector<std::string> files;  ///< rule files of the user
  std::vector<ClauseChoice> clauses;
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
};
inline constexpr std::array<PlanLimit, 4> plan_limits = {
    {{"self_use_frac", true, "min_self_use_frac", &Rules::min_self_use_frac},
     {"green_share_frac", true, "min_green_share_frac", &Rules::min_green_share_frac},
     {"export_frac", false, "max_export_frac", &Rules::max_export_frac},
     {"co2_t_per_year", false, "co2_cap_t_per_year", &Rules::co2_cap_t_per_year}}};

/// The limit a clause can be in the plan, or null: the plan has no row for such a measure, or a
/// strict comparison, which no linear program knows.
[[nodiscard]] const PlanLimit* plan_limit_of(const Clause& clause);

/// Which of two limits asks for more.
[[nodiscard]] bool is_stricter(const PlanLimit& limit, double value, double than);

}  // namespace sunward::model
