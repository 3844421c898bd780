#include "sunward/component/lithium_battery/life.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::component::lithium_battery {
namespace {

constexpr double gas_constant_j_per_mol_k = 8.314;
constexpr double faraday_c_per_mol = 96485.0;
constexpr double zero_c_k = 273.15;
constexpr double hours_per_day = 24.0;
/// Cells are replaced long before; with less a state of charge would mean nothing.
constexpr double least_capacity_frac = 0.01;

/// Constants of Smith et al. 2017 for 75 Ah cells, as in SAM.
namespace nmc {
constexpr double reference_k = 298.15, anode_reference_v = 0.08, reference_v = 3.7;
constexpr double reference_ah = 75.0;
constexpr double lithium_ah = 75.075, lithium_first_j = 4126.0, lithium_second_j_k = 9752000.0;
constexpr double excess = 1.07;
constexpr double film_rate = 0.0035, film_j = 35392.0, film_transfer = -1.0;
constexpr double film_depth_power = 2.157, film_depth_factor = 2.472;
constexpr double cycle_rate = 1.541e-5, cycle_j = -42800.0;
constexpr double break_in = 0.02805, break_in_j = 42800.0, break_in_transfer = 0.0066;
constexpr double break_in_depth = 0.135, break_in_days = 5.0;
constexpr double anode_ah = 75.675, anode_j = 2224.0;
constexpr double sites_rate = 5.226e-5, sites_j = -48260.0, sites_depth_power = 4.54;

/// Potential of the anode at states of charge 0, 0.1 ... 1 [V].
constexpr std::array<double, 11> anode_v{1.2868, 0.2420, 0.1818, 0.1488, 0.1297, 0.1230,
                                         0.1181, 0.1061, 0.0925, 0.0876, 0.0859};

double anode_potential_v(double soc_frac) {
  const double place = 10.0 * std::clamp(soc_frac, 0.0, 1.0);
  const auto k = std::min(static_cast<std::size_t>(place), anode_v.size() - 2);
  return anode_v[k] + (place - static_cast<double>(k)) * (anode_v[k + 1] - anode_v[k]);
}

double arrhenius(double energy_j_per_mol, double kelvin) {
  return std::exp(-energy_j_per_mol / gas_constant_j_per_mol_k *
                  (1.0 / kelvin - 1.0 / reference_k));
}

double transfer(double alpha, double volt, double reference_volt, double kelvin) {
  return std::exp(alpha * faraday_c_per_mol / gas_constant_j_per_mol_k *
                  (volt / kelvin - reference_volt / reference_k));
}

double lithium_capacity_ah(double kelvin) {
  const double shift = 1.0 / kelvin - 1.0 / reference_k;
  return lithium_ah * std::exp(-lithium_first_j / gas_constant_j_per_mol_k * shift -
                               lithium_second_j_k / gas_constant_j_per_mol_k * shift * shift);
}

}  // namespace nmc

/// Straight lines between the table's depths, from no wear at no depth; level beyond the last.
double wear_per_cycle(const LithiumBattery& battery, double depth_frac) {
  double depth_before = 0.0, wear_before = 0.0;
  for (std::size_t k = 0; k < battery.cycle_depth_frac.size(); ++k) {
    const double depth = battery.cycle_depth_frac[k];
    const double wear = 0.2 / battery.cycles_to_80_percent[k];
    if (depth_frac <= depth)
      return wear_before +
             (wear - wear_before) * (depth_frac - depth_before) / (depth - depth_before);
    depth_before = depth, wear_before = wear;
  }
  return wear_before;
}

}  // namespace

Life::Life(const LithiumBattery& battery) : battery_(battery) {}

void Life::advance(LifeState& state, double soc_frac, double temp_c, double step_h) const {
  if (state.last_soc < 0.0) state.last_soc = soc_frac;
  const double from = state.last_soc;
  double done_h = 0.0;
  while (done_h < step_h) {
    const double left_of_day = hours_per_day - state.day_h;
    const double hours = std::min(step_h - done_h, left_of_day);
    const double before = from + (soc_frac - from) * done_h / step_h;
    done_h = hours == step_h - done_h ? step_h : done_h + hours;
    add(state, before, from + (soc_frac - from) * done_h / step_h, temp_c, hours);
    if (state.day_h >= hours_per_day * (1.0 - 1e-9)) end_day(state);
  }
}

/// Part of a step that lies within a day.
void Life::add(LifeState& state, double soc_before, double soc_after, double temp_c,
               double hours) const {
  const double kelvin = temp_c + zero_c_k;
  const double days = hours / hours_per_day;
  const std::size_t n_before = state.day_cycles.size();
  state.soc.push(soc_before, state.day_cycles);
  state.soc.push(soc_after, state.day_cycles);
  for (std::size_t k = n_before; k < state.day_cycles.size(); ++k) {
    state.cycles += state.day_cycles[k].number;
    state.cycle_frac +=
        state.day_cycles[k].number * wear_per_cycle(battery_, state.day_cycles[k].range);
  }
  state.last_soc = soc_after;
  state.soc_low = std::min({state.soc_low, soc_before, soc_after});
  state.soc_high = std::max({state.soc_high, soc_before, soc_after});
  state.day_h += hours;
  state.age_days += days;
  state.kelvin_h += kelvin * hours;
  state.soc_h += 0.5 * (soc_before + soc_after) * hours;
  if (battery_.chemistry == LithiumChemistry::nmc)
    add_nmc(state, kelvin, days);
  else
    age_lfp(state, soc_before, soc_after, kelvin, days);
}

