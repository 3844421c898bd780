#include "sunward/formulation/component/electrolyser.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace sunward::formulation {

namespace {

/// A stretch of the roof: hydrogen rises by slope over width of the rated power.
struct Stretch {
  double slope_kg_per_mwh = 0.0;
  double width_frac = 0.0;
};

/// The roof as stretches from zero load to full load: each line rules from where it meets the one
/// before it to where it meets the next.
std::vector<Stretch> stretches(const std::vector<component::electrolyser::Segment>& lines) {
  std::vector<Stretch> roof;
  double begin = 0.0;
  for (std::size_t i = 0; i < lines.size() && begin < 1.0; ++i) {
    double end = 1.0;
    if (i + 1 < lines.size())
      end = (lines[i + 1].intercept_kg_per_h_per_mw - lines[i].intercept_kg_per_h_per_mw) /
            (lines[i].slope_kg_per_mwh - lines[i + 1].slope_kg_per_mwh);
    end = std::min(end, 1.0);
    if (end > begin) roof.push_back({lines[i].slope_kg_per_mwh, end - begin});
    begin = std::max(begin, end);
  }
  return roof;
}

}  // namespace

void contribute(const component::Electrolyser& spec, Builder& builder) {
  const Size size = builder.size({.quantity = "capacity_mw",
                                  .key = "power_mw",
                                  .unit = "MW",
                                  .range = spec.power_mw,
                                  .cost = spec.cost,
                                  .units_per_capacity = 1000.0});
  Expression power;
  Expression hydrogen;
  if (!size.absent()) {
    const auto envelope = component::electrolyser::envelope_of(spec, envelope_tolerance_frac);
    int number = 0;
    for (const Stretch& stretch : stretches(envelope.segments)) {
      const Index column = builder.column(fmt::format("segment_{}_mw", ++number));
      builder.at_most(column, stretch.width_frac, size);
      power.step.push_back({column, 0, 1.0});
      hydrogen.step.push_back({column, 0, stretch.slope_kg_per_mwh});
    }
  }
  builder.flow({.quantity = "input_mw",
                .unit = "MW",
                .description = "electric power used",
                .bus = spec.bus,
                .sign = -1,
                .role = Role::converter,
                .value = power});
  const Index made = builder.flow({.quantity = "flow_kg_per_h",
                                   .unit = "kg h-1",
                                   .description = "hydrogen made",
                                   .bus = spec.hydrogen_bus,
                                   .sign = 1,
                                   .role = Role::hydrogen_made,
                                   .value = hydrogen});
  builder.cost("variable_om", made, spec.variable_om_cny_per_kg);
}

void read(const component::Electrolyser& /*spec*/, AssetReader& reader) {
  constexpr double kwh_per_mwh = 1000.0;
  const double energy = reader.yearly("input_mw");
  const double mass = reader.yearly("flow_kg_per_h");
  reader.figure("energy_mwh", energy);
  reader.figure("hydrogen_kg", mass);
  if (mass > 0.0) reader.figure("specific_energy_kwh_per_kg", energy * kwh_per_mwh / mass);
  reader.use_of_capacity(energy, reader.capacity("capacity_mw"));
}

}  // namespace sunward::formulation
