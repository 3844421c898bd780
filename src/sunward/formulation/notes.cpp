#include "sunward/formulation/notes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sunward/component/electrolyser/hydrogen_envelope.hpp"
#include "sunward/component/grid/price.hpp"
#include "sunward/component/wind/availability.hpp"
#include "sunward/formulation/component/electrolyser.hpp"

namespace sunward::formulation {

namespace {

constexpr double worth_a_word_frac = 1e-3;

Phrase electrolyser_note(const std::string& label, const component::Electrolyser& spec) {
  const auto envelope = component::electrolyser::hydrogen_envelope(
      component::electrolyser::curve_of(spec), component::electrolyser::envelope_tolerance_frac);
  if (envelope.max_excess_frac < worth_a_word_frac) return {};
  const std::string most = fmt::format("{:.2g}", 100.0 * envelope.max_excess_frac);
  const std::string load = fmt::format("{:.0f}", 100.0 * envelope.max_excess_load_frac);
  const std::string mean = fmt::format("{:.2g}", 100.0 * envelope.mean_excess_frac);
  return phrase("note.electrolyser",
                {{"asset", label}, {"most", most}, {"load", load}, {"mean", mean}});
}

/// Prices at which a kWh sold brings more than a kWh bought costs: the plan would do both at once.
Phrase price_note(const std::string& label, const component::Grid& spec, const model::Park& park) {
  const bool paid =
      spec.export_price_cny_per_mwh > 0.0 || !spec.export_price_series_cny_per_mwh.empty();
  if (spec.export_limit_mw <= 0.0)
    return paid ? phrase("note.export_shut", {{"asset", label}}) : Phrase{};
  const series::TimeAxis& axis = park.scenarios.front().weather->axis;
  const std::vector<double> buy = component::import_price(spec, axis);
  const std::vector<double> sell = component::export_price(spec, axis);
  double steps = 0.0, most = 0.0;
  for (std::size_t t = 0; t < buy.size(); ++t) {
    if (sell[t] > buy[t]) steps += 1.0;
    most = std::max(most, sell[t] - buy[t]);
  }
  if (steps == 0.0) return {};
  return phrase("note.export_above_import",
                {{"asset", label},
                 {"hours", fmt::format("{:.0f}", steps * axis.step_minutes / 60.0)},
                 {"most", fmt::format("{:.4g}", most)}});
}

}  // namespace

std::vector<Phrase> notes_of(const model::Park& park) {
  std::vector<Phrase> notes = park.notes;
  for (const model::Component& component : park.components) {
    const std::string label = component.label.empty() ? component.name : component.label;
    Phrase note;
    if (const auto* wind = std::get_if<component::Wind>(&component.spec))
      note = Phrase::sequence(
          {label, ": ",
           component::describe_wind(*wind, *park.scenarios.front().weather, park.site.location)});
    if (const auto* electrolyser = std::get_if<component::Electrolyser>(&component.spec))
      note = electrolyser_note(label, *electrolyser);
    if (const auto* grid = std::get_if<component::Grid>(&component.spec))
      note = price_note(label, *grid, park);
    if (!note.empty() && std::find(notes.begin(), notes.end(), note) == notes.end())
      notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace sunward::formulation
