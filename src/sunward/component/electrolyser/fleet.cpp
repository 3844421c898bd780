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

/// What the next of n_left running units gets of the power that is left, no unit less than the
/// minimum.
double Fleet::load_mw(double left_mw, int n_left) const {
  if (unit_.law().sharing != LoadSharing::staged) return left_mw / n_left;
  return std::min(unit_.rated_mw(), left_mw - (n_left - 1) * unit_.min_power_mw());
}

double Fleet::kg_per_h(double power_mw, int n_running, double growth_v, double ambient_c) const {
  double sum = 0.0;
  for (int n = n_running; n > 0; --n) {
    const double load = load_mw(power_mw, n);
    sum += unit_.at_power(load, growth_v, ambient_c).hydrogen_kg_per_h;
    power_mw -= load;
  }
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

Fleet::Census Fleet::census(const FleetState& state) const {
  Census census;
  for (const UnitState& unit : state.units) {
    census.running += unit.mode == UnitMode::running ? 1 : 0;
    census.starting += unit.mode == UnitMode::starting ? 1 : 0;
    census.off += unit.mode == UnitMode::off ? 1 : 0;
    census.growth_v += unit.growth_v;
  }
  census.growth_v /= n_units_;
  return census;
}

/// Insertion sort: the order is nearly that of the step before.
void Fleet::sort(FleetState& state) const {
  if (state.sorted) return;
  state.sorted = true;
  const auto before = [&](std::size_t a, std::size_t b) {
    const UnitState& one = state.units[a];
    const UnitState& other = state.units[b];
    if (rank(one) != rank(other)) return rank(one) < rank(other);
    if (one.temp_c != other.temp_c) return one.temp_c > other.temp_c;
    if (one.growth_v != other.growth_v) return one.growth_v < other.growth_v;
    return a < b;
  };
  std::vector<std::size_t>& order = state.order;
  if (order.size() != state.units.size()) {
    order.resize(state.units.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
  }
  for (std::size_t k = 1; k < order.size(); ++k)
    for (std::size_t i = k; i > 0 && before(order[i], order[i - 1]); --i)
      std::swap(order[i], order[i - 1]);
}

/// What the units behind the first n need at rest [MW]; those that are off come last.
double Fleet::resting_mw(const Census& census, int n) const {
  const int off = std::min(census.off, n_units_ - n);
  return off * unit_.off_mw() + (n_units_ - n - off) * unit_.standby_mw();
}

/// How many units can run on a power. What the others need at rest comes off first; then fewer may
/// be able to run than the sharing rule wants.
int Fleet::n_able(FleetState& state, const Census& census, double available_mw,
                  double ambient_c) const {
  FleetState::Wanted& wanted = state.wanted;
  if (wanted.available_mw != available_mw || wanted.growth_v != census.growth_v ||
      wanted.ambient_c != ambient_c)
    wanted = {available_mw, census.growth_v, ambient_c,
              n_wanted(available_mw, census.growth_v, ambient_c)};
  int n = wanted.n;
  while (n > 0 && available_mw - resting_mw(census, n) < n * unit_.min_power_mw()) --n;
  return n;
}

Prospect Fleet::prospect(FleetState& state, double available_mw, double ambient_c) const {
  const Census census = this->census(state);
  const int n = n_able(state, census, available_mw, ambient_c);
  const bool settled = census.running >= n && census.starting == 0;
  if (!settled || unit_.law().sharing == LoadSharing::staged) return {};
  if (n == 0) return {.settled = true};
  sort(state);
  double growth_v = 0.0;
  for (int k = 0; k < n; ++k)
    growth_v += state.units[state.order[static_cast<std::size_t>(k)]].growth_v / n;
  const double load_mw = (available_mw - resting_mw(census, n)) / n;
  const Operation op = unit_.at_power(load_mw, growth_v, ambient_c);
  return {true, n * op.hydrogen_kg_per_h, unit_.marginal_kg_per_mwh(op)};
}

/// Steps the units behind the first n. @return the energy left of what is given [MWh].
double Fleet::step_resting(FleetState& state, int n, double given_mwh, const Air& air,
                           UnitStep& total) const {
  for (auto k = static_cast<std::size_t>(n); k < state.order.size(); ++k) {
    const double offer_mw = std::min(given_mwh / air.step_h, unit_.standby_mw());
    const double used_mwh =
        unit_.step(state.units[state.order[k]], offer_mw, air.step_h, air.ambient_c, total);
    given_mwh = std::max(0.0, given_mwh - used_mwh);
  }
  return given_mwh;
}

/// Steps the first n units: those that start before those that run, which get what is left over.
void Fleet::step_wanted(FleetState& state, int n, double given_mwh, const Air& air,
                        UnitStep& total) const {
  for (; n > 0; --n) {
    UnitState& unit = state.units[state.order[static_cast<std::size_t>(n) - 1]];
    if (unit.mode == UnitMode::running) break;
    const double share_mw = std::min(unit_.rated_mw(), given_mwh / air.step_h / n);
    given_mwh -= unit_.step(unit, share_mw, air.step_h, air.ambient_c, total);
  }
  double left_mw = std::min(given_mwh / air.step_h, n * unit_.rated_mw());
  for (std::size_t k = 0; n > 0; ++k, --n) {
    const double load = load_mw(left_mw, n);
    unit_.step(state.units[state.order[k]], load, air.step_h, air.ambient_c, total);
    left_mw -= load;
  }
}

FleetStep Fleet::step(FleetState& state, double available_mw, double step_h,
                      double ambient_c) const {
  const Air air{step_h, ambient_c};
  sort(state);
  const Census before = census(state);
  const int n = n_able(state, before, available_mw, ambient_c);
  const double kept_mw = n > 0 ? resting_mw(before, n) : available_mw;
  FleetStep step;
  const double left_mwh = step_resting(state, n, kept_mw * step_h, air, step.total);
  step_wanted(state, n, (available_mw - kept_mw) * step_h + left_mwh, air, step.total);
  state.sorted = false;
  const Census after = census(state);
  step.n_running = after.running;
  step.n_starting = after.starting;
  return step;
}

}  // namespace sunward::component::electrolyser
