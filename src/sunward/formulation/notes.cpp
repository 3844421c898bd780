#include "sunward/formulation/notes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sunward/component/electrolyser/hydrogen_envelope.hpp"
#include "sunward/component/wind/availability.hpp"
#include "sunward/formulation/component/electrolyser.hpp"

namespace sunward::formulation {

namespace {

constexpr double worth_a_word_frac = 1e-3;

std::string electrolyser_note(const std::string& label, const component::Electrolyser& spec,
                              Language language) {
  const auto envelope = component::electrolyser::hydrogen_envelope(
      component::electrolyser::curve_of(spec), envelope_tolerance_frac);
  if (envelope.max_excess_frac < worth_a_word_frac) return {};
  const std::string most = fmt::format("{:.2g}", 100.0 * envelope.max_excess_frac);
  const std::string load = fmt::format("{:.0f}", 100.0 * envelope.max_excess_load_frac);
  const std::string mean = fmt::format("{:.2g}", 100.0 * envelope.mean_excess_frac);
  return text(language, "note.electrolyser",
              {{"asset", label}, {"most", most}, {"load", load}, {"mean", mean}});
}

}  // namespace

std::vector<std::string> notes_of(const model::Park& park, Language language) {
  std::vector<std::string> notes = park.notes;
  for (const model::Component& component : park.components) {
    const std::string label = component.label.empty() ? component.name : component.label;
    std::string note;
    if (const auto* wind = std::get_if<component::Wind>(&component.spec))
      note = fmt::format(
          "{}: {}", label,
          component::describe_wind(*wind, *park.scenarios.front().weather, park.site.location));
    if (const auto* electrolyser = std::get_if<component::Electrolyser>(&component.spec))
      note = electrolyser_note(label, *electrolyser, language);
    if (!note.empty() && std::find(notes.begin(), notes.end(), note) == notes.end())
      notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace sunward::formulation
