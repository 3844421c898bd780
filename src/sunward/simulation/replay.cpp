#include "sunward/simulation/replay.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "sunward/model/registry.hpp"
#include "sunward/simulation/artefacts.hpp"
#include "sunward/simulation/gap.hpp"
#include "sunward/simulation/generation_trace.hpp"
#include "sunward/simulation/hydrogen_chain.hpp"
#include "sunward/simulation/law_life.hpp"
#include "sunward/simulation/ledger.hpp"
#include "sunward/simulation/maps.hpp"
#include "sunward/simulation/plan_keeper.hpp"
#include "sunward/simulation/planned.hpp"
#include "sunward/simulation/run_schedule.hpp"
#include "sunward/simulation/storage_terms.hpp"
#include "sunward/simulation/tables.hpp"
#include "sunward/simulation/usual_year.hpp"

namespace sunward::simulation {

namespace {

/// A weather year among all steps of the plan.
struct WeatherYear {
  const model::Scenario* scenario = nullptr;
  std::size_t first = 0;
  std::size_t n_steps = 0;
  double step_h = 1.0;
  std::size_t steps_per_day = 24;
  std::vector<int> month;         ///< 0-11, by step
  std::vector<Lookout> lookouts;  ///< by bus; policy mode
  result::EnergyTotals planned;
  std::vector<result::CostLine> planned_costs;
};

/// @param flows  overwritten; a buffer, as this is called in every step.
void planned_flows(const Bus& bus, std::size_t n, BusFlows& flows) {
  flows.generation_mw.resize(bus.generators.size());
  flows.import_mw.resize(bus.connections.size());
  flows.export_mw.resize(bus.connections.size());
  for (std::size_t g = 0; g < bus.generators.size(); ++g)
    flows.generation_mw[g] = at(bus.generators[g].planned_mw, n);
  for (std::size_t c = 0; c < bus.connections.size(); ++c) {
    flows.import_mw[c] = at(bus.connections[c].planned_import_mw, n);
    flows.export_mw[c] = at(bus.connections[c].planned_export_mw, n);
  }
  flows.unserved_mw = flows.surplus_mw = 0.0;
  for (const Load& load : bus.loads) flows.unserved_mw += at(load.planned_unserved_mw, n);
}

/// All wind and sun on, the grid idle: where a dispatcher starts.
void open_flows(const Bus& bus, std::size_t n, BusFlows& flows) {
  flows.generation_mw.resize(bus.generators.size());
  for (std::size_t g = 0; g < bus.generators.size(); ++g)
    flows.generation_mw[g] = bus.generators[g].available(n);
  flows.import_mw.assign(bus.connections.size(), 0.0);
  flows.export_mw.assign(bus.connections.size(), 0.0);
  flows.unserved_mw = flows.surplus_mw = 0.0;
}

/// Modules older than the mean of their life give no more than they can, younger ones as much more
/// as they can: the balance then sells or curtails it.
void bring_to_age(const Bus& bus, std::size_t n, BusFlows& flows) {
  for (std::size_t g = 0; g < bus.generators.size(); ++g) {
    const Generator& generator = bus.generators[g];
    if (generator.aged_frac == 1.0) continue;
    flows.generation_mw[g] = std::min(flows.generation_mw[g] * std::max(1.0, generator.aged_frac),
                                      generator.available(n));
  }
}

/// At the bus: own use is taken off what is given and added to what is taken.
void planned_batteries(const Bus& bus, std::size_t n, double step_h,
                       std::vector<BatteryEnergy>& list) {
  list.clear();
  for (const Battery& battery : bus.batteries) {
    const double net_mw = planned_net_mw(battery, n);
    list.push_back({std::max(0.0, -net_mw) * step_h, std::max(0.0, net_mw) * step_h});
  }
}

std::vector<WeatherYear> weather_years(const model::Park& park, const result::Plan& plan,
                                       const std::vector<Bus>& buses, const Options& options) {
  std::vector<WeatherYear> years;
  std::size_t first = 0;
  for (const model::Scenario& scenario : park.scenarios) {
    const series::TimeAxis& axis = scenario.weather->axis;
    WeatherYear year;
    year.scenario = &scenario;
    year.first = first;
    year.n_steps = static_cast<std::size_t>(axis.n_steps);
    year.step_h = axis.step_h();
    year.steps_per_day = static_cast<std::size_t>(std::lround(24.0 / year.step_h));
    for (Index t = 0; t < axis.n_steps; ++t) year.month.push_back(axis.month(t));
    for (const Bus& bus : buses) {
      if (options.mode != Mode::policy) break;
      year.lookouts.emplace_back(bus, first, year.n_steps, year.step_h, options.forecast,
                                 options.forecast_h);
      year.lookouts.back().value(planned_series(plan, bus.name, "price_cny_per_mwh"),
                                 calendar_of(park).month);
    }
    Ledger planned(park, buses, year.step_h);
    BusFlows flows;
    std::vector<BatteryEnergy> moved;
    for (std::size_t b = 0; b < buses.size(); ++b) {
      for (std::size_t t = 0; t < year.n_steps; ++t) {
        planned_flows(buses[b], first + t, flows);
        planned_batteries(buses[b], first + t, year.step_h, moved);
        planned.book(b, first + t, year.month[t], flows, moved);
      }
    }
    year.planned = planned.energy();
    year.planned_costs = planned.costs(options.planned_replacement_cny);
    first += year.n_steps;
    years.push_back(std::move(year));
  }
  return years;
}

/// What the hydrogen chain costs beyond the plan, in the lines of the same name.
std::vector<result::CostLine> with_hydrogen(std::vector<result::CostLine> costs,
                                            const result::HydrogenTotals& hydrogen) {
  for (result::CostLine& line : costs) {
    if (line.kind == "sale") line.cny_per_year -= hydrogen.sale_cny;
    if (line.kind == "unserved") line.cny_per_year += hydrogen.unserved_cny;
    if (line.kind == "variable_om") line.cny_per_year += hydrogen.variable_om_cny;
    if (line.kind == "replacement") line.cny_per_year += hydrogen.replacement_cny;
  }
  return costs;
}

/// The replay of one year at all buses.
class YearRun {
 public:
  YearRun(const model::Park& park, std::vector<Bus>& buses, const std::vector<PlanKeeper>& keepers,
          HydrogenChain& chain, std::map<std::size_t, StorageTracer>& tracers,
          GenerationTracer& generation, FirstNeeds& first_needs, const UsualYear& usual,
          const WeatherYear& year, const Options& options)
      : park_(&park),
        buses_(&buses),
        keepers_(&keepers),
        chain_(&chain),
        tracers_(&tracers),
        generation_(&generation),
        first_needs_(&first_needs),
        usual_(&usual),
        year_(&year),
        options_(&options),
        ledger_(park, buses, year.step_h),
        causes_(buses, year.step_h),
        losses_(park.components.size()),
        stored_mwh_(park.components.size(), 0.0) {}

