// What a yuan is worth to the owners: the change of their net present value with each kind of cost
// and income, found from the statements themselves.
#pragma once

#include <string>
#include <vector>

#include "sunward/finance/project.hpp"

namespace sunward::study::equity {

/// One size of one component.
struct SizeWorth {
  std::string component;
  std::string quantity;    ///< "capacity_mw", ...
  double per_capex = 0.0;  ///< per CNY of investment paid, tax included; negative
};

/// Per CNY a year in every year of operation, tax included, but `size` and `renewable_per_mw`.
struct Worth {
  double equity_npv_cny = 0.0;  ///< of the project itself
  double purchase = 0.0;        ///< of energy and grid charges; negative
  double om = 0.0;
  double co2 = 0.0;
  double sale = 0.0;              ///< positive
  double renewable_per_mw = 0.0;  ///< working capital of a MW of wind or sun
  std::vector<SizeWorth> size;
};

/// Central differences of finance::evaluate: the statements are linear between their kinks (losses
/// that expire, tax that is not refunded), and a thousandth of the investment to either side tells
/// the slope where the plan stands.
/// @param project  of a plan of this park. @param discount_frac  of the owners.
[[nodiscard]] Worth worth_of(const finance::Project& project, const model::Park& park,
                             double discount_frac);

/// The owners' net present value alone.
[[nodiscard]] double equity_npv_cny(const finance::Project& project, double discount_frac);

}  // namespace sunward::study::equity