void Life::add_nmc(LifeState& state, double kelvin, double days) {
  state.film_sum += nmc::arrhenius(nmc::film_j, kelvin) * days;
  state.cycled_sum += nmc::arrhenius(nmc::cycle_j, kelvin) * days;
  state.break_in_sum += nmc::arrhenius(nmc::break_in_j, kelvin) * days;
  state.sites_sum += nmc::arrhenius(nmc::sites_j, kelvin) * days;
  state.anode_sum += nmc::arrhenius(nmc::anode_j, kelvin) * days;
}

/// d(loss^2)/dt = rate^2, the state of charge moving straight (Simpson's rule).
void Life::age_lfp(LifeState& state, double soc_before, double soc_after, double kelvin,
                   double days) const {
  constexpr double reference_k = 296.0;  // of SAM's calendar model
  const double warm = battery_.calendar_rate_frac *
                      std::exp(-battery_.calendar_temp_k * (1.0 / kelvin - 1.0 / reference_k));
  const auto rate = [&](double soc) {
    return warm * std::exp(battery_.calendar_soc_k * (soc / kelvin - 1.0 / reference_k));
  };
  const double before = rate(soc_before);
  const double after = soc_after == soc_before ? before : rate(soc_after);
  // The rate is exponential in the state of charge: half way its square is the ends' product.
  const double mean = (before * before + 4.0 * before * after + after * after) / 6.0;
  state.calendar_frac = std::sqrt(state.calendar_frac * state.calendar_frac + mean * days);
  // Calendar loss and cycle wear add up; the offset above 1 is eaten by the calendar first.
  const double rested = std::min(1.0, battery_.calendar_offset_frac - state.calendar_frac);
  const double capacity = rested - state.cycle_frac;
  state.capacity_frac = state.health_frac = std::clamp(capacity, least_capacity_frac, 1.0);
}

void Life::end_day(LifeState& state) const {
  if (battery_.chemistry == LithiumChemistry::nmc) {
    double depth = state.soc_high - state.soc_low;
    double number = 0.0, mean = 0.0;
    for (const RainflowCycle& cycle : state.day_cycles) {
      depth = std::max(depth, cycle.range);
      number += cycle.number;
      mean += cycle.number * cycle.mean;
    }
    const double resting_soc = battery_.rest_as_if_full ? 1.0 - depth : state.soc_h / state.day_h;
    end_nmc_day(state, depth, number > 0.0 ? mean / number : resting_soc);
  }
  state.day_h = state.kelvin_h = state.soc_h = 0.0;
  state.film_sum = state.cycled_sum = state.break_in_sum = state.sites_sum = state.anode_sum = 0.0;
  state.soc_low = 2.0, state.soc_high = -1.0;
  state.day_cycles.clear();
}

void Life::end_nmc_day(LifeState& state, double depth, double cycle_soc) const {
  const double kelvin = state.kelvin_h / state.day_h;
  const double film = nmc::film_rate * state.film_sum *
                      nmc::transfer(nmc::film_transfer, nmc::anode_potential_v(cycle_soc),
                                    nmc::anode_reference_v, kelvin) *
                      std::exp(nmc::film_depth_factor * std::pow(depth, nmc::film_depth_power));
  // d(loss^2)/dt = rate^2, exactly: a step along d(loss)/dt = rate^2/(2 loss) leaps when a day of
  // deep cycles follows days of rest at which hardly anything was lost yet.
  state.film_frac = std::hypot(state.film_frac, film);
  double squares = 0.0, sites = 0.0;
  for (const RainflowCycle& cycle : state.day_cycles) {
    squares += cycle.number * std::pow(state.cycled_sum * cycle.range, 2.0);
    sites += cycle.number * std::pow(cycle.range, nmc::sites_depth_power);
  }
  state.cycled_frac += nmc::cycle_rate * state.cycled_sum * std::sqrt(squares);
  const double mean_soc = state.soc_h / state.day_h;
  const double break_in =
      nmc::break_in * state.break_in_sum *
      nmc::transfer(nmc::break_in_transfer, open_circuit_v(LithiumChemistry::nmc, mean_soc),
                    nmc::reference_v, kelvin) *
      (1.0 + nmc::break_in_depth * depth);
  state.break_in_frac += std::max(0.0, break_in - state.break_in_frac) / nmc::break_in_days;
  state.sites_frac += nmc::sites_rate * state.sites_sum * std::sqrt(sites) * nmc::anode_ah /
                      (nmc::anode_ah - state.sites_frac);
  const double lost = state.film_frac + state.cycled_frac + state.break_in_frac;
  state.lithium_percent =
      100.0 * nmc::lithium_capacity_ah(kelvin) / nmc::reference_ah * (nmc::excess - lost);
  state.anode_percent =
      100.0 * nmc::anode_ah * state.anode_sum / nmc::reference_ah * (1.0 - state.sites_frac);
  const double capacity = 0.01 * std::min(state.lithium_percent, state.anode_percent);
  state.capacity_frac = std::clamp(capacity, least_capacity_frac, 1.0);
  const double at_reference =
      std::min(nmc::lithium_ah * (nmc::excess - lost), nmc::anode_ah * (1.0 - state.sites_frac));
  state.health_frac = std::clamp(at_reference / nmc::reference_ah, least_capacity_frac, 1.0);
}

}  // namespace sunward::component::lithium_battery
