// A PyPSA network as its files hold it: one table of components per kind, with static columns and
// time series, nothing interpreted. Read by input/pypsa, completed with results by formulation,
// written by report/pypsa, so that what a file carries besides the model survives.
// Source: https://docs.pypsa.org, "Importing and exporting data" (CSV folder and netCDF).
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/base/index.hpp"

namespace sunward::model::network {

/// What an empty field reads as.
inline constexpr double missing_value = std::numeric_limits<double>::quiet_NaN();

enum class ValueType { text, number, integer, flag };

/// One static attribute. Values are scenario after scenario: [scenario * rows + row].
struct Column {
  std::string name;
  ValueType type = ValueType::number;
  std::vector<std::string> texts;  ///< of a text column
  std::vector<double> numbers;     ///< of any other column; NaN where empty, flags are 0 or 1
};

/// One attribute that varies in time, of some of the table's components.
struct Series {
  std::string attribute;
  std::vector<std::string> names;
  std::vector<std::vector<double>> values;  ///< per name: n_steps numbers, scenario after scenario
};

struct Table {
  std::string list;                ///< PyPSA's list name, e.g. "generators"
  std::string file;                ///< where it was read, for faults
  bool has_lines = false;          ///< row r stands on line r + 2 of `file`
  std::vector<std::string> names;  ///< one per row
  std::vector<Column> columns;
  std::vector<Series> series;

  [[nodiscard]] const Column* column(std::string_view name) const;
  [[nodiscard]] const Series* find_series(std::string_view attribute) const;
};

struct Snapshots {
  std::vector<std::string> labels;  ///< as text; "YYYY-MM-DD HH:MM:SS" for times
  std::vector<long> minutes;        ///< since 1970-01-01; empty when the labels are not times
  std::vector<int> periods;         ///< investment period of each; empty without periods
  std::vector<double> objective;    ///< weightings [h]
  std::vector<double> stores;
  std::vector<double> generators;
};

struct Tables {
  std::string source;                                           ///< as the user named it
  std::vector<std::pair<std::string, std::string>> attributes;  ///< of the network: name, version
  std::string meta = "{}";                                      ///< JSON text, passed on
  std::string crs;                                              ///< JSON text, passed on
  Snapshots snapshots;
  std::vector<int> periods;  ///< investment periods
  std::vector<double> period_objective;
  std::vector<double> period_years;
  std::vector<std::string> scenarios;  ///< empty: not stochastic
  std::vector<double> scenario_weights;
  std::vector<Table> tables;  ///< in PyPSA's order of reading

  [[nodiscard]] std::size_t n_scenarios() const { return scenarios.empty() ? 1 : scenarios.size(); }
  [[nodiscard]] std::size_t n_snapshots() const { return snapshots.labels.size(); }
  [[nodiscard]] std::size_t n_steps() const { return n_scenarios() * n_snapshots(); }
  [[nodiscard]] const Table* table(std::string_view list) const;
  [[nodiscard]] std::string attribute(std::string_view name) const;  ///< "" when absent
};

}  // namespace sunward::model::network
