#include "sunward/finance/storage_cost.hpp"

#include <algorithm>

namespace sunward::finance {

namespace {

double present_value(const std::vector<double>& by_year, double discount_frac) {
  double value = 0.0, factor = 1.0;
  for (const double amount : by_year) {
    factor /= 1.0 + discount_frac;
    value += amount * factor;
  }
  return value;
}

}  // namespace

std::vector<double> levelised_parts(const std::vector<CostStream>& streams,
                                    const std::vector<double>& delivered_mwh,
                                    double discount_frac) {
  const double delivered = present_value(delivered_mwh, discount_frac);
  std::vector<double> parts;
  for (const CostStream& stream : streams) {
    const double cost = stream.at_start + present_value(stream.by_year, discount_frac);
    parts.push_back(delivered > 0.0 ? cost / delivered : 0.0);
  }
  return parts;
}

double unused_frac(double age_y, double life_y) { return std::max(0.0, 1.0 - age_y / life_y); }

}  // namespace sunward::finance
