#include "sunward/formulation/asset_reader.hpp"

#include <algorithm>

namespace sunward::formulation {

namespace {

constexpr double hours_of_year = 8760.0;

/// Sum over all steps of weight x hours x law(n).
template <typename Law>
double expected_sum(const Horizon& horizon, Law law) {
  double total = 0.0;
  for (const Span& span : horizon.scenarios) {
    double sum = 0.0;
    const std::size_t end = span.first_step + static_cast<std::size_t>(span.n_steps);
    for (std::size_t n = span.first_step; n < end; ++n) sum += law(n);
    total += span.weight * span.hours_per_step * sum;
  }
  return total;
}

}  // namespace

Index AssetReader::find(std::string_view quantity) const {
  for (std::size_t f = 0; f < map_.flows.size(); ++f)
    if (map_.flows[f].component == component_ && map_.flows[f].quantity == quantity)
      return static_cast<Index>(f);
  return -1;
}

double AssetReader::yearly(std::string_view quantity) const {
  const Index flow = find(quantity);
  return flow < 0 ? 0.0 : values_.expected[static_cast<std::size_t>(flow)];
}

const std::vector<double>* AssetReader::values(std::string_view quantity) const {
  const Index flow = find(quantity);
  return flow < 0 ? nullptr : &values_.by_step[static_cast<std::size_t>(flow)];
}

double AssetReader::highest(std::string_view quantity) const {
  const std::vector<double>* series = values(quantity);
  if (series == nullptr || series->empty()) return 0.0;
  return *std::max_element(series->begin(), series->end());
}

double AssetReader::yearly_minimum(std::string_view first, std::string_view second) const {
  const std::vector<double>* a = values(first);
  const std::vector<double>* b = values(second);
  if (a == nullptr || b == nullptr) return 0.0;
  return expected_sum(map_.horizon,
                      [&](std::size_t n) { return std::max(0.0, std::min((*a)[n], (*b)[n])); });
}

double AssetReader::yearly_part(std::string_view quantity, int sign) const {
  const std::vector<double>* series = values(quantity);
  if (series == nullptr) return 0.0;
  return expected_sum(map_.horizon,
                      [&](std::size_t n) { return std::max(0.0, sign * (*series)[n]); });
}

double AssetReader::capacity(std::string_view quantity) const {
  for (const result::Capacity& capacity : asset_.capacities)
    if (capacity.quantity == quantity) return capacity.value;
  return 0.0;
}

void AssetReader::use_of_capacity(double energy, double capacity) {
  if (capacity <= negligible_capacity) return;
  figure("full_load_h", energy / capacity);
  figure("capacity_factor_frac", energy / capacity / hours_of_year);
}

}  // namespace sunward::formulation
