#include "sunward/component/grid/price.hpp"

#include "sunward/component/axis_values.hpp"

namespace sunward::component {

namespace {

constexpr double kwh_per_mwh = 1000.0;

bool on_capacity_alone(NetworkCharge charge) {
  return charge == NetworkCharge::single_capacity || charge == NetworkCharge::cheaper;
}

}  // namespace

double single_capacity_cny_per_kva_month(const Grid& grid) {
  return grid.transmission_cny_per_mwh / kwh_per_mwh * grid.mean_load_factor_frac * hours_per_month;
}

OptimiserCharges optimiser_charges(const Grid& grid) {
  OptimiserCharges charges;
  charges.adders_cny_per_mwh =
      grid.line_loss_cny_per_mwh + grid.system_operation_cny_per_mwh + grid.levies_cny_per_mwh;
  if (grid.import_price_cny_per_mwh.empty())
    charges.adders_cny_per_mwh += grid.import_adders_cny_per_mwh;
  if (!on_capacity_alone(grid.network_charge))
    charges.adders_cny_per_mwh += grid.transmission_cny_per_mwh;
  if (grid.network_charge == NetworkCharge::two_part_with_self_use)
    charges.self_use_cny_per_mwh = grid.transmission_cny_per_mwh;
  if (grid.power_charge != PowerCharge::capacity)
    charges.demand_cny_per_kw_month = grid.demand_charge_cny_per_kw_month;
  charges.fixed_cny_per_month = grid.fixed_charge_cny_per_month;
  double capacity_cny_per_kva_month = 0.0;
  if (grid.power_charge == PowerCharge::both || grid.power_charge == PowerCharge::capacity)
    capacity_cny_per_kva_month = grid.capacity_charge_cny_per_kw_month;
  if (on_capacity_alone(grid.network_charge))
    capacity_cny_per_kva_month += single_capacity_cny_per_kva_month(grid);
  if (grid.connected_kva >= 0.0)
    charges.standing_capacity_cny_per_month = capacity_cny_per_kva_month * grid.connected_kva;
  else
    charges.capacity_cny_per_kw_month = capacity_cny_per_kva_month;
  return charges;
}

double band_price(const Grid& grid, int band) {
  if (band < 0) return grid.import_base_cny_per_mwh;
  const PriceBand& entry = grid.time_of_use.bands[static_cast<std::size_t>(band)];
  return entry.price_cny_per_mwh.value_or(grid.import_base_cny_per_mwh * entry.multiplier);
}

std::vector<double> import_price(const Grid& grid, const series::TimeAxis& axis) {
  const double adders = optimiser_charges(grid).adders_cny_per_mwh;
  std::vector<double> price(static_cast<std::size_t>(axis.n_steps), adders);
  if (!grid.import_price_cny_per_mwh.empty()) {
    const std::vector<double> series =
        values_on_axis(grid.import_price_cny_per_mwh, axis, "import_price_cny_per_mwh");
    for (std::size_t t = 0; t < price.size(); ++t) price[t] += series[t];
    return price;
  }
  BandClock clock(grid.time_of_use, axis);
  for (std::size_t t = 0; t < price.size(); ++t)
    for (const BandShare& share : clock.shares(static_cast<Index>(t)))
      price[t] += share.share_frac * band_price(grid, share.band);
  return price;
}

std::vector<int> coincident_steps(const Grid& grid, const series::TimeAxis& axis) {
  std::vector<int> counts(static_cast<std::size_t>(axis.n_steps), 0);
  if (grid.coincident_peaks.empty()) return counts;
  constexpr int minutes_per_hour = 60;
  for (Index t = 0; t < axis.n_steps; ++t) {
    const series::CivilTime time = axis.time(t);
    const int from = time.hour * minutes_per_hour + time.minute;
    for (const CivilMoment& peak : grid.coincident_peaks) {
      const CivilDate& date = peak.date;
      const bool same_day = date.month == time.month && date.day == time.day &&
                            (date.year == 0 || date.year == time.year);
      if (same_day && peak.minute >= from && peak.minute < from + axis.step_minutes)
        ++counts[static_cast<std::size_t>(t)];
    }
  }
  return counts;
}

std::vector<double> coincident_price(const Grid& grid, const series::TimeAxis& axis) {
  if (grid.coincident_peaks.empty() || grid.coincident_charge_cny_per_kw_year == 0.0) return {};
  constexpr double kw_per_mw = 1000.0;
  const double cny_per_mwh = grid.coincident_charge_cny_per_kw_year * kw_per_mw /
                             static_cast<double>(grid.coincident_peaks.size()) / axis.step_h();
  std::vector<double> price;
  for (const int count : coincident_steps(grid, axis)) price.push_back(count * cny_per_mwh);
  return price;
}

std::vector<double> export_price(const Grid& grid, const series::TimeAxis& axis) {
  if (!grid.export_price_series_cny_per_mwh.empty()) {
    return values_on_axis(grid.export_price_series_cny_per_mwh, axis,
                          "export_price_series_cny_per_mwh");
  }
  return std::vector<double>(static_cast<std::size_t>(axis.n_steps), grid.export_price_cny_per_mwh);
}

}  // namespace sunward::component
