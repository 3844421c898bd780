#include "sunward/study/membrane/membrane_run.hpp"

#include <cmath>
#include <limits>

#include "sunward/base/error.hpp"
#include "sunward/component/fault.hpp"
#include "sunward/component/flow_battery/plant.hpp"
#include "sunward/finance/storage_cost.hpp"
#include "sunward/simulation/unit.hpp"
#include "sunward/study/membrane/crossover_trial.hpp"

namespace sunward::study::membrane {

namespace {

constexpr double hours_per_year = 8760.0;
constexpr double kw_per_mw = 1000.0;
using result::Loss;

/// What happened over the life, by year where the money needs it.
struct Life {
  std::vector<double> delivered_mwh, taken_mwh;
  std::vector<bool> new_stacks, new_membranes;  ///< at the end of the year
  double stored_mwh = 0.0;
  double dc_charge_mwh = 0.0, dc_discharge_mwh = 0.0, charge_kah = 0.0, discharge_kah = 0.0;
  double faded_frac = 0.0;
  double rebalancings = 0.0;
  result::LossTable losses;
};

double sum(const std::vector<double>& values) {
  double total = 0.0;
  for (const double value : values) total += value;
  return total;
}

void run_year(simulation::Unit& unit, const DutyYear& year, Life& life) {
  double delivered = 0.0, taken = 0.0;
  for (std::size_t t = 0; t < year.request_mw.size(); ++t) {
    const simulation::UnitStep step =
        unit.step(year.request_mw[t], {year.step_h, year.ambient_c[t]});
    (step.delivered_mwh > 0.0 ? delivered : taken) += std::abs(step.delivered_mwh);
    life.stored_mwh += step.stored_mwh;
    life.losses += step.losses;
    if ((t + 1) % year.steps_per_day == 0) unit.end_day();
  }
  life.delivered_mwh.push_back(delivered);
  life.taken_mwh.push_back(taken);
}

/// Adds what the unit says of its year. @param usable_frac  at the end of the last year and of
/// this.
void close_year(simulation::Unit& unit, Life& life, double& usable_frac) {
  result::SimulatedAsset asset;
  (void)unit.end_year(asset);  // renewals are priced by the study
  const auto of = [&](const char* name) {
    for (const auto& [key, value] : asset.figures)
      if (key == name) return value;
    SUNWARD_CHECK(false, std::string("a flow battery tells ") + name);
    return 0.0;
  };
  life.dc_charge_mwh += of("dc_charge_mwh");
  life.dc_discharge_mwh += of("dc_discharge_mwh");
  life.charge_kah += of("charge_kah");
  life.discharge_kah += of("discharge_kah");
  life.rebalancings += of("rebalancings");
  life.faded_frac += usable_frac - of("usable_charge_frac") + of("recovered_charge_frac");
  usable_frac = of("usable_charge_frac");
  life.new_stacks.push_back(of("stack_replacements") > 0.0);
  life.new_membranes.push_back(of("membrane_replacements") > 0.0);
}

/// Units bought over the life of something that is renewed where `renewed` says so, the unused part
/// of the last one sold back.
finance::CostStream stream_of(const std::vector<bool>& renewed, double life_y) {
  const std::size_t n_years = renewed.size();
  finance::CostStream stream;
  stream.at_start = 1.0;
  stream.by_year.assign(n_years, 0.0);
  std::size_t last = 0;
  for (std::size_t y = 0; y + 1 < n_years; ++y) {
    if (!renewed[y]) continue;
    stream.by_year[y] = 1.0;
    last = y + 1;
  }
  stream.by_year.back() -= finance::unused_frac(static_cast<double>(n_years - last), life_y);
  return stream;
}

/// Electrolyte does not wear out: what it is worth at the end is the case's residual share, or
/// straight line.
finance::CostStream electrolyte_stream(const component::Storage& spec, std::size_t n_years) {
  std::vector<bool> renewed(n_years, false);
  const double life_y = spec.cost_energy.lifetime_y;
  for (std::size_t y = 0; y < n_years; ++y)
    renewed[y] = std::floor(static_cast<double>(y + 1) / life_y) >
                 std::floor(static_cast<double>(y) / life_y);
  finance::CostStream stream = stream_of(renewed, life_y);
  if (spec.energy_residual_frac < 0.0) return stream;
  stream.by_year.back() = -spec.energy_residual_frac;
  return stream;
}

finance::CostStream times(double factor, finance::CostStream stream) {
  stream.at_start *= factor;
  for (double& value : stream.by_year) value *= factor;
  return stream;
}

double stacks_cny(const component::Storage& spec, const Duty& duty, double area_m2,
                  double own_price_cny_per_m2) {
  const double power_cny = spec.cost_power.capex_cny_per_unit * kw_per_mw * duty.power_mw;
  const double membranes_cny = own_price_cny_per_m2 * area_m2;
  if (power_cny >= membranes_cny) return power_cny - membranes_cny;
  Fault fault;
  fault.key = "power_capex_cny_per_kw";
  fault.tell(told("membrane_study.dear_membrane",
                  {{"membranes", component::figure(membranes_cny / (kw_per_mw * duty.power_mw))}}));
  throw InputError({fault});
}

/// Parts in the order of figure_names: electrolyte, stacks, membranes (in m2), charging, operation.
std::vector<double> levelised(const component::Storage& spec, const component::Membrane& membrane,
                              const Duty& duty, const MembraneTerms& terms, const Life& life) {
  const component::flow_battery::Plant plant(spec.flow_battery, duty.power_mw, duty.energy_mwh);
  const double area_m2 = plant.loop().area_m2;
  const double stack_life_y = spec.cost_power.lifetime_y;
  const double membrane_life_y = membrane.life_h > 0.0
                                     ? std::min(membrane.life_h / hours_per_year, stack_life_y)
                                     : stack_life_y;
  std::vector<bool> membranes = life.new_membranes;
  for (std::size_t y = 0; y < membranes.size(); ++y)
    if (life.new_stacks[y]) membranes[y] = true;
  finance::CostStream charging{"charging", 0.0, life.taken_mwh};
  finance::CostStream operation{"operation", 0.0, life.delivered_mwh};
  for (double& value : operation.by_year)
    value = value * spec.throughput_cost_cny_per_mwh +
            kw_per_mw * (spec.cost_power.fixed_om_cny_per_unit_year * duty.power_mw +
                         spec.cost_energy.fixed_om_cny_per_unit_year * duty.energy_mwh);
  return finance::levelised_parts(
      {times(spec.cost_energy.capex_cny_per_unit * kw_per_mw * duty.energy_mwh,
             electrolyte_stream(spec, life.taken_mwh.size())),
       times(stacks_cny(spec, duty, area_m2, terms.own_price_cny_per_m2),
             stream_of(life.new_stacks, stack_life_y)),
       times(area_m2, stream_of(membranes, membrane_life_y)),
       times(duty.energy_price_cny_per_mwh, charging), operation},
      life.delivered_mwh, terms.discount_frac);
}

/// Fills the figures by name.
class Figures {
 public:
  Figures() : values(figure_names.size(), std::numeric_limits<double>::quiet_NaN()) {}
  double& operator[](std::string_view name) { return values[figure_index(name)]; }
  std::vector<double> values;
};

void add_efficiencies(const Life& life, const Duty& duty, Figures& figures) {
  const auto years = static_cast<double>(life.taken_mwh.size());
  const double delivered = sum(life.delivered_mwh), taken = sum(life.taken_mwh);
  const double coulombic = life.discharge_kah / life.charge_kah;
  const double stack = life.dc_discharge_mwh / life.dc_charge_mwh;
  figures["coulombic_efficiency_frac"] = coulombic;
  figures["voltage_efficiency_frac"] = stack / coulombic;
  figures["stack_efficiency_frac"] = stack;
  figures["system_efficiency_frac"] = delivered / (taken - life.stored_mwh);
  figures["fade_frac_per_year"] = life.faded_frac / years;
  figures["fade_frac_per_cycle"] = life.faded_frac / (delivered / duty.energy_mwh);
  figures["rebalancings_per_year"] = life.rebalancings / years;
  figures["rebalancing_mwh_per_year"] = life.losses[Loss::rebalancing] / years;
  figures["delivered_mwh_per_year"] = delivered / years;
  figures["taken_mwh_per_year"] = taken / years;
  double renewals = 0.0;
  for (std::size_t y = 0; y + 1 < life.new_membranes.size(); ++y)
    renewals += life.new_membranes[y] ? 1.0 : 0.0;
  figures["membrane_renewals"] = renewals;
  figures["energy_price_cny_per_mwh"] = duty.energy_price_cny_per_mwh;
}

void add_losses(const Life& life, Figures& figures) {
  const result::LossTable& losses = life.losses;
  const double taken = sum(life.taken_mwh);
  figures["loss_crossover_frac"] = losses[Loss::crossover] / taken;
  figures["loss_ohmic_frac"] = losses[Loss::ohmic] / taken;
  figures["loss_electrodes_frac"] =
      (losses[Loss::activation] + losses[Loss::concentration]) / taken;
  figures["loss_pumps_frac"] = losses[Loss::pumps] / taken;
  figures["loss_converter_frac"] = losses[Loss::converter] / taken;
  figures["loss_rebalancing_frac"] = losses[Loss::rebalancing] / taken;
  figures["loss_other_frac"] =
      (losses[Loss::shunt] + losses[Loss::hydrogen] + losses[Loss::heating] +
       losses[Loss::cooling] + losses[Loss::standby]) /
      taken;
}

void add_costs(const std::vector<double>& parts, Figures& figures) {
  figures["levelised_electrolyte_cny_per_mwh"] = parts[0];
  figures["levelised_stacks_cny_per_mwh"] = parts[1];
  figures["levelised_membrane_m2_per_mwh"] = parts[2];
  figures["levelised_charging_cny_per_mwh"] = parts[3];
  figures["levelised_operation_cny_per_mwh"] = parts[4];
}

void add_trial(const CrossoverTrial& trial, Figures& figures) {
  std::size_t k = 0;
  for (const char* name : {"unlevelled_week_frac", "unlevelled_month_frac",
                           "unlevelled_quarter_frac", "unlevelled_year_frac"})
    figures[name] = trial.unlevelled_frac[k++];
  figures["unlevelled_rebalance_days"] = trial.unlevelled_rebalance_days;
  figures["unlevelled_no_hydrogen_frac"] = trial.no_hydrogen_frac;
  figures["levelled_year_frac"] = trial.levelled_year_frac;
  figures["self_discharge_ma_per_cm2"] = trial.self_discharge_ma_per_cm2;
  figures["crossover_running_frac"] = trial.crossover_running_frac;
  figures["crossover_rest_frac"] = trial.crossover_rest_frac;
  figures["crossover_levelling_frac"] = trial.levelling_frac;
}

}  // namespace

std::size_t figure_index(std::string_view name) {
  for (std::size_t f = 0; f < figure_names.size(); ++f)
    if (figure_names[f].name == name) return f;
  SUNWARD_CHECK(false, "a membrane study has the figure " + std::string(name));
  return 0;
}

std::optional<std::vector<double>> run_membrane(const component::Storage& spec,
                                                const component::Membrane& membrane,
                                                const Duty& duty, const MembraneTerms& terms,
                                                const StopToken* stop) {
  component::Storage storage = spec;
  storage.flow_battery.membrane_record = membrane;
  if (component::flow_battery::empties_in_a_substep(storage.flow_battery, duty.power_mw,
                                                    duty.energy_mwh))
    return Figures().values;
  const std::unique_ptr<simulation::Unit> unit =
      simulation::make_unit(storage, duty.power_mw, duty.energy_mwh, duty.start_content_mwh);
  Life life;
  double usable_frac = 1.0;
  for (int y = 0; y < terms.operation_y; ++y) {
    if (stop != nullptr && stop->stop_requested()) return std::nullopt;
    run_year(*unit, duty.years[static_cast<std::size_t>(y) % duty.years.size()], life);
    close_year(*unit, life, usable_frac);
  }
  Figures figures;
  if (sum(life.delivered_mwh) <= 0.0 || life.charge_kah <= 0.0) return figures.values;
  add_efficiencies(life, duty, figures);
  add_losses(life, figures);
  add_costs(levelised(storage, membrane, duty, terms, life), figures);
  add_trial(crossover_trial(storage, duty), figures);
  return at_price(std::move(figures.values), membrane.price_cny_per_m2);
}

std::vector<double> at_price(std::vector<double> figures, double price_cny_per_m2) {
  const auto of = [&](const char* name) -> double& { return figures[figure_index(name)]; };
  of("membrane_price_cny_per_m2") = price_cny_per_m2;
  of("levelised_membranes_cny_per_mwh") = price_cny_per_m2 * of("levelised_membrane_m2_per_mwh");
  double& all = of("levelised_storage_cny_per_mwh");
  all = 0.0;
  for (const char* part : {"electrolyte", "stacks", "membranes", "charging", "operation"})
    all += of((std::string("levelised_") + part + "_cny_per_mwh").c_str());
  return figures;
}

}  // namespace sunward::study::membrane
