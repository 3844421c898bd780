// Present values and returns of a yearly cash flow. A flow's first value falls at the end of
// year 1.
//
// Sources: China's Methods and Parameters for Economic Assessment of Construction Projects (3rd
// ed., 2006), financial net present value, internal rate of return and payback period; the same as
// NPV and IRR of spreadsheets.
#pragma once

#include <optional>
#include <vector>

namespace sunward::finance {

/// One value per year [CNY]; the first is the first year of construction.
using Years = std::vector<double>;

/// Sum of flow[t] / (1 + rate)^(t + 1). rate > -1.
[[nodiscard]] double net_present_value(double rate_frac, const Years& flow);

/// The rate at which the net present value is zero; of several the one nearest to zero, searched
/// from -99 % to 1000 % a year. Nothing when there is none (a flow without change of sign).
[[nodiscard]] std::optional<double> internal_rate_of_return(const Years& flow);

/// Years until the cumulated flow stays no longer below zero for the first time, the last of them
/// in proportion; counted from the beginning of the first year. Nothing when it never gets there.
[[nodiscard]] std::optional<double> payback_years(const Years& flow);

/// The flow with every value discounted to the beginning of year 1: payback_years of it is the
/// dynamic payback.
[[nodiscard]] Years discounted(double rate_frac, const Years& flow);

[[nodiscard]] double sum(const Years& flow);

}  // namespace sunward::finance
