#include "sunward/simulation/storage_terms.hpp"

#include <variant>

namespace sunward::simulation {

std::vector<result::StorageTerms> terms_of(const model::Park& park, const std::vector<Bus>& buses) {
  std::vector<result::StorageTerms> terms;
  for (const Bus& bus : buses)
    for (const Battery& battery : bus.batteries)
      if (battery.unit)
        terms.push_back({park.components[battery.component].name,
                         battery.spec->charge_efficiency_frac,
                         battery.spec->discharge_efficiency_frac});
  return terms;
}

void count_on(const std::vector<result::StorageTerms>& terms, model::Park& park) {
  for (model::Component& component : park.components) {
    auto* storage = std::get_if<component::Storage>(&component.spec);
    if (storage == nullptr) continue;
    for (const result::StorageTerms& one : terms) {
      if (one.asset != component.name) continue;
      storage->charge_efficiency_frac = one.charge_efficiency_frac;
      storage->discharge_efficiency_frac = one.discharge_efficiency_frac;
    }
  }
}

}  // namespace sunward::simulation
