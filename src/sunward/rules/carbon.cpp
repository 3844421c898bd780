#include "sunward/rules/carbon.hpp"

#include <algorithm>

#include "sunward/rules/measure.hpp"

namespace sunward::rules {

namespace {

/// What accounts multiply by a factor, per year.
struct Amounts {
  double import_mwh = 0.0;
  double used_mwh = 0.0;
  double other_t = 0.0;                ///< CO2 of bought hydrogen and of fuel
  double electrolyser_grid_mwh = 0.0;  ///< what the electrolysers take of the hours' import
  double hydrogen_kg = 0.0;
};

Amounts amounts_of(const Operation& operation) {
  Amounts sums;
  const auto matched = ratio_of("hydrogen_matched_pro_rata_frac", operation, 1.0);
  for (const YearSpan& year : operation.years) {
    const double hours = year.weight * year.hours_per_step;
    for (std::size_t n = year.first; n < year.end; ++n) {
      sums.import_mwh += hours * operation.import_mw[n];
      sums.other_t += hours * (operation.co2_t_per_h[n] - operation.import_t_per_h[n]);
      sums.electrolyser_grid_mwh += hours * (operation.electrolyser_mw[n] - matched->over[n]);
      sums.hydrogen_kg += hours * operation.hydrogen_kg_per_h[n];
    }
  }
  sums.used_mwh = used_mwh(operation);
  return sums;
}

CarbonAccount account(const model::GridFactor& factor, const Amounts& amounts) {
  constexpr double kg_per_t = 1000.0;
  CarbonAccount out;
  out.factor = factor.id;
  out.label = factor.label;
  out.year = factor.year;
  out.co2_kg_per_kwh = factor.co2_kg_per_kwh;
  out.status = factor.status;
  out.source = factor.source;
  out.co2_t_per_year = amounts.import_mwh * factor.co2_kg_per_kwh + amounts.other_t;
  if (amounts.used_mwh > 0.0)
    out.co2_kg_per_mwh = amounts.import_mwh * factor.co2_kg_per_kwh * kg_per_t / amounts.used_mwh;
  if (amounts.hydrogen_kg > 0.0)
    out.co2_kg_per_kg =
        amounts.electrolyser_grid_mwh * kg_per_t * factor.co2_kg_per_kwh / amounts.hydrogen_kg;
  return out;
}

bool usable(const model::GridFactor& factor, const std::string& region) {
  return std::any_of(factor.regions.begin(), factor.regions.end(),
                     [&](const std::string& covered) { return model::covers(covered, region); });
}

}  // namespace

std::vector<CarbonAccount> carbon_accounts(const Operation& operation, const model::Park& park) {
  const Amounts amounts = amounts_of(operation);
  std::vector<CarbonAccount> list;
  for (const model::Component& component : park.components) {
    const auto* grid = std::get_if<component::Grid>(&component.spec);
    if (grid == nullptr || grid->co2_kg_per_kwh <= 0.0 || !list.empty()) continue;
    list.push_back(account({"case",
                            phrase("rules.case_factor"),
                            {},
                            0,
                            grid->co2_kg_per_kwh,
                            model::SourceStatus::assumption,
                            "grid.co2_kg_per_kwh"},
                           amounts));
  }
  if (park.rules.book == nullptr || park.rules.region.empty()) return list;
  std::vector<model::GridFactor> factors = park.rules.book->factors;
  std::stable_sort(factors.begin(), factors.end(),
                   [](const auto& a, const auto& b) { return a.year > b.year; });
  for (const model::GridFactor& factor : factors)
    if (usable(factor, park.rules.region)) list.push_back(account(factor, amounts));
  return list;
}

}  // namespace sunward::rules
