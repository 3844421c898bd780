// Percentiles, means and rank correlations of samples. NaN stands for "no value" and is left out.
#pragma once

#include <vector>

namespace sunward::study::risk {

/// The value that a share `u` of the values stays below, between the ordered values in proportion
/// (Hyndman and Fan, The American Statistician 50 (1996) 361, definition 7: the one of NumPy, R and
/// spreadsheets). NaN without values. @param u  0 to 1.
[[nodiscard]] double percentile(std::vector<double> values, double u);

[[nodiscard]] double mean(const std::vector<double>& values);
/// Of the sample (n - 1). NaN below two values.
[[nodiscard]] double standard_deviation(const std::vector<double>& values);

/// Spearman's rank correlation over the pairs where both have a value; ties share their mean rank.
/// NaN where one of the two does not vary.
[[nodiscard]] double rank_correlation(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace sunward::study::risk
