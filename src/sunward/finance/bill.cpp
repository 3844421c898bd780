#include "sunward/finance/bill.hpp"

#include <algorithm>

#include "sunward/component/grid/price.hpp"
#include "sunward/finance/meter.hpp"

namespace sunward::finance {

namespace {

using component::Grid;
using component::NetworkCharge;
using component::PowerCharge;
using detail::MonthMeter;

constexpr double kw_per_mw = 1000.0;
constexpr double kwh_per_mwh = 1000.0;

/// One way of charging, everything chosen.
struct Form {
  PowerCharge power;
  NetworkCharge network;
};

double connected_kva(const Grid& grid, const Metering& metering) {
  return grid.connected_kva >= 0.0 ? grid.connected_kva : metering.connection_mw * kw_per_mw;
}

/// A line that costs nothing is left out.
void add_line(BillMonth& month, const char* key, double quantity, const char* unit, double price) {
  if (quantity * price != 0.0)
    month.lines.push_back({key, "", quantity, unit, price, quantity * price});
}

void add_energy(const MonthMeter& meter, BillMonth& month) {
  for (const detail::BandEnergy& band : meter.bands)
    if (band.mwh != 0.0)
      month.lines.push_back({"energy", band.name, band.mwh, "MWh", band.cny / band.mwh, band.cny});
}

void add_tiers(const Grid& grid, const MonthMeter& meter, BillMonth& month) {
  double below_mwh = 0.0;
  for (const component::PriceTier& tier : grid.tiers) {
    const double mwh = std::max(0.0, std::min(meter.import_mwh, tier.up_to_mwh) - below_mwh);
    add_line(month, "tier", mwh, "MWh", tier.add_cny_per_mwh);
    below_mwh = std::max(below_mwh, tier.up_to_mwh);
  }
}

void add_per_mwh(const Grid& grid, const MonthMeter& meter, const Form& form, BillMonth& month) {
  double transmitted_mwh = meter.import_mwh;
  if (form.network == NetworkCharge::two_part_with_self_use) transmitted_mwh += meter.self_use_mwh;
  if (form.network != NetworkCharge::single_capacity)
    add_line(month, "transmission", transmitted_mwh, "MWh", grid.transmission_cny_per_mwh);
  add_line(month, "line_loss", meter.import_mwh, "MWh", grid.line_loss_cny_per_mwh);
  add_line(month, "system_operation", meter.import_mwh, "MWh", grid.system_operation_cny_per_mwh);
  add_line(month, "levies", meter.import_mwh, "MWh", grid.levies_cny_per_mwh);
  if (grid.import_price_cny_per_mwh.empty())
    add_line(month, "other_adders", meter.import_mwh, "MWh", grid.import_adders_cny_per_mwh);
}

double demand_price(const Grid& grid, const MonthMeter& meter, double kva) {
  const bool discounted =
      kva > 0.0 && meter.import_mwh * kwh_per_mwh / kva >= grid.demand_discount_kwh_per_kva;
  return grid.demand_charge_cny_per_kw_month * (discounted ? 1.0 - grid.demand_discount_frac : 1.0);
}

/// What the meters of a year cost under one form, month by month.
class Biller {
 public:
  Biller(const Grid& grid, const Metering& metering)
      : grid_(grid),
        kva_(connected_kva(grid, metering)),
        months_(detail::read_meter(grid, metering)) {}

  [[nodiscard]] std::size_t n_months() const { return months_.size(); }

  [[nodiscard]] BillMonth month(std::size_t index, const Form& form) const {
    const MonthMeter& meter = months_[index];
    BillMonth month;
    month.month = meter.month;
    month.hours = meter.hours;
    month.import_mwh = meter.import_mwh;
    month.self_use_mwh = meter.self_use_mwh;
    month.peak_kw = meter.peak_kw;
    month.export_mwh = meter.export_mwh;
    month.export_cny = meter.export_cny;
    month.power_charge = form.power;
    add_energy(meter, month);
    add_tiers(grid_, meter, month);
    add_per_mwh(grid_, meter, form, month);
    if (form.power != PowerCharge::capacity)
      add_line(month, "demand", detail::billed_demand_kw(grid_, months_, index, kva_), "kW",
               demand_price(grid_, meter, kva_));
    if (form.power != PowerCharge::demand)
      add_line(month, "capacity", kva_, "kVA", grid_.capacity_charge_cny_per_kw_month);
    if (form.network == NetworkCharge::single_capacity)
      add_line(month, "single_capacity", kva_, "kVA",
               component::single_capacity_cny_per_kva_month(grid_));
    if (!grid_.coincident_peaks.empty())
      add_line(month, "coincident", meter.coincident_kw, "kW",
               grid_.coincident_charge_cny_per_kw_year /
                   static_cast<double>(grid_.coincident_peaks.size()));
    add_line(month, "fixed", 1.0, "month", grid_.fixed_charge_cny_per_month);
    return month;
  }

