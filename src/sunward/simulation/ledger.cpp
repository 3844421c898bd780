#include "sunward/simulation/ledger.hpp"

#include <algorithm>

#include "sunward/base/index.hpp"

namespace sunward::simulation {

namespace {
constexpr double kw_per_mw = 1000.0;

double share(double part, double whole) { return whole > 0.0 ? part / whole : 0.0; }
}  // namespace

Ledger::Ledger(const model::Park& park, const std::vector<Bus>& buses, double step_h)
    : park_(&park), buses_(&buses), step_h_(step_h) {
  for (const Bus& bus : buses) {
    BusSums& sums = sums_.emplace_back();
    sums.available_mwh.resize(bus.generators.size());
    sums.generation_mwh.resize(bus.generators.size());
    sums.import_mwh.resize(bus.connections.size());
    sums.export_mwh.resize(bus.connections.size());
    sums.peak_mw.resize(bus.connections.size());
    sums.battery_mwh.resize(bus.batteries.size());
  }
}

void Ledger::book(std::size_t bus, std::size_t n, int month, const BusFlows& flows,
                  const std::vector<BatteryEnergy>& batteries, double more_used_mw) {
  const Bus& planned = (*buses_)[bus];
  book_generators(bus, n, flows);
  book_connections(bus, n, month, flows);
  for (std::size_t b = 0; b < batteries.size(); ++b) {
    const BatteryEnergy& moved = batteries[b];
    sums_[bus].battery_mwh[b].charge_mwh += moved.charge_mwh;
    sums_[bus].battery_mwh[b].discharge_mwh += moved.discharge_mwh;
    energy_.charge_mwh += moved.charge_mwh;
    energy_.discharge_mwh += moved.discharge_mwh;
    variable_om_cny_ += moved.discharge_mwh * planned.batteries[b].throughput_cost_cny_per_mwh;
  }
  energy_.load_mwh += planned.demand_mw[n] * step_h_;
  energy_.used_mwh += (planned.used_mw[n] + more_used_mw) * step_h_;
  energy_.surplus_mwh += flows.surplus_mw * step_h_;
  book_unserved(planned, flows.unserved_mw * step_h_);
}

void Ledger::book_generators(std::size_t bus, std::size_t n, const BusFlows& flows) {
  BusSums& sums = sums_[bus];
  for (std::size_t g = 0; g < flows.generation_mw.size(); ++g) {
    const Generator& generator = (*buses_)[bus].generators[g];
    const double generated_mwh = flows.generation_mw[g] * step_h_;
    const double available_mwh = generator.available(n) * step_h_;
    sums.generation_mwh[g] += generated_mwh;
    sums.available_mwh[g] += available_mwh;
    energy_.generation_mwh += generated_mwh;
    energy_.available_mwh += available_mwh;
    variable_om_cny_ += generated_mwh * generator.variable_om_cny_per_mwh;
  }
}

void Ledger::book_connections(std::size_t bus, std::size_t n, int month, const BusFlows& flows) {
  BusSums& sums = sums_[bus];
  for (std::size_t c = 0; c < flows.import_mw.size(); ++c) {
    const Connection& connection = (*buses_)[bus].connections[c];
    const double import_mwh = flows.import_mw[c] * step_h_;
    const double export_mwh = flows.export_mw[c] * step_h_;
    planned_export_mwh_ += at(connection.planned_export_mw, n) * step_h_;
    sums.import_mwh[c] += import_mwh;
    sums.export_mwh[c] += export_mwh;
    double& peak_mw = sums.peak_mw[c][static_cast<std::size_t>(month)];
    peak_mw = std::max(peak_mw, flows.import_mw[c]);
    energy_.import_mwh += import_mwh;
    energy_.export_mwh += export_mwh;
    purchase_cny_ += import_mwh * connection.import_price_cny_per_mwh[n];
    sale_cny_ += export_mwh * connection.export_price_cny_per_mwh[n];
    co2_t_ += import_mwh * connection.grid->co2_kg_per_kwh;  // kg/kWh is t/MWh
  }
}

/// The cheapest load is shed first: all of a bus's shortfall at the lowest value given.
void Ledger::book_unserved(const Bus& bus, double unserved_mwh) {
  if (unserved_mwh <= 0.0) return;
  energy_.unserved_mwh += unserved_mwh;
  double price = infinity;
  for (const Load& load : bus.loads)
    if (load.unserved_cny_per_mwh >= 0.0) price = std::min(price, load.unserved_cny_per_mwh);
  constexpr double trace_mwh = 1e-6;
  if (price < infinity)
    unserved_cny_ += price * unserved_mwh;
  else if (unserved_mwh > trace_mwh)
    unserved_priced_ = false;
}

double Ledger::export_room_mwh(double coming_mwh) const {
  const model::Rules& rules = park_->rules;
  double room_mwh = infinity;
  if (rules.max_export_frac >= 0.0)
    room_mwh = std::min(room_mwh, rules.max_export_frac * (energy_.available_mwh + coming_mwh) -
                                      energy_.export_mwh);
  if (rules.min_self_use_frac >= 0.0)
    room_mwh = std::min(room_mwh, energy_.generation_mwh - energy_.export_mwh -
                                      rules.min_self_use_frac * energy_.available_mwh);
  return std::max(0.0, room_mwh);
}

std::vector<result::CostLine> Ledger::costs(double replacement_cny) const {
  double demand_cny = 0.0;
  for (std::size_t b = 0; b < sums_.size(); ++b) {
    for (std::size_t c = 0; c < sums_[b].peak_mw.size(); ++c) {
      const component::Grid& grid = *(*buses_)[b].connections[c].grid;
      for (const double peak_mw : sums_[b].peak_mw[c])
        demand_cny += peak_mw * kw_per_mw * grid.demand_charge_cny_per_kw_month;
    }
  }
  return {{"energy_purchase", purchase_cny_},
          {"sale", -sale_cny_},
          {"demand_charge", demand_cny},
          {"variable_om", variable_om_cny_},
          {"co2", co2_t_ * park_->rules.co2_price_cny_per_t},
          {"unserved", unserved_cny_},
          {"replacement", replacement_cny}};
}

std::vector<result::Indicator> Ledger::indicators() const {
  const double own_mwh = energy_.generation_mwh - energy_.export_mwh;
  return {{"self_use_frac", "frac", share(own_mwh, energy_.available_mwh)},
          {"green_share_frac", "frac", share(own_mwh, own_mwh + energy_.import_mwh)},
          {"export_frac", "frac", share(energy_.export_mwh, energy_.available_mwh)},
          {"curtailment_frac", "frac", share(energy_.curtailed_mwh(), energy_.available_mwh)},
          {"import_co2_t_per_year", "t/year", co2_t_}};
}

std::vector<std::pair<std::string, double>> Ledger::generator_figures(std::size_t bus,
                                                                      std::size_t g) const {
  return {{"available_mwh", sums_[bus].available_mwh[g]},
          {"energy_mwh", sums_[bus].generation_mwh[g]}};
}

std::vector<std::pair<std::string, double>> Ledger::connection_figures(std::size_t bus,
                                                                       std::size_t c) const {
  const auto& peaks = sums_[bus].peak_mw[c];
  return {{"import_mwh", sums_[bus].import_mwh[c]},
          {"export_mwh", sums_[bus].export_mwh[c]},
          {"peak_mw", *std::max_element(peaks.begin(), peaks.end())}};
}

}  // namespace sunward::simulation
