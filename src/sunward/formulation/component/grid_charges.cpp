#include "sunward/formulation/component/grid_charges.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "sunward/component/grid/price.hpp"

namespace sunward::formulation {

namespace {

constexpr double kw_per_mw = 1000.0;
constexpr std::size_t months_of_year = 12;

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

std::string name_of(const char* what, const Horizon& horizon, std::size_t month) {
  const Month& entry = horizon.months[month];
  return fmt::format("{}_{}_{:02}", what, horizon.scenarios[at(entry.scenario)].name,
                     entry.calendar_month + 1);
}

/// a >= factor * b, both shared columns.
void keep_above(const std::string& name, Index a, Index b, double factor, Builder& builder) {
  builder.design_row(name, {{Size{a, 0.0}, 1.0}, {Size{b, 0.0}, -factor}}, 0.0, infinity);
}

/// Months of the horizon that belong to one scenario, in their order.
std::vector<std::size_t> months_of(const Horizon& horizon, Index scenario) {
  std::vector<std::size_t> months;
  for (std::size_t m = 0; m < horizon.months.size(); ++m)
    if (horizon.months[m].scenario == scenario) months.push_back(m);
  return months;
}

/// The months before the i-th that its ratchet looks at; a whole year repeats.
std::vector<std::size_t> months_before(const std::vector<std::size_t>& months, std::size_t i,
                                       int n_months) {
  std::vector<std::size_t> before;
  const bool repeats = months.size() == months_of_year;
  for (std::size_t back = 1; back <= at(n_months) && (back <= i || repeats); ++back)
    before.push_back(months[(i + months.size() - back) % months.size()]);
  return before;
}

/// Demand of each month after the ratchet.
std::vector<Index> add_ratchet(const component::Grid& spec, const std::vector<Index>& peaks,
                               Builder& builder) {
  const Horizon& horizon = builder.horizon();
  std::vector<Index> billed;
  for (std::size_t m = 0; m < peaks.size(); ++m) {
    const std::string name = name_of("billed", horizon, m);
    billed.push_back(builder.shared_column(name, 0.0, 0.0, infinity));
    keep_above(name + ".peak", billed[m], peaks[m], 1.0, builder);
  }
  for (Index s = 0; s < horizon.n_scenarios(); ++s) {
    const std::vector<std::size_t> months = months_of(horizon, s);
    const bool all =
        months.size() == months_of_year && at(spec.demand_ratchet_months) + 1 == months_of_year;
    Index highest = -1;
    if (all) {  // one column for the year instead of every month against every other
      const std::string name = "highest_" + horizon.scenarios[at(s)].name;
      highest = builder.shared_column(name, 0.0, 0.0, infinity);
      for (const std::size_t m : months)
        keep_above(name_of("highest", horizon, m), highest, peaks[m], 1.0, builder);
    }
    for (std::size_t i = 0; i < months.size(); ++i) {
      const std::string name = name_of("ratchet", horizon, months[i]);
      if (all) keep_above(name, billed[months[i]], highest, spec.demand_ratchet_frac, builder);
      if (!all)
        for (const std::size_t m : months_before(months, i, spec.demand_ratchet_months))
          keep_above(name, billed[months[i]], peaks[m], spec.demand_ratchet_frac, builder);
    }
  }
  return billed;
}

/// The demand that is paid whatever is drawn [MW]: given + per_size x connection.
struct Agreed {
  double given_mw = 0.0;
  double per_size = 0.0;
};

/// None when nothing is agreed, or when which of the two holds depends on a size.
std::optional<Agreed> agreed_demand(const component::Grid& spec, const Size& connection) {
  if (spec.contract_demand_kw <= 0.0) return std::nullopt;
  const double given_mw = spec.contract_demand_kw / kw_per_mw;
  if (spec.connected_kva >= 0.0)
    return Agreed{std::max(given_mw, spec.contract_min_frac * spec.connected_kva / kw_per_mw)};
  if (connection.column < 0)
    return Agreed{std::max(given_mw, spec.contract_min_frac * connection.value)};
  const double ends_at_mw = agreed_demand_ends_at_mw(spec);
  if (spec.connection_mw.max <= ends_at_mw) return Agreed{given_mw};
  if (spec.connection_mw.min >= ends_at_mw) return Agreed{0.0, spec.contract_min_frac};
  return std::nullopt;
}

bool rise(const std::vector<component::PriceTier>& tiers) {
  return std::is_sorted(tiers.begin(), tiers.end(), [](const auto& a, const auto& b) {
    return a.add_cny_per_mwh < b.add_cny_per_mwh;
  });
}

bool whole_years(const Horizon& horizon) {
  return std::all_of(horizon.scenarios.begin(), horizon.scenarios.end(),
                     [&](const Span& span) { return span.hours_per_step == horizon.step_h; });
}

}  // namespace

void add_demand_charge(const component::Grid& spec, const Size& connection, Index column,
                       double charge, Builder& builder) {
  const Horizon& horizon = builder.horizon();
  const std::vector<Index> peaks = builder.monthly_peak(column);
  const std::vector<Index> billed =
      spec.demand_ratchet_frac > 0.0 ? add_ratchet(spec, peaks, builder) : peaks;
  const auto agreed = agreed_demand(spec, connection);
  for (std::size_t m = 0; m < billed.size(); ++m) {
    const auto month = static_cast<Index>(m);
    if (!agreed) {
      builder.monthly_charge("demand_charge", month, billed[m], charge, 0.0);
      continue;
    }
    const std::string name = name_of("excess", horizon, m);
    const Index excess = builder.shared_column(name, 0.0, 0.0, infinity);
    const double allowed = 1.0 + spec.contract_tolerance_frac;
    std::vector<std::pair<Size, double>> terms = {{Size{excess, 0.0}, 1.0},
                                                  {Size{billed[m], 0.0}, -1.0}};
    if (agreed->per_size > 0.0) terms.emplace_back(connection, allowed * agreed->per_size);
    builder.design_row(name, std::move(terms), -allowed * agreed->given_mw, infinity);
    builder.monthly_charge("demand_charge", month, excess, charge * spec.contract_excess_factor,
                           charge * agreed->given_mw);
    if (agreed->per_size > 0.0)
      builder.monthly_charge("demand_charge", month, connection.column, charge * agreed->per_size,
                             0.0);
  }
}

double agreed_demand_ends_at_mw(const component::Grid& spec) {
  if (spec.contract_min_frac <= 0.0) return infinity;
  return spec.contract_demand_kw / kw_per_mw / spec.contract_min_frac;
}

void add_standing_charges(const component::Grid& spec, Builder& builder) {
  const component::OptimiserCharges charges = component::optimiser_charges(spec);
  const auto months = static_cast<Index>(builder.horizon().months.size());
  for (Index month = 0; month < months; ++month) {
    if (charges.standing_capacity_cny_per_month != 0.0)
      builder.monthly_charge("capacity_charge", month, -1, 0.0,
                             charges.standing_capacity_cny_per_month);
    if (charges.fixed_cny_per_month != 0.0)
      builder.monthly_charge("fixed_charge", month, -1, 0.0, charges.fixed_cny_per_month);
  }
}

void add_self_use_charge(const component::Grid& spec, Builder& builder) {
  const double price = component::optimiser_charges(spec).self_use_cny_per_mwh;
  if (price == 0.0) return;
  const std::vector<FlowMap> flows = builder.map().flows;
  for (std::size_t f = 0; f < flows.size(); ++f) {
    if (flows[f].role == Role::generation)
      builder.cost("energy_purchase", static_cast<Index>(f), price);
    if (flows[f].role == Role::export_)
      builder.cost("energy_purchase", static_cast<Index>(f), -price);
  }
}

void add_blocks(const component::Grid& spec, Index import, Builder& builder) {
  const Horizon& horizon = builder.horizon();
  if (spec.tiers.empty() || !rise(spec.tiers) || !whole_years(horizon)) return;
  const YearRows rows = builder.month_rows("blocks", 0.0, 0.0);
  builder.add_yearly(rows, import, 1.0);
  for (std::size_t m = 0; m < horizon.months.size(); ++m) {
    double below_mwh = 0.0;
    for (std::size_t t = 0; t < spec.tiers.size(); ++t) {
      const component::PriceTier& tier = spec.tiers[t];
      const std::string name = name_of(fmt::format("block_{}", t + 1).c_str(), horizon, m) + "_mwh";
      const Index inside = builder.shared_column(name, 0.0, 0.0, tier.up_to_mwh - below_mwh);
      builder.add_shared(rows.rows[m], inside, -1.0);
      builder.monthly_charge("energy_purchase", static_cast<Index>(m), inside, tier.add_cny_per_mwh,
                             0.0);
      below_mwh = tier.up_to_mwh;
    }
  }
}

}  // namespace sunward::formulation
