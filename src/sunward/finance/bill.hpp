// The bill of a grid connection, month by month, as its operator would write it: energy by band,
// what is added to every MWh, and the charges on power and capacity. Exact after the plan, while an
// optimiser sees only what dispatch and sizes influence. Definitions: docs/guide/bill.md.
#pragma once

#include <string>
#include <vector>

#include "sunward/component/grid/grid.hpp"
#include "sunward/series/time_axis.hpp"

namespace sunward::finance {

/// What the meter sees over one weather year. Power is the mean of a step; a meter of 15 minutes
/// may see higher peaks.
struct Metering {
  series::TimeAxis axis;
  std::vector<double> import_mw;    ///< one per step
  std::vector<double> export_mw;    ///< one per step; may be empty
  std::vector<double> self_use_mw;  ///< own generation less export, one per step; may be empty
  double connection_mw = 0.0;
};

struct BillLine {
  std::string key;   ///< text: row "bill.line.<key>"
  std::string band;  ///< energy by time of use: the band's name
  double quantity = 0.0;
  std::string unit;    ///< "MWh", "kW", "kVA", "month"
  double price = 0.0;  ///< CNY per unit; the mean where it varies
  double cny = 0.0;
};

struct BillMonth {
  int month = 0;       ///< 0-11
  double hours = 0.0;  ///< of the month inside the axis
  std::vector<BillLine> lines;
  double import_mwh = 0.0;
  double self_use_mwh = 0.0;
  double peak_kw = 0.0;  ///< highest mean import of a step
  double export_mwh = 0.0;
  double export_cny = 0.0;  ///< received; no part of the total
  component::PowerCharge power_charge = component::PowerCharge::both;  ///< as charged

  /// What is paid for the connection.
  [[nodiscard]] double total_cny() const;
  /// The sum of the lines of one key.
  [[nodiscard]] double cny_of(const std::string& key) const;
};

/// Something that was chosen because it is cheaper.
struct BillChoice {
  std::string question;  ///< "power" or "network"
  int first_month = 0;   ///< 0-11
  int last_month = 11;
  std::string taken;       ///< enum name: "demand", "single_capacity", ...
  double taken_cny = 0.0;  ///< the bills of these months
  std::string other;
  double other_cny = 0.0;
};

struct YearBill {
  std::string year;               ///< name of the weather year
  double weight = 1.0;            ///< its probability
  std::vector<BillMonth> months;  ///< those that have steps, in the calendar's order
  component::NetworkCharge network_charge = component::NetworkCharge::two_part;  ///< as charged
  std::vector<BillChoice> choices;

  [[nodiscard]] double total_cny() const;
  [[nodiscard]] double cny_of(const std::string& key) const;
};

/// @throws InputError when a price series does not fit the axis.
[[nodiscard]] YearBill bill(const component::Grid& grid, const Metering& metering);

}  // namespace sunward::finance
