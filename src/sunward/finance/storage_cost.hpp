// Levelised cost of storage by cause: the present value of what each cause costs over the present
// value of the energy delivered.
#pragma once

#include <string>
#include <vector>

namespace sunward::finance {

/// What one cause costs over the life of a storage. Incomes are negative.
struct CostStream {
  std::string cause;
  double at_start = 0.0;
  std::vector<double> by_year;  ///< at the end of each year; as many as years of operation
};

/// Part of each stream in the levelised cost, in the streams' order and in their unit per MWh; the
/// sum of the parts is the levelised cost:
///   (A0 + sum_t A_t / (1 + r)^t) / (sum_t E_t / (1 + r)^t).
/// @param delivered_mwh  by year of operation. @param discount_frac  per year, real, >= 0.
/// @return zeros when nothing was delivered.
/// Source: the definition of Schmidt et al., Joule 3 (2019) 81, without its end-of-life term, which
/// is an income of the last year here.
[[nodiscard]] std::vector<double> levelised_parts(const std::vector<CostStream>& streams,
                                                  const std::vector<double>& delivered_mwh,
                                                  double discount_frac);

/// What is left at the end of something that is renewed every life_y years, as a share of its
/// price: straight line in its age. @param age_y  at the end, >= 0. @param life_y  > 0.
[[nodiscard]] double unused_frac(double age_y, double life_y);

}  // namespace sunward::finance
