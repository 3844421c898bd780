#include "sunward/finance/supply_mix.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/component/grid/price.hpp"

namespace sunward::finance {

namespace {

constexpr double hours_of_year = 8760.0;
constexpr double hours_of_leap_year = 8784.0;
constexpr double kg_per_t = 1000.0;
constexpr double least_mwh = 1e-6;  ///< a source that gave less gave nothing
constexpr std::size_t at_storage = 2;
constexpr std::size_t at_grid = 3;
constexpr std::size_t at_thermal = 4;

/// A scenario stands for one year, whatever it covers.
SupplyYear year_of(const result::ScenarioYear& year) {
  const double covered_h = year.axis.step_h() * year.axis.n_steps;
  const bool whole = covered_h == hours_of_year || covered_h == hours_of_leap_year;
  const auto n_steps = static_cast<std::size_t>(year.axis.n_steps);
  return {&year, year.first_step, year.first_step + n_steps, year.weight,
          whole ? year.axis.step_h() : year.axis.step_h() * hours_of_year / covered_h};
}

const result::Flow* flow_of(const result::Plan& plan, const std::string& asset,
                            std::string_view quantity) {
  for (const result::Flow& flow : plan.flows)
    if (flow.asset == asset && flow.quantity == quantity) return &flow;
  return nullptr;
}

/// Yearly cost of an asset but for what each step sees by itself or what is none of electricity's.
double standing_cny(const result::Asset& asset) {
  double sum = 0.0;
  for (const result::CostLine& line : asset.costs)
    if (line.kind != "energy_purchase" && line.kind != "sale" && line.kind != "co2" &&
        line.kind != "unserved")
      sum += line.cny_per_year;
  return sum;
}

/// A storage while the years are gone through.
struct Pool {
  std::vector<double> charge_mw;     ///< net, auxiliary power included
  std::vector<double> discharge_mw;  ///< net
  const std::vector<double>* content_mwh = nullptr;
  double own_cny_per_mwh = 0.0;  ///< of discharge
  double cny = 0.0;              ///< worth of the content
  double co2_kg = 0.0;
};

/// What all sources but storages give, cost and emit in each step.
struct Direct {
  std::vector<double> cny_per_h;
  std::vector<double> co2_kg_per_h;
};

class Mixer {
 public:
  Mixer(const result::Plan& plan, const model::Park& park, const std::string& bus)
      : plan_(plan), bus_(bus) {
    for (const result::ScenarioYear& year : plan.years) {
      mix_.years.push_back(year_of(year));
      n_steps_ = std::max(n_steps_, mix_.years.back().end);
    }
    for (auto& source : mix_.power_mw) source.assign(n_steps_, 0.0);
    for (auto* series :
         {&mix_.cny_per_mwh, &mix_.co2_kg_per_mwh, &direct_.cny_per_h, &direct_.co2_kg_per_h})
      series->assign(n_steps_, 0.0);
    for (const model::Component& component : park.components)
      for (const result::Asset& asset : plan.assets)
        if (asset.name == component.name)
          std::visit([&](const auto& spec) { add(spec, asset); }, component.spec);
  }

  SupplyMix take() {
    for (const SupplyYear& year : mix_.years) run_year(year);
    return std::move(mix_);
  }

 private:
  /// The flow when it enters or leaves the bus.
  [[nodiscard]] const std::vector<double>* at_bus(const result::Asset& asset,
                                                  std::string_view quantity) const {
    const result::Flow* flow = flow_of(plan_, asset.name, quantity);
    const bool here = flow != nullptr && flow->bus == bus_ && flow->values.size() >= n_steps_;
    return here ? &flow->values : nullptr;
  }

  /// Standing cost per MWh given; where nothing was given it is nobody's.
  double spread(const result::Asset& asset, const std::vector<double>& power_mw) {
    const double cny = standing_cny(asset);
    const double mwh = mix_.yearly(power_mw);
    if (mwh >= least_mwh) return cny / mwh;
    mix_.unused_cny_per_year += cny;
    return 0.0;
  }

  void add_generation(std::size_t source, const result::Asset& asset) {
    const std::vector<double>* power = at_bus(asset, "power_mw");
    if (power == nullptr) return;
    const double cny_per_mwh = spread(asset, *power);
    for (std::size_t n = 0; n < n_steps_; ++n) {
      mix_.power_mw[source][n] += (*power)[n];
      direct_.cny_per_h[n] += cny_per_mwh * (*power)[n];
    }
  }
  void add(const component::Wind&, const result::Asset& asset) { add_generation(0, asset); }
  void add(const component::Pv&, const result::Asset& asset) { add_generation(1, asset); }

  void add(const component::ThermalPlant& plant, const result::Asset& asset) {
    const std::vector<double>* power = at_bus(asset, "power_mw");
    if (power == nullptr) return;
    add_generation(at_thermal, asset);
    const double fuel_cny_per_mwh = plant.fuel_kg_per_kwh * plant.fuel_price_cny_per_t;
    for (std::size_t n = 0; n < n_steps_; ++n) {
      direct_.cny_per_h[n] += (*power)[n] * fuel_cny_per_mwh;
      direct_.co2_kg_per_h[n] += (*power)[n] * plant.co2_kg_per_kwh * kg_per_t;
    }
  }