 private:
  const Grid& grid_;
  double kva_;
  std::vector<MonthMeter> months_;
};

template <class Choice>
std::string word(Choice choice) {
  for (const auto& [value, name] : component::enum_names(choice))
    if (value == choice) return std::string(name);
  return {};
}

double sum(const std::vector<BillMonth>& months) {
  double cny = 0.0;
  for (const BillMonth& month : months) cny += month.total_cny();
  return cny;
}

/// The months from `first` on for which one power charge holds.
std::vector<BillMonth> block(const Biller& biller, std::size_t first, std::size_t end,
                             const Form& form) {
  std::vector<BillMonth> months;
  for (std::size_t m = first; m < end; ++m) months.push_back(biller.month(m, form));
  return months;
}

/// Blocks of choice_months begin with January; a year that begins later has a shorter first block.
std::size_t end_of_block(const Biller& biller, std::size_t first, int choice_months) {
  const int block_index =
      biller.month(first, {PowerCharge::both, NetworkCharge::two_part}).month / choice_months;
  std::size_t end = first + 1;
  while (end < biller.n_months() &&
         biller.month(end, {PowerCharge::both, NetworkCharge::two_part}).month / choice_months ==
             block_index)
    ++end;
  return end;
}

YearBill year_under(const Grid& grid, const Biller& biller, NetworkCharge network) {
  YearBill year;
  year.network_charge = network;
  for (std::size_t first = 0, end = 0; first < biller.n_months(); first = end) {
    if (grid.power_charge != PowerCharge::cheaper) {
      end = biller.n_months();
      year.months = block(biller, first, end, {grid.power_charge, network});
      continue;
    }
    end = end_of_block(biller, first, grid.choice_months);
    std::vector<BillMonth> taken = block(biller, first, end, {PowerCharge::demand, network});
    std::vector<BillMonth> other = block(biller, first, end, {PowerCharge::capacity, network});
    if (sum(other) < sum(taken)) std::swap(taken, other);
    year.choices.push_back({"power", taken.front().month, taken.back().month,
                            word(taken.front().power_charge), sum(taken),
                            word(other.front().power_charge), sum(other)});
    year.months.insert(year.months.end(), taken.begin(), taken.end());
  }
  return year;
}

}  // namespace

double BillMonth::total_cny() const {
  double cny = 0.0;
  for (const BillLine& line : lines) cny += line.cny;
  return cny;
}

double BillMonth::cny_of(const std::string& key) const {
  double cny = 0.0;
  for (const BillLine& line : lines)
    if (line.key == key) cny += line.cny;
  return cny;
}

double YearBill::total_cny() const { return sum(months); }

double YearBill::cny_of(const std::string& key) const {
  double cny = 0.0;
  for (const BillMonth& month : months) cny += month.cny_of(key);
  return cny;
}

YearBill bill(const Grid& grid, const Metering& metering) {
  const Biller biller(grid, metering);
  if (grid.network_charge != NetworkCharge::cheaper)
    return year_under(grid, biller, grid.network_charge);
  YearBill taken = year_under(grid, biller, NetworkCharge::single_capacity);
  YearBill other = year_under(grid, biller, NetworkCharge::two_part_with_self_use);
  if (other.total_cny() < taken.total_cny()) std::swap(taken, other);
  const BillChoice choice{"network",
                          taken.months.empty() ? 0 : taken.months.front().month,
                          taken.months.empty() ? 11 : taken.months.back().month,
                          word(taken.network_charge),
                          taken.total_cny(),
                          word(other.network_charge),
                          other.total_cny()};
  taken.choices.insert(taken.choices.begin(), choice);
  return taken;
}

}  // namespace sunward::finance
