#include "sunward/report/repair_notes.hpp"

#include "sunward/report/numbers.hpp"

namespace sunward::report {

std::vector<Phrase> repair_notes(const result::Simulation& simulation) {
  std::vector<Phrase> notes;
  for (const result::Artefact& found : simulation.artefacts) {
    std::string label = found.asset;
    for (const result::SimulatedAsset& asset : simulation.years.front().assets)
      if (asset.name == found.asset) label = asset.label;
    notes.push_back(phrase("note.repaired." + found.kind, {{"asset", label},
                                                           {"hours", detail::fixed(found.hours, 0)},
                                                           {"mwh", detail::fixed(found.mwh, 1)},
                                                           {"cny", detail::fixed(found.cny, 0)}}));
  }
  return notes;
}

}  // namespace sunward::report
