#include "sunward/formulation/notes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sunward/component/compressor/compression_energy.hpp"
#include "sunward/component/electrolyser/electrolyser.hpp"
#include "sunward/component/electrolyser/hydrogen_envelope.hpp"
#include "sunward/component/grid/price.hpp"
#include "sunward/component/wind/availability.hpp"
#include "sunward/formulation/component/electrolyser.hpp"

namespace sunward::formulation {

namespace {

constexpr double worth_a_word_frac = 1e-3;

std::string percent(double frac) { return fmt::format("{:.2g}", 100.0 * frac); }

/// Where the plan's lines stand against the law, and where against a curve given point by point.
Phrase electrolyser_note(const std::string& label, const component::Electrolyser& spec) {
  const auto envelope =
      component::electrolyser::envelope_of(spec, component::electrolyser::envelope_tolerance_frac);
  const Phrase load = fmt::format("{:.0f}", 100.0 * envelope.max_excess_load_frac);
  if (component::electrolyser::follows_law(spec)) {
    const auto curve = component::electrolyser::curve_of(spec);
    return phrase("note.electrolyser_law",
                  {{"asset", label},
                   {"technology", phrase(spec.technology == component::ElectrolyserTechnology::pem
                                             ? "electrolyser.pem"
                                             : "electrolyser.alkaline")},
                   {"energy", fmt::format("{:.1f}", curve.kwh_per_kg.back())},
                   {"lines", envelope.segments.size()},
                   {"least", percent(envelope.max_shortfall_frac)},
                   {"most", percent(envelope.max_excess_frac)},
                   {"load", load}});
  }
  if (envelope.max_excess_frac < worth_a_word_frac) return {};
  return phrase("note.electrolyser", {{"asset", label},
                                      {"most", percent(envelope.max_excess_frac)},
                                      {"load", load},
                                      {"mean", percent(envelope.mean_excess_frac)}});
}

Phrase compressor_note(const std::string& label, const component::Compressor& spec) {
  if (!component::compressor::follows_law(spec)) return {};
  return phrase("note.compressor_law", {{"asset", label},
                                        {"energy", fmt::format("{:.3g}", spec.energy_kwh_per_kg)},
                                        {"suction", fmt::format("{:g}", spec.suction_bar)},
                                        {"discharge", fmt::format("{:g}", spec.discharge_bar)},
                                        {"stages", component::compressor::compression_stages(
                                                       spec.suction_bar, spec.discharge_bar)}});
}

Phrase tank_note(const std::string& label, const component::HydrogenTank& spec) {
  if (!component::hydrogen_tank::follows_law(spec)) return {};
  return phrase("note.tank_law", {{"asset", label},
                                  {"cushion", fmt::format("{:.3g}", 100.0 * spec.min_fill_frac)},
                                  {"min", fmt::format("{:g}", spec.min_bar)},
                                  {"max", fmt::format("{:g}", spec.max_bar)}});
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
    if (const auto* compressor = std::get_if<component::Compressor>(&component.spec))
      note = compressor_note(label, *compressor);
    if (const auto* tank = std::get_if<component::HydrogenTank>(&component.spec))
      note = tank_note(label, *tank);
    if (const auto* grid = std::get_if<component::Grid>(&component.spec))
      note = price_note(label, *grid, park);
    if (!note.empty() && std::find(notes.begin(), notes.end(), note) == notes.end())
      notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace sunward::formulation