  void add(const component::Grid& grid, const result::Asset& asset) {
    const std::vector<double>* power = at_bus(asset, "import_mw");
    if (power == nullptr) return;
    const double standing = spread(asset, *power);
    for (const SupplyYear& year : mix_.years) {
      const std::vector<double> price = component::import_price(grid, year.year->axis);
      for (std::size_t n = year.first; n < year.end; ++n) {
        const double mw = (*power)[n];
        mix_.power_mw[at_grid][n] += mw;
        direct_.cny_per_h[n] += mw * (price[n - year.first] + standing);
        direct_.co2_kg_per_h[n] += mw * grid.co2_kg_per_kwh * kg_per_t;
      }
    }
  }

  void add(const component::Storage&, const result::Asset& asset) {
    const std::vector<double>* charge = at_bus(asset, "charge_mw");
    const std::vector<double>* discharge = at_bus(asset, "discharge_mw");
    const result::Flow* content = flow_of(plan_, asset.name, "energy_mwh");
    if (charge == nullptr || discharge == nullptr || content == nullptr) return;
    const std::vector<double>* auxiliary = at_bus(asset, "auxiliary_mw");
    Pool pool;
    pool.content_mwh = &content->values;
    for (std::size_t n = 0; n < n_steps_; ++n) {
      const double net_mw = (*discharge)[n] - (*charge)[n];
      const double own_mw = auxiliary == nullptr ? 0.0 : (*auxiliary)[n];
      pool.discharge_mw.push_back(std::max(0.0, net_mw));
      pool.charge_mw.push_back(std::max(0.0, -net_mw) + own_mw);
      mix_.power_mw[at_storage][n] += pool.discharge_mw.back();
    }
    pool.own_cny_per_mwh = spread(asset, pool.discharge_mw);
    pools_.push_back(std::move(pool));
  }
  template <class Other>
  void add(const Other&, const result::Asset&) {}

  /// One step: what comes out of the pools joins the mix, what goes into them is worth the mix.
  void step(std::size_t n, std::size_t before, double step_h) {
    double cny_per_h = direct_.cny_per_h[n];
    double co2_kg_per_h = direct_.co2_kg_per_h[n];
    for (Pool& pool : pools_) {
      const double was = (*pool.content_mwh)[before];
      const double is = (*pool.content_mwh)[n];
      const bool gives = pool.discharge_mw[n] > 0.0 && was > 0.0;
      const double part = gives ? std::clamp((was - is) / was, 0.0, 1.0) : 0.0;
      cny_per_h += part * pool.cny / step_h + pool.own_cny_per_mwh * pool.discharge_mw[n];
      co2_kg_per_h += part * pool.co2_kg / step_h;
      pool.cny -= part * pool.cny;
      pool.co2_kg -= part * pool.co2_kg;
    }
    const double total_mw = mix_.total_mw(n);
    if (total_mw <= 0.0) return;
    mix_.cny_per_mwh[n] = cny_per_h / total_mw;
    mix_.co2_kg_per_mwh[n] = co2_kg_per_h / total_mw;
    for (Pool& pool : pools_) {
      pool.cny += pool.charge_mw[n] * step_h * mix_.cny_per_mwh[n];
      pool.co2_kg += pool.charge_mw[n] * step_h * mix_.co2_kg_per_mwh[n];
    }
  }

  /// A year ends as it begins: repeated until the pools' worth does too. Each pass forgets all but
  /// the part of the first content that a year of cycling leaves.
  void run_year(const SupplyYear& year) {
    constexpr int most_passes = 50;
    constexpr double closed_frac = 1e-12;
    for (Pool& pool : pools_) pool.cny = pool.co2_kg = 0.0;
    for (int pass = 0; pass < most_passes; ++pass) {
      double change = 0.0, worth = 0.0;
      std::vector<double> began;
      for (const Pool& pool : pools_) began.push_back(pool.cny);
      for (std::size_t n = year.first; n < year.end; ++n)
        step(n, n == year.first ? year.end - 1 : n - 1, year.year->axis.step_h());
      for (std::size_t p = 0; p < pools_.size(); ++p) {
        change += std::abs(pools_[p].cny - began[p]);
        worth += std::abs(pools_[p].cny);
      }
      if (change <= closed_frac * worth) break;
    }
  }

  const result::Plan& plan_;
  const std::string& bus_;
  SupplyMix mix_;
  Direct direct_;
  std::vector<Pool> pools_;
  std::size_t n_steps_ = 0;
};

}  // namespace

double SupplyMix::yearly(const std::vector<double>& values) const {
  double expected = 0.0;
  for (const SupplyYear& year : years) {
    double sum = 0.0;
    for (std::size_t n = year.first; n < year.end; ++n) sum += values[n];
    expected += year.weight * year.hours_per_step * sum;
  }
  return expected;
}

SupplyMix supply_mix(const result::Plan& plan, const model::Park& park, const std::string& bus) {
  return Mixer(plan, park, bus).take();
}

}  // namespace sunward::finance
