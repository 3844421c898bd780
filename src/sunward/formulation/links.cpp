#include "sunward/formulation/links.hpp"

#include <algorithm>
#include <map>

namespace sunward::formulation {

namespace {

constexpr double lower_heating_value_mwh_per_kg = 0.03333;
constexpr double negligible_frac = 1e-6;  ///< of the largest link

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

struct Drawing {
  const Evaluated& values;
  Language language;
  std::vector<result::Link> links;
  std::map<Index, double> kept_back;  ///< component -> energy in minus energy out, pumps aside
  std::map<Index, std::string> charge_node;

  [[nodiscard]] double energy_per_unit(const FlowMap& flow) const {
    const bool hydrogen = values.park.buses[at(flow.bus)].carrier == model::Carrier::hydrogen;
    return hydrogen ? lower_heating_value_mwh_per_kg : 1.0;
  }

  /// The component's node: its label, with what it does there where it may do two things.
  [[nodiscard]] std::string node(const FlowMap& flow, int sign) const {
    const model::Component& component = values.park.components[at(flow.component)];
    const std::string label = component.label.empty() ? component.name : component.label;
    const auto named = [&](std::string_view key) {
      return text(language, key, {{"asset", label}});
    };
    switch (flow.role) {
      case Role::import:
        return named("link.import");
      case Role::export_:
        return named("link.export");
      case Role::charge:
        return named("link.charge");
      case Role::auxiliary:
        return named("link.auxiliary");
      case Role::discharge:
        return named("link.discharge");
      case Role::hydrogen_sold:
        return named("link.sale");
      case Role::hydrogen_bought:
        return named("link.purchase");
      default:
        break;
    }
    if (!flow.both_ways) return label;
    return sign > 0 ? named("link.discharge") : named("link.charge");
  }

  void add(const FlowMap& flow, int sign, double energy_mwh) {
    const std::string& bus = values.park.buses[at(flow.bus)].name;
    if (sign > 0) {
      links.push_back({node(flow, sign), bus, energy_mwh});
    } else {
      links.push_back({bus, node(flow, sign), energy_mwh});
    }
    if (flow.role == Role::auxiliary) return;
    kept_back[flow.component] -= sign * energy_mwh;
    if (sign < 0) charge_node[flow.component] = node(flow, sign);
  }
};

/// Expected yearly sum of the positive or negative part of a flow that goes both ways.
double part(const Evaluated& values, std::size_t flow, int sign) {
  double expected = 0.0;
  for (const Span& span : values.program.map.horizon.scenarios) {
    double sum = 0.0;
    for (std::size_t n = span.first_step; n < span.first_step + at(span.n_steps); ++n)
      sum += std::max(0.0, sign * values.flows.by_step[flow][n]);
    expected += span.weight * span.hours_per_step * sum;
  }
  return expected;
}

/// What goes in and does not come out of these over a year is lost: stores end as they began.
bool has_losses(const model::Component& component) {
  return std::holds_alternative<component::Electrolyser>(component.spec) ||
         std::holds_alternative<component::Compressor>(component.spec) ||
         std::holds_alternative<component::Storage>(component.spec) ||
         std::holds_alternative<component::HydrogenTank>(component.spec);
}

}  // namespace

std::vector<result::Link> links_of(const Evaluated& values, Language language) {
  Drawing drawing{values, language, {}, {}, {}};
  std::map<Index, double> curtailed;
  for (std::size_t f = 0; f < values.program.map.flows.size(); ++f) {
    const FlowMap& flow = values.program.map.flows[f];
    if (flow.role == Role::available) curtailed[flow.component] += values.flows.expected[f];
    if (flow.role == Role::generation) curtailed[flow.component] -= values.flows.expected[f];
    if (flow.sign == 0) continue;
    const double per_unit = drawing.energy_per_unit(flow);
    if (flow.both_ways) {
      drawing.add(flow, flow.sign, part(values, f, 1) * per_unit);
      drawing.add(flow, -flow.sign, part(values, f, -1) * per_unit);
    } else {
      drawing.add(flow, flow.sign, values.flows.expected[f] * per_unit);
    }
  }
  const auto label = [&](Index component) {
    const model::Component& owner = values.park.components[at(component)];
    return owner.label.empty() ? owner.name : owner.label;
  };
  for (const auto& [component, energy] : curtailed)
    drawing.links.push_back({label(component), text(language, "link.curtailed"), energy});
  for (const auto& [component, energy] : drawing.kept_back)
    if (has_losses(values.park.components[at(component)]))
      drawing.links.push_back(
          {drawing.charge_node[component], text(language, "link.losses"), energy});
  double largest = 0.0;
  for (const result::Link& link : drawing.links) largest = std::max(largest, link.energy_mwh);
  std::erase_if(drawing.links, [largest](const result::Link& link) {
    return link.energy_mwh <= negligible_frac * largest;
  });
  return std::move(drawing.links);
}

}  // namespace sunward::formulation
