#include "sunward/finance/bill.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sunward/base/error.hpp"
#include "sunward/component/grid/price.hpp"

namespace sunward::finance {

namespace {

constexpr double kw_per_mw = 1000.0;

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

BillBand& band_of(BillMonth& month, double multiplier) {
  for (BillBand& band : month.bands)
    if (band.multiplier == multiplier) return band;
  month.bands.push_back({multiplier, 0.0, 0.0});
  return month.bands.back();
}

/// A step longer than an hour is split evenly over its hours, as the mean price of a step is.
void add_by_formula(const component::Grid& grid, const series::TimeAxis& axis, Index step,
                    double energy_mwh, BillMonth& month) {
  const int n_hours = std::max(1, axis.step_minutes / 60);
  const auto& multipliers = grid.import_multiplier[static_cast<std::size_t>(month.month)];
  for (int h = 0; h < n_hours; ++h) {
    const double multiplier = multipliers[static_cast<std::size_t>((axis.hour(step) + h) % 24)];
    BillBand& band = band_of(month, multiplier);
    const double part_mwh = energy_mwh / n_hours;
    band.energy_mwh += part_mwh;
    band.energy_cny += part_mwh * grid.import_base_cny_per_mwh * multiplier;
  }
  month.adders_cny += energy_mwh * grid.import_adders_cny_per_mwh;
}

void close_month(const component::Grid& grid, double connection_mw, BillMonth& month) {
  month.demand_cny = month.peak_kw * grid.demand_charge_cny_per_kw_month;
  month.connection_kw = connection_mw * kw_per_mw;
  month.capacity_cny = month.connection_kw * grid.capacity_charge_cny_per_kw_month;
  std::sort(month.bands.begin(), month.bands.end(),
            [](const BillBand& a, const BillBand& b) { return a.multiplier > b.multiplier; });
}

}  // namespace

double BillMonth::energy_cny() const {
  double cny = 0.0;
  for (const BillBand& band : bands) cny += band.energy_cny;
  return cny;
}

std::vector<BillMonth> bill(const component::Grid& grid, const series::TimeAxis& axis,
                            const std::vector<double>& import_mw,
                            const std::vector<double>& export_mw, double connection_mw) {
  SUNWARD_CHECK(import_mw.size() == at(axis.n_steps), "one import per step");
  SUNWARD_CHECK(export_mw.empty() || export_mw.size() == import_mw.size(), "one export per step");
  const bool by_series = !grid.import_price_cny_per_mwh.empty();
  const std::vector<double> price = component::import_price(grid, axis);
  const std::vector<double> export_price = component::export_price(grid, axis);
  std::array<BillMonth, 12> months{};
  for (Index step = 0; step < axis.n_steps; ++step) {
    BillMonth& month = months[static_cast<std::size_t>(axis.month(step))];
    month.month = axis.month(step);
    month.hours += axis.step_h();
    const double energy_mwh = import_mw[at(step)] * axis.step_h();
    month.energy_mwh += energy_mwh;
    month.peak_kw = std::max(month.peak_kw, import_mw[at(step)] * kw_per_mw);
    if (by_series) {
      BillBand& band = band_of(month, 0.0);
      band.energy_mwh += energy_mwh;
      band.energy_cny += energy_mwh * price[at(step)];
    } else {
      add_by_formula(grid, axis, step, energy_mwh, month);
    }
    if (export_mw.empty()) continue;
    month.export_mwh += export_mw[at(step)] * axis.step_h();
    month.export_cny += export_mw[at(step)] * axis.step_h() * export_price[at(step)];
  }
  std::vector<BillMonth> list;
  for (BillMonth& month : months) {
    if (month.hours == 0.0) continue;
    close_month(grid, connection_mw, month);
    list.push_back(month);
  }
  return list;
}

double total_cny(const std::vector<BillMonth>& months) {
  double cny = 0.0;
  for (const BillMonth& month : months) cny += month.total_cny();
  return cny;
}

}  // namespace sunward::finance