  /// @param first_year  null in later years.
  void run(FirstYear* series, RunSchedule* first_year) {
    run_schedule_ = first_year;
    for (std::size_t t = 0; t < year_->n_steps; ++t) {
      run_chain(t);
      for (std::size_t b = 0; b < buses_->size(); ++b)
        step(b, t, chain_->active() ? chain_->use_mw((*buses_)[b].name) : 0.0, series);
      if ((t + 1) % year_->steps_per_day == 0) end_day();
    }
  }

  result::SimulatedYear close(int number) {
    result::SimulatedYear done;
    done.number = number;
    done.weather = year_->scenario->name;
    double replacement_cny = 0.0;
    done.assets = asset_tables(*park_, *buses_, ledger_, year_->first, year_->n_steps,
                               year_->step_h, replacement_cny, losses_, stored_mwh_);
    done.energy = ledger_.energy();
    done.planned = year_->planned;
    done.hydrogen = chain_->end_year(done.assets);
    done.costs = with_hydrogen(ledger_.costs(replacement_cny), done.hydrogen);
    done.planned_costs = year_->planned_costs;
    done.worst_balance_kg = chain_->worst_balance_kg();
    done.indicators = ledger_.indicators();
    done.worst_balance_mw = worst_balance_mw_;
    done.gap = gap_of(done);
    if (options_->mode == Mode::schedule) done.gap.causes = causes_.causes(done.gap.costs);
    return done;
  }
  [[nodiscard]] bool unserved_priced() const { return ledger_.unserved_priced(); }

 private:
  void end_day() {
    for (Bus& bus : *buses_)
      for (Battery& battery : bus.batteries)
        if (battery.unit) battery.unit->end_day();
  }

