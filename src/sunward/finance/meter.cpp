#include "sunward/finance/meter.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sunward/base/error.hpp"
#include "sunward/component/axis_values.hpp"
#include "sunward/component/grid/price.hpp"

namespace sunward::finance::detail {

namespace {

constexpr double kw_per_mw = 1000.0;

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

std::string name_of_band(const component::Grid& grid, int band) {
  if (band < 0) return grid.time_of_use.bands.empty() ? "all" : "flat";
  const component::PriceBand& entry = grid.time_of_use.bands[static_cast<std::size_t>(band)];
  if (!entry.name.empty()) return entry.name;
  return entry.price_cny_per_mwh ? fmt::format("{:g} CNY/MWh", *entry.price_cny_per_mwh)
                                 : fmt::format("x {:g}", entry.multiplier);
}

void add_energy(std::vector<BandEnergy>& bands, const std::string& name, double mwh, double price) {
  auto band = std::find_if(bands.begin(), bands.end(),
                           [&](const BandEnergy& entry) { return entry.name == name; });
  if (band == bands.end()) band = bands.insert(bands.end(), {name, 0.0, 0.0});
  band->mwh += mwh;
  band->cny += mwh * price;
}

void dearest_first(std::vector<BandEnergy>& bands) {
  const auto price = [](const BandEnergy& band) {
    return band.mwh > 0.0 ? band.cny / band.mwh : 0.0;
  };
  std::stable_sort(bands.begin(), bands.end(),
                   [&](const BandEnergy& a, const BandEnergy& b) { return price(a) > price(b); });
}

/// One month's highest of the months before it that the ratchet looks at.
double highest_before(const std::vector<MonthMeter>& months, std::size_t index, int n_months) {
  const bool full_year = months.size() == 12;
  double peak_kw = 0.0;
  for (std::size_t back = 1; back <= static_cast<std::size_t>(n_months); ++back) {
    if (back > index && !full_year) break;
    peak_kw = std::max(peak_kw, months[(index + months.size() - back) % months.size()].peak_kw);
  }
  return peak_kw;
}

}  // namespace

std::vector<MonthMeter> read_meter(const component::Grid& grid, const Metering& metering) {
  const series::TimeAxis& axis = metering.axis;
  const auto same_size = [&](const std::vector<double>& values) {
    return values.size() == at(axis.n_steps);
  };
  SUNWARD_CHECK(same_size(metering.import_mw), "one import per step");
  SUNWARD_CHECK(metering.export_mw.empty() || same_size(metering.export_mw), "export");
  SUNWARD_CHECK(metering.self_use_mw.empty() || same_size(metering.self_use_mw), "self-use");
  const bool by_series = !grid.import_price_cny_per_mwh.empty();
  const std::vector<double> price =
      by_series ? component::values_on_axis(grid.import_price_cny_per_mwh, axis,
                                            "import_price_cny_per_mwh")
                : std::vector<double>{};
  const std::vector<double> export_price = component::export_price(grid, axis);
  const std::vector<int> peaks = component::coincident_steps(grid, axis);
  component::BandClock clock(grid.time_of_use, axis);
  std::array<MonthMeter, 12> months{};
  for (Index step = 0; step < axis.n_steps; ++step) {
    MonthMeter& month = months[at(axis.month(step))];
    month.month = axis.month(step);
    month.hours += axis.step_h();
    const double mwh = metering.import_mw[at(step)] * axis.step_h();
    month.import_mwh += mwh;
    month.peak_kw = std::max(month.peak_kw, metering.import_mw[at(step)] * kw_per_mw);
    month.coincident_kw += peaks[at(step)] * metering.import_mw[at(step)] * kw_per_mw;
    if (by_series)
      add_energy(month.bands, "series", mwh, price[at(step)]);
    else
      for (const component::BandShare& share : clock.shares(step))
        add_energy(month.bands, name_of_band(grid, share.band), mwh * share.share_frac,
                   component::band_price(grid, share.band));
    if (!metering.self_use_mw.empty())
      month.self_use_mwh += metering.self_use_mw[at(step)] * axis.step_h();
    if (metering.export_mw.empty()) continue;
    const double export_mwh = metering.export_mw[at(step)] * axis.step_h();
    month.export_mwh += export_mwh;
    month.export_cny += export_mwh * export_price[at(step)];
  }
  std::vector<MonthMeter> list;
  for (MonthMeter& month : months) {
    if (month.hours == 0.0) continue;
    dearest_first(month.bands);
    list.push_back(std::move(month));
  }
  return list;
}

double billed_demand_kw(const component::Grid& grid, const std::vector<MonthMeter>& months,
                        std::size_t index, double connected_kva) {
  double demand_kw = months[index].peak_kw;
  if (grid.demand_ratchet_frac > 0.0)
    demand_kw = std::max(demand_kw, grid.demand_ratchet_frac *
                                        highest_before(months, index, grid.demand_ratchet_months));
  if (grid.contract_demand_kw == 0.0) return demand_kw;
  const double agreed_kw =
      std::max(grid.contract_demand_kw, grid.contract_min_frac * connected_kva);
  const double excess_kw = demand_kw - (1.0 + grid.contract_tolerance_frac) * agreed_kw;
  return agreed_kw + grid.contract_excess_factor * std::max(0.0, excess_kw);
}

}  // namespace sunward::finance::detail
