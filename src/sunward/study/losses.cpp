#include "sunward/study/losses.hpp"

#include <optional>
#include <utility>

#include "sunward/component/pv/availability.hpp"
#include "sunward/component/wind/availability.hpp"
#include "sunward/study/way.hpp"

namespace sunward::study {

namespace {

using Stages = std::vector<result::LossStage>;

constexpr double least_built_mw = 1e-3;  // below it a size is a crumb of the solver

Stages stages_of(const component::Pv& pv, const series::Weather& weather,
                 const series::Location& site) {
  const component::pv::LossStages left = component::pv::loss_stages(pv, weather, site);
  return {{"horizontal", left.horizontal},
          {"plane", left.plane},
          {"glass", left.glass},
          {"soiling", left.soiling},
          {"snow", left.snow},
          {"rear", left.rear},
          {"spectrum", left.spectrum},
          {"low_light", left.low_light},
          {"temperature", left.temperature},
          {"system", left.system},
          {"inverter", left.inverter},
          {"clipping", left.clipping},
          {"ageing", left.ageing}};
}

Stages stages_of(const component::Wind& wind, const series::Weather& weather,
                 const series::Location& site) {
  const component::wind::LossStages left = component::wind::loss_stages(wind, weather, site);
  Stages stages;
  if (left.rotor > 0.0) stages.push_back({"rotor", left.rotor});
  for (const auto& [name, energy] : {std::pair{"gross", left.gross},
                                     {"wakes", left.wakes},
                                     {"availability", left.availability},
                                     {"icing", left.icing},
                                     {"losses", left.losses}})
    stages.push_back({name, energy});
  return stages;
}

/// Hours of the year over hours of the weather: what a plan multiplies with.
double years_of(const series::TimeAxis& axis) {
  const double covered_h = axis.step_h() * static_cast<double>(axis.n_steps);
  return covered_h == 8760.0 || covered_h == 8784.0 ? 1.0 : 8760.0 / covered_h;
}

template <class Plant>
Stages mean_stages(const Plant& plant, const model::Park& park) {
  Stages mean;
  for (const model::Scenario& scenario : park.scenarios) {
    const series::Weather& weather = *scenario.weather;
    const double share = scenario.weight * years_of(weather.axis);
    const Stages stages = stages_of(plant, weather, park.site.location);
    if (mean.empty())
      for (const result::LossStage& stage : stages) mean.push_back({stage.name, 0.0});
    for (std::size_t i = 0; i < stages.size(); ++i)
      mean[i].energy_mwh += share * stages[i].energy_mwh;
  }
  return mean;
}

std::optional<result::LossLadder> ladder_of(const model::Component& component,
                                            const model::Park& park) {
  result::LossLadder ladder;
  ladder.asset = component.name;
  ladder.label = component.label.empty() ? component.name : component.label;
  const auto fill = [&](const char* type, const auto& plant) {
    ladder.type = type;
    const component::SizeRange& size = plant.capacity_mw;
    if (size.min == size.max && size.max > 0.0) ladder.capacity_mw = size.max;
    ladder.stages = mean_stages(plant, park);
  };
  if (const auto* pv = std::get_if<component::Pv>(&component.spec)) fill("pv", *pv);
  if (const auto* wind = std::get_if<component::Wind>(&component.spec)) fill("wind", *wind);
  if (ladder.stages.empty()) return std::nullopt;
  return ladder;
}

void scale(result::LossLadder& ladder) {
  for (result::LossStage& stage : ladder.stages) stage.energy_mwh *= ladder.capacity_mw;
}

double figure(const result::Asset& asset, const std::string& name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return value;
  return 0.0;
}

/// Brings a ladder to the plan's size; false when the plan does not build the plant.
bool fit(result::LossLadder& ladder, const result::Plan& plan) {
  for (const result::Asset& asset : plan.assets) {
    if (asset.name != ladder.asset) continue;
    for (const result::Capacity& capacity : asset.capacities)
      if (capacity.quantity == "capacity_mw") ladder.capacity_mw = capacity.value;
    if (ladder.capacity_mw < least_built_mw) return false;
    scale(ladder);
    ladder.stages.push_back({"curtailment", figure(asset, "energy_mwh")});
    return true;
  }
  return false;
}

}  // namespace

result::Losses losses_of(const model::Park& park) {
  result::Losses losses{park.name, false, {}, {}};
  for (const model::Component& component : park.components) {
    if (auto ladder = ladder_of(component, park)) {
      scale(*ladder);
      losses.ladders.push_back(std::move(*ladder));
    }
  }
  return losses;
}

result::Losses losses_of(const model::Park& park, const result::Plan& plan) {
  result::Losses losses{park.name, true, {}, {}};
  for (const model::Component& component : park.components) {
    auto ladder = ladder_of(component, park);
    if (ladder && fit(*ladder, plan)) losses.ladders.push_back(std::move(*ladder));
  }
  losses.way = way_of(losses.ladders, plan);
  return losses;
}

}  // namespace sunward::study