  /// The hydrogen chain's step at all buses.
  void run_chain(std::size_t t) {
    if (!chain_->active()) return;
    const std::size_t n = year_->first + t;
    chain_->step(n, {year_->step_h, ambient_c(*year_->scenario->weather, t)});
  }

  /// What each unit is asked for; 0 for a storage without one.
  void request(std::size_t b, std::size_t t, double more_mw) {
    if (options_->mode == Mode::policy)
      policy_requests(b, t, more_mw);
    else
      (*keepers_)[b].requests((*buses_)[b], year_->first + t, more_mw, asked_);
  }

  void policy_requests(std::size_t b, std::size_t t, double more_mw) {
    const Bus& bus = (*buses_)[b];
    std::vector<Ability> abilities;
    for (const Battery& battery : bus.batteries)
      abilities.push_back(battery.unit ? battery.unit->ability() : Ability{});
    outlook_.step_h = year_->step_h;
    year_->lookouts[b].look(t, outlook_);
    for (std::vector<double>& course : outlook_.residual_mw) course[0] -= more_mw;
    see_grid(b, t);
    const Policy& policy = options_->policy != nullptr ? *options_->policy : own_policy_;
    asked_.clear();
    for (const double mw : policy.requests(abilities, outlook_)) asked_.push_back({mw});
    hold_to_bus(b, year_->first + t, more_mw);
  }

  /// Storages charge with no more than the bus can give beside its load: none is shed for them.
  void hold_to_bus(std::size_t b, std::size_t n, double more_mw) {
    const Bus& bus = (*buses_)[b];
    double left_mw = -bus.demand_mw[n] - bus.used_mw[n] - more_mw;
    for (const Generator& generator : bus.generators) left_mw += generator.available(n);
    for (const Connection& connection : bus.connections) left_mw += connection.most_import_mw;
    for (const Asked& one : asked_) left_mw += one.planned_mw;
    for (Asked& one : asked_) {
      if (left_mw >= 0.0) return;
      const double less_mw = std::clamp(-one.planned_mw, 0.0, -left_mw);
      one.planned_mw += less_mw;
      left_mw += less_mw;
    }
  }

  void see_grid(std::size_t b, std::size_t t) {
    constexpr double kw_per_mw = 1000.0;
    const Bus& bus = (*buses_)[b];
    const int month = year_->month[t];
    outlook_.export_price_cny_per_mwh = outlook_.export_mw = outlook_.demand_cny_per_mw = 0.0;
    double most_mw = 0.0, reached_mw = 0.0;
    for (std::size_t c = 0; c < bus.connections.size(); ++c) {
      const Connection& connection = bus.connections[c];
      outlook_.export_price_cny_per_mwh = std::max(
          outlook_.export_price_cny_per_mwh, connection.export_price_cny_per_mwh[year_->first + t]);
      outlook_.export_mw += connection.most_export_mw;
      outlook_.demand_cny_per_mw = std::max(
          outlook_.demand_cny_per_mw, connection.grid->demand_charge_cny_per_kw_month * kw_per_mw);
      most_mw += connection.most_import_mw;
      reached_mw += ledger_.peak_mw(b, c, month);
    }
    outlook_.export_mw = std::min(outlook_.export_mw, export_room_mw(t));
    outlook_.export_price_cny_per_mwh =
        std::min(outlook_.export_price_cny_per_mwh, usual_->export_worth_cny_per_mwh[b]);
    const double usual_mw = usual_->peak_mw[b][static_cast<std::size_t>(month)];
    outlook_.held_import_mw = std::min(most_mw, std::max(reached_mw, usual_mw));
  }

