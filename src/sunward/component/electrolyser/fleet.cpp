#include "sunward/component/electrolyser/fleet.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "sunward/base/error.hpp"

namespace sunward::component::electrolyser {
namespace {

constexpr double rounding = 1e-9;
constexpr double reference_air_c = 20.0;

int units_for(const ElectrolyserLaw& law, double total_mw) {
  SUNWARD_CHECK(total_mw > 0.0, "a fleet of electrolysers needs a rating above zero");
  return std::max(1, static_cast<int>(std::ceil(total_mw / law.unit_power_mw - rounding)));
}

/// Where a new unit makes most hydrogen of its power, to a hundredth of its rating.
double best_power_mw(const Unit& unit) {
  constexpr int points = 100;
  double best_mw = unit.rated_mw(), most = 0.0;
  for (int k = 1; k <= points; ++k) {
    const double power_mw = unit.rated_mw() * k / points;
    if (power_mw < unit.min_power_mw()) continue;
    const double kg_per_mwh =
        unit.at_power(power_mw, 0.0, reference_air_c).hydrogen_kg_per_h / power_mw;
    if (kg_per_mwh > most) most = kg_per_mwh, best_mw = power_mw;
  }
  return best_mw;
}

/// Running before starting before standing by before off.
int rank(const UnitState& unit) { return -static_cast<int>(unit.mode); }

}  // namespace

Fleet::Fleet(const ElectrolyserLaw& law, double total_mw)
    : n_units_(units_for(law, total_mw)),
      unit_(law, total_mw / n_units_),
      best_mw_(best_power_mw(unit_)) {}

FleetState Fleet::fresh(double temp_c) const {
  return {std::vector<UnitState>(static_cast<std::size_t>(n_units_), Unit::fresh(temp_c))};
}

double Fleet::best_kg_per_mwh() const {
  // The load is the best to a hundredth of the rating: flat there to far less than this margin.
  constexpr double margin = 1.001;
  return margin * unit_.at_power(best_mw_, 0.0, reference_air_c).hydrogen_kg_per_h / best_mw_;
}

/// The loads of n running units that share a power [MW], each at least the minimum.
std::vector<double> Fleet::shares(double power_mw, int n_running) const {
  const auto n = static_cast<std::size_t>(n_running);
  if (unit_.law().sharing != LoadSharing::staged)
    return std::vector<double>(n, power_mw / n_running);
  std::vector<double> loads(n, 0.0);
  double left = power_mw;
  for (std::size_t k = 0; k < n; ++k) {
    const double others_need = static_cast<double>(n - k - 1) * unit_.min_power_mw();
    loads[k] = std::min(unit_.rated_mw(), left - others_need);
    left -= loads[k];
  }
  return loads;
}

double Fleet::kg_per_h(double power_mw, int n_running, double growth_v, double ambient_c) const {
  double sum = 0.0;
  for (const double load : shares(power_mw, n_running))
    sum += unit_.at_power(load, growth_v, ambient_c).hydrogen_kg_per_h;
  return sum;
}

int Fleet::n_wanted(double available_mw, double growth_v, double ambient_c) const {
  const double power = std::min(available_mw, n_units_ * unit_.rated_mw());
  const int most =
      std::min(n_units_, static_cast<int>(std::floor(power / unit_.min_power_mw() + rounding)));
  const int least =
      std::min(most, static_cast<int>(std::ceil(power / unit_.rated_mw() - rounding)));
  if (most == 0 || unit_.law().sharing == LoadSharing::equal) return most;
  if (unit_.law().sharing == LoadSharing::staged) return least;
  return n_best(power, least, most, growth_v, ambient_c);
}

/// Hydrogen over the number of units rises to one maximum and falls: each unit's hydrogen is
/// concave in its power above the base load. The climb begins where a new unit would run best.
int Fleet::n_best(double power_mw, int least, int most, double growth_v, double ambient_c) const {
  const auto made = [&](int n) {
    return n * unit_.at_power(power_mw / n, growth_v, ambient_c).hydrogen_kg_per_h;
  };
  const double even = power_mw / best_mw_;  // units, were they divisible and new
  const int begin = std::clamp(static_cast<int>(even), least, most);
  int best = begin;
  double hydrogen = made(begin);
  for (int n = begin + 1; n <= most; ++n) {
    const double more = made(n);
    if (more <= hydrogen) break;
    hydrogen = more;
    best = n;
  }
  // Age moves the best load by less than this; where it is surely above, fewer units make less.
  constexpr double surely = 1.05;
  if (best > begin || even > surely * begin) return best;
  for (int n = begin - 1; n >= least; --n) {
    const double fewer = made(n);
    if (fewer < hydrogen) break;
    hydrogen = fewer;
    best = n;
  }
  return best;
}

double Fleet::steady_kg_per_h(double available_mw, double growth_v, double ambient_c) const {
  const int n = n_wanted(available_mw, growth_v, ambient_c);
  if (n == 0) return 0.0;
  return kg_per_h(std::min(available_mw, n * unit_.rated_mw()), n, growth_v, ambient_c);
}

std::vector<std::size_t> Fleet::order_of(const FleetState& state) const {
  std::vector<std::size_t> order(state.units.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto before = [&](std::size_t a, std::size_t b) {
    const UnitState& one = state.units[a];
    const UnitState& other = state.units[b];
    if (rank(one) != rank(other)) return rank(one) < rank(other);
    if (one.temp_c != other.temp_c) return one.temp_c > other.temp_c;
    if (one.growth_v != other.growth_v) return one.growth_v < other.growth_v;
    return a < b;
  };
  std::sort(order.begin(), order.end(), before);  // without the buffer of a stable sort
  return order;
}

/// What the units behind the first n need at rest [MW].
double Fleet::resting_mw(const FleetState& state, const std::vector<std::size_t>& order,
                         int n) const {
  double sum = 0.0;
  for (auto k = static_cast<std::size_t>(n); k < order.size(); ++k)
    sum += state.units[order[k]].mode == UnitMode::off ? unit_.off_mw() : unit_.standby_mw();
  return sum;
}

/// Steps the units behind the first n. @return the energy left of what is given [MWh].
double Fleet::step_resting(FleetState& state, const std::vector<std::size_t>& order, int n,
                           double given_mwh, const Air& air, UnitStep& total) const {
  for (auto k = static_cast<std::size_t>(n); k < order.size(); ++k) {
    const double offer_mw = std::min(given_mwh / air.step_h, unit_.standby_mw());
    const UnitStep part = unit_.step(state.units[order[k]], offer_mw, air.step_h, air.ambient_c);
    given_mwh = std::max(0.0, given_mwh - part.uses.sum());
    total += part;
  }
  return given_mwh;
}

/// Steps the first n units: those that start before those that run, which get what is left over.
void Fleet::step_wanted(FleetState& state, const std::vector<std::size_t>& order, int n,
                        double given_mwh, const Air& air, UnitStep& total) const {
  for (; n > 0; --n) {
    UnitState& unit = state.units[order[static_cast<std::size_t>(n) - 1]];
    if (unit.mode == UnitMode::running) break;
    const double share_mw = std::min(unit_.rated_mw(), given_mwh / air.step_h / n);
    const UnitStep part = unit_.step(unit, share_mw, air.step_h, air.ambient_c);
    given_mwh -= part.uses.sum();
    total += part;
  }
  if (n == 0) return;
  const std::vector<double> loads =
      shares(std::min(given_mwh / air.step_h, n * unit_.rated_mw()), n);
  for (std::size_t k = 0; k < loads.size(); ++k)
    total += unit_.step(state.units[order[k]], loads[k], air.step_h, air.ambient_c);
}

FleetStep Fleet::step(FleetState& state, double available_mw, double step_h,
                      double ambient_c) const {
  const Air air{step_h, ambient_c};
  const std::vector<std::size_t> order = order_of(state);
  double growth_v = 0.0;
  for (const UnitState& unit : state.units) growth_v += unit.growth_v / n_units_;
  int n = n_wanted(available_mw, growth_v, ambient_c);
  // What the others need at rest comes off first; then fewer units may be able to run.
  while (n > 0 && available_mw - resting_mw(state, order, n) < n * unit_.min_power_mw()) --n;
  const double kept_mw = n > 0 ? resting_mw(state, order, n) : available_mw;
  FleetStep step;
  const double left_mwh = step_resting(state, order, n, kept_mw * step_h, air, step.total);
  step_wanted(state, order, n, (available_mw - kept_mw) * step_h + left_mwh, air, step.total);
  for (const UnitState& unit : state.units) {
    step.n_running += unit.mode == UnitMode::running ? 1 : 0;
    step.n_starting += unit.mode == UnitMode::starting ? 1 : 0;
  }
  return step;
}

}  // namespace sunward::component::electrolyser
