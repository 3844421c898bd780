#include "sunward/formulation/support_income.hpp"

#include "sunward/component/grid/price.hpp"

namespace sunward::formulation {

namespace {

constexpr double kw_per_mw = 1000.0;
constexpr double months_of_year = 12.0;
constexpr const char* cost_kind = "support";

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

std::string kind_of(const model::RuleBook& book, const std::string& id) {
  for (const model::Regulation& regulation : book.regulations)
    for (const model::Support& support : regulation.supports)
      if (support.id == id) return support.kind;
  return {};
}

/// Every flow of one role, in the name of the component that owns it.
template <class Visit>
void each_flow(Role role, Builder& builder, Visit visit) {
  const std::vector<FlowMap> flows = builder.map().flows;
  for (std::size_t f = 0; f < flows.size(); ++f) {
    if (flows[f].role != role) continue;
    builder.enter(flows[f].component);
    visit(static_cast<Index>(f), builder.park().components[at(flows[f].component)]);
  }
}

void add_certificates(const model::SupportTerms& terms, Builder& builder) {
  const bool all = terms.certificate_basis == model::CertificateBasis::generation;
  each_flow(all ? Role::generation : Role::export_, builder,
            [&](Index flow, const model::Component&) {
              builder.cost(cost_kind, flow, -terms.certificate_cny_per_mwh);
            });
}

void add_difference(const model::SupportTerms& terms, Builder& builder) {
  each_flow(Role::export_, builder, [&](Index flow, const model::Component& owner) {
    const auto* grid = std::get_if<component::Grid>(&owner.spec);
    if (grid == nullptr) return;
    const lp::Coefficient missing = builder.series([&](const series::Weather& weather) {
      std::vector<double> price = component::export_price(*grid, weather.axis);
      for (double& value : price) value = terms.mechanism_price_cny_per_mwh - value;
      return price;
    });
    builder.cost(cost_kind, flow, builder.coefficients().product(missing, -terms.mechanism_frac));
  });
}

Size size_of(const VariableMap& map, Index component, const std::string& quantity) {
  for (const CapacityMap& capacity : map.capacities)
    if (capacity.component == component && capacity.quantity == quantity) return capacity.size;
  return {};
}

/// Power that counts [MW]: at most the power, and the energy over the longest peak.
void add_capacity_price(const model::SupportTerms& terms, Builder& builder) {
  const double price = terms.capacity_price_cny_per_kw_year * kw_per_mw;
  for (std::size_t c = 0; c < builder.park().components.size(); ++c) {
    const auto* storage = std::get_if<component::Storage>(&builder.park().components[c].spec);
    if (storage == nullptr || builder.elastic()) continue;
    builder.enter(static_cast<Index>(c));
    const Size power = size_of(builder.map(), static_cast<Index>(c), "capacity_mw");
    const Size energy = size_of(builder.map(), static_cast<Index>(c), "capacity_mwh");
    if (power.absent() || energy.absent()) continue;
    const double mw_per_mwh = (storage->soc_max_frac - storage->soc_min_frac) *
                              storage->discharge_efficiency_frac / terms.longest_peak_h;
    const Index counted = builder.shared_column("counted_mw", 0.0, 0.0, infinity);
    builder.design_row("counted_mw.power", {{Size{counted, 0.0}, 1.0}, {power, -1.0}}, -infinity,
                       0.0);
    builder.design_row("counted_mw.energy", {{Size{counted, 0.0}, 1.0}, {energy, -mw_per_mwh}},
                       -infinity, 0.0);
    for (std::size_t month = 0; month < builder.horizon().months.size(); ++month)
      builder.monthly_charge(cost_kind, static_cast<Index>(month), counted, -price / months_of_year,
                             0.0);
  }
}

}  // namespace

void add_support_income(Builder& builder) {
  const model::Park& park = builder.park();
  if (park.rules.book == nullptr) return;
  for (const model::SupportChoice& choice : park.rules.supports) {
    if (!choice.on) continue;
    const std::string kind = kind_of(*park.rules.book, choice.id);
    if (kind == "certificate") add_certificates(choice.terms, builder);
    if (kind == "price_difference") add_difference(choice.terms, builder);
    if (kind == "capacity_price") add_capacity_price(choice.terms, builder);
  }
}

}  // namespace sunward::formulation