  /// @param more_mw  drawn by the hydrogen chain beyond the plan.
  void step(std::size_t b, std::size_t t, double more_mw, FirstYear* series) {
    Bus& bus = (*buses_)[b];
    const std::size_t n = year_->first + t;
    request(b, t, more_mw);
    const series::Weather& weather = *year_->scenario->weather;
    const Conditions conditions{year_->step_h, ambient_c(weather, t)};
    std::vector<BatteryEnergy>& moved = moved_;
    planned_batteries(bus, n, year_->step_h, moved);
    double others_mw = -bus.demand_mw[n] - bus.used_mw[n] - more_mw;
    CauseTable need_mw{};
    need_mw[static_cast<std::size_t>(result::GapCauseKind::chain)] = more_mw;
    for (std::size_t i = 0; i < bus.batteries.size(); ++i) {
      Battery& battery = bus.batteries[i];
      if (battery.unit) {
        moved[i] = run_unit(battery, asked_[i], n, conditions, need_mw);
      }
      others_mw += (moved[i].discharge_mwh - moved[i].charge_mwh) / year_->step_h;
    }
    const bool free = options_->mode == Mode::policy;
    BusFlows& flows = flows_;
    free ? open_flows(bus, n, flows) : planned_flows(bus, n, flows);
    bring_to_age(bus, n, flows);
    close_balance(bus, n, others_mw, export_room_mw(t), flows);
    worst_balance_mw_ = std::max(worst_balance_mw_, std::abs(flows.net_mw() + others_mw));
    ledger_.book(b, n, year_->month[t], flows, moved, more_mw);
    generation_->book(b, n, flows);
    need_mw[static_cast<std::size_t>(result::GapCauseKind::ageing)] = aged_mw(bus, n);
    if (!free) causes_.book(b, n, year_->month[t], flows, first_needs_->parted(b, n, need_mw));
    if (series != nullptr) series->add(b, t, bus, n, flows, moved, year_->step_h, more_mw);
    if (run_schedule_ != nullptr) run_schedule_->put_bus(bus, t, flows);
  }

  BatteryEnergy run_unit(Battery& battery, const Asked& asked, std::size_t n,
                         const Conditions& conditions, CauseTable& need_mw) {
    const bool away = battery.unit->away();
    const UnitStep done = battery.unit->step(asked.sum_mw(), conditions);
    losses_[battery.component] += done.losses;
    stored_mwh_[battery.component] += done.stored_mwh;
    using result::Loss;
    double own_mwh = 0.0;
    for (const Loss loss : {Loss::standby, Loss::heating, Loss::cooling, Loss::rebalancing})
      own_mwh += done.losses[loss];
    const double own_mw = own_mwh / conditions.step_h;
    const double delivered_mw = done.delivered_mwh / conditions.step_h;
    const double drain_mw = at(battery.planned_auxiliary_mw, n);
    add_need(asked, planned_net_mw(battery, n), drain_mw, own_mw, delivered_mw, away, need_mw);
    const auto tracer = tracers_->find(battery.component);
    if (tracer != tracers_->end())
      tracer->second.book(n, conditions.step_h, delivered_mw, own_mw,
                          battery.unit->stored().above_empty_mwh, away);
    if (run_schedule_ != nullptr) run_schedule_->put_storage(battery, n, delivered_mw, own_mw);
    return {std::max(0.0, -done.delivered_mwh), std::max(0.0, done.delivered_mwh)};
  }

  /// In schedule mode the year so far exports no more than planned under a rule, as the plan may be
  /// at its end: what was exported less before may be exported later.
  /// In policy mode a usual year's rest is counted on, with a reserve for a poor one.
  [[nodiscard]] double export_room_mw(std::size_t t) const {
    constexpr double counted_on_frac = 0.9;
    const model::Rules& rules = park_->rules;
    const bool ruled = rules.max_export_frac >= 0.0 || rules.min_self_use_frac >= 0.0;
    if (options_->mode != Mode::policy)
      return ruled ? ledger_.export_behind_mwh() / year_->step_h : infinity;
    const std::size_t coming = t + usual_->coming_mwh.size() - year_->n_steps;  // from the end
    return ledger_.export_room_mwh(counted_on_frac * usual_->coming_mwh[coming]) / year_->step_h;
  }

  static double ambient_c(const series::Weather& weather, std::size_t t) {
    constexpr double without_data_c = 10.0;  // the mean of northern China, where no series is given
    return weather.temp_c.empty() ? without_data_c : weather.temp_c[t];
  }

