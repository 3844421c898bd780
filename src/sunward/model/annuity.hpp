// The annuity that spreads an investment over its life; the optimiser and the statements use it.
#pragma once

namespace sunward::model {

/// Capital recovery factor: annuity of 1 CNY over lifetime_y > 0 years at discount_frac >= 0 per
/// year; 1/lifetime_y at zero discount. Source: textbook annuity r / (1 - (1 + r)^-n).
[[nodiscard]] double annuity_factor(double discount_frac, double lifetime_y);

}  // namespace sunward::model
