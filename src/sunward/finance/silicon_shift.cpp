#include "sunward/finance/silicon_shift.hpp"

#include <algorithm>
#include <utility>

namespace sunward::finance::detail {

namespace {

constexpr int hours_of_day = 24;
constexpr double hours_of_year = 8760.0;

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> parts{
    std::pair<std::string_view, std::string_view>{"slicing", "slicing_mw"},
    {"starts", "starting_mw"},
    {"chillers", "chiller_mw"}};

/// Mean power in each hour of the day, the weather years by their weight.
void add_hours(ShiftedLoad& shifted, const std::vector<double>& power_mw, const SupplyMix& mix) {
  std::array<double, hours_of_day> weight{};
  for (const SupplyYear& year : mix.years)
    for (std::size_t n = year.first; n < year.end; ++n) {
      const int of_day = year.year->axis.hour(static_cast<Index>(n - year.first));
      const auto hour = static_cast<std::size_t>(of_day);
      shifted.by_hour_mw[hour] += year.weight * power_mw[n];
      weight[hour] += year.weight;
    }
  for (std::size_t hour = 0; hour < weight.size(); ++hour)
    if (weight[hour] > 0.0) shifted.by_hour_mw[hour] /= weight[hour];
}

ShiftedLoad shifted_load(std::string_view name, const std::vector<double>& power_mw,
                         const std::vector<double>* price, const SupplyMix& mix) {
  ShiftedLoad shifted;
  shifted.name = name;
  shifted.mwh = mix.yearly(power_mw);
  const double mean_mw = shifted.mwh / hours_of_year;
  std::vector<double> above(power_mw.size()), saving(power_mw.size());
  for (std::size_t n = 0; n < power_mw.size(); ++n) {
    above[n] = std::max(0.0, power_mw[n] - mean_mw);
    if (price != nullptr) saving[n] = (mean_mw - power_mw[n]) * (*price)[n];
  }
  shifted.shifted_mwh = mix.yearly(above);
  shifted.saving_cny = mix.yearly(saving);
  add_hours(shifted, power_mw, mix);
  return shifted;
}

}  // namespace

const std::vector<double>* values_of(const result::Plan& plan, const std::string& asset,
                                     std::string_view quantity) {
  for (const result::Flow& flow : plan.flows)
    if (flow.asset == asset && flow.quantity == quantity) return &flow.values;
  return nullptr;
}

std::vector<ShiftedLoad> shifted_loads(const std::string& asset, const std::string& bus,
                                       const result::Plan& plan, const SupplyMix& mix) {
  const std::vector<double>* price = values_of(plan, bus, "price_cny_per_mwh");
  std::vector<ShiftedLoad> loads;
  for (const auto& [name, quantity] : parts)
    if (const auto* power_mw = values_of(plan, asset, quantity))
      loads.push_back(shifted_load(name, *power_mw, price, mix));
  return loads;
}

}  // namespace sunward::finance::detail