  const model::Park* park_;
  std::vector<Bus>* buses_;
  const std::vector<PlanKeeper>* keepers_;
  HydrogenChain* chain_;
  std::map<std::size_t, StorageTracer>* tracers_;  ///< by component
  GenerationTracer* generation_;
  FirstNeeds* first_needs_;
  const UsualYear* usual_;
  const WeatherYear* year_;
  const Options* options_;
  Ledger ledger_;
  CauseLedger causes_;
  LookaheadPolicy own_policy_;
  Outlook outlook_;
  BusFlows flows_;  ///< of the step
  std::vector<Asked> asked_;
  std::vector<BatteryEnergy> moved_;
  std::vector<result::LossTable> losses_;  ///< by component
  std::vector<double> stored_mwh_;
  double worst_balance_mw_ = 0.0;
  RunSchedule* run_schedule_ = nullptr;  ///< first year only, whose steps are the plan's first
};

/// Tracers by component, for the storages that the options name.
std::map<std::size_t, StorageTracer> tracers_of(const model::Park& park, std::vector<Bus>& buses,
                                                const Calendar& calendar, const Options& options) {
  std::map<std::size_t, StorageTracer> tracers;
  for (Bus& bus : buses) {
    for (Battery& battery : bus.batteries) {
      const std::string& name = park.components[battery.component].name;
      const auto model = options.models.find(name);
      if (!battery.unit || model == options.models.end()) continue;
      tracers.emplace(battery.component,
                      StorageTracer(name, model->second, battery.power_mw, calendar.month.size(),
                                    battery.unit->stored().above_empty_mwh));
    }
  }
  return tracers;
}

}  // namespace

result::Simulation replay(const model::Park& park, const result::Plan& plan,
                          const Options& options) {
  std::vector<Bus> buses = buses_of(park, plan, options.mode);
  const Calendar calendar = calendar_of(park);
  std::vector<PlanKeeper> keepers;
  std::vector<Series> prices;
  for (const Bus& bus : buses) {
    prices.push_back(planned_series(plan, bus.name, "price_cny_per_mwh"));
    keepers.emplace_back(bus, prices.back(), calendar);
  }
  HydrogenChain chain(park, plan);
  if (chain.active()) chain.follow(buses, keepers, calendar);
  std::map<std::size_t, StorageTracer> tracers = tracers_of(park, buses, calendar, options);
  const std::vector<WeatherYear> weather = weather_years(park, plan, buses, options);
  const UsualYear usual = usual_year_of(buses, prices, calendar);
  FirstNeeds first_needs(buses.size(), calendar.month.size());
  GenerationTracer generation(buses, calendar.month.size());
  result::Simulation simulation;
  simulation.park_name = park.name;
  simulation.mode = options.mode == Mode::schedule ? "schedule" : "policy";
  if (options.mode == Mode::policy) {
    simulation.forecast = forecast_name(options.forecast);
    simulation.forecast_h = options.forecast_h;
  }
  simulation.planned_cost_cny_per_year = plan.objective_cny_per_year;
  for (int y = 0; y < options.years; ++y) {
    if (options.stop != nullptr && options.stop->stop_requested()) break;
    const WeatherYear& year = weather[static_cast<std::size_t>(y) % weather.size()];
    age(buses, y + 1);
    YearRun run(park, buses, keepers, chain, tracers, generation, first_needs, usual, year,
                options);
    for (auto& [component, tracer] : tracers)
      tracer.begin_year(year.first, year.first + year.n_steps);
    std::optional<FirstYear> series;
    std::optional<RunSchedule> first_year;
    if (y == 0 && options.hourly) series.emplace(park, buses, year.n_steps);
    if (y == 0) first_year.emplace(park, plan);
    chain.record(first_year ? &*first_year : nullptr);
    run.run(series ? &*series : nullptr, first_year ? &*first_year : nullptr);
    simulation.years.push_back(run.close(y + 1));
    simulation.load_unserved_priced &= run.unserved_priced();
    simulation.hydrogen_unserved_priced &= simulation.years.back().hydrogen.unserved_priced;
    if (series) simulation.first_year = series->flows();
    if (first_year) simulation.run = first_year->flows();
  }
  for (const auto& [component, tracer] : tracers) simulation.traces.push_back(tracer.trace());
  simulation.fleets = chain.traces(park);
  simulation.generation = generation.traces(park, buses);
  summarise(simulation);
  simulation.lives = law_lives(park, plan, simulation);
  simulation.maps = maps_of(park, plan);
  simulation.terms = terms_of(park, buses);
  simulation.artefacts = artefacts_of(park, plan);
  simulation.first_weather = {
      park.scenarios.front().name, 1.0, park.scenarios.front().weather->axis, 0, {}};
  return simulation;
}

}  // namespace sunward::simulation
