#include "sunward/input/tariff_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace sunward::input {

namespace {

std::set<int> weather_years(const model::Park& park) {
  std::set<int> years;
  for (const model::Scenario& scenario : park.scenarios) {
    const series::TimeAxis& axis = scenario.weather->axis;
    for (int year = axis.time(0).year; year <= axis.time(axis.n_steps - 1).year; ++year)
      years.insert(year);
  }
  return years;
}

long dates_outside(const component::Grid& grid, const std::set<int>& years) {
  const auto outside = [&](const component::CivilDate& date) {
    return date.year != 0 && !years.contains(date.year);
  };
  const auto count = [&](const std::vector<component::CivilDate>& dates) {
    return std::count_if(dates.begin(), dates.end(), outside);
  };
  long sum = count(grid.time_of_use.holidays) + count(grid.time_of_use.workdays);
  for (const component::PriceBand& band : grid.time_of_use.bands) sum += count(band.dates);
  for (const component::CivilMoment& peak : grid.coincident_peaks)
    if (outside(peak.date)) ++sum;
  return sum;
}

}  // namespace

std::vector<Phrase> tariff_notes(const model::Park& park) {
  std::vector<Phrase> notes;
  const std::set<int> years = weather_years(park);
  if (years.empty()) return notes;
  const std::string span = years.size() == 1
                               ? fmt::format("{}", *years.begin())
                               : fmt::format("{}-{}", *years.begin(), *years.rbegin());
  for (const model::Component& component : park.components) {
    const auto* grid = std::get_if<component::Grid>(&component.spec);
    const long outside = grid == nullptr ? 0 : dates_outside(*grid, years);
    if (outside == 0) continue;
    notes.push_back(phrase("note.tariff_dates_outside",
                           {{"asset", component.label.empty() ? component.name : component.label},
                            {"count", outside},
                            {"years", span}}));
  }
  return notes;
}

}  // namespace sunward::input
