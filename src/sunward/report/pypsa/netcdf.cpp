// PyPSA's netCDF file.
#include <netcdf.h>

#include <charconv>
#include <limits>
#include <optional>

#include "sunward/base/atomic_file.hpp"
#include "sunward/report/nc_file.hpp"
#include "sunward/report/pypsa/network_files.hpp"

namespace sunward::report::detail {

namespace net = model::network;

namespace {

/// Labels that are whole numbers, as such: PyPSA tells 7 from "7".
std::optional<std::vector<int>> as_numbers(const std::vector<std::string>& labels) {
  std::vector<int> numbers;
  for (const std::string& label : labels) {
    int number = 0;
    const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), number);
    if (error != std::errc{} || end != label.data() + label.size()) return std::nullopt;
    numbers.push_back(number);
  }
  return numbers;
}

class Writer {
 public:
  Writer(const net::Tables& tables, const std::string& path)
      : tables_(tables), file_(path, NcFile::Mode::create) {}

  void write() {
    write_attributes();
    snapshots_ = file_.dimension("snapshots", tables_.n_snapshots());
    write_snapshots();
    write_periods();
    write_scenarios();
    for (const net::Table& table : tables_.tables)
      if (!table.names.empty()) write_table(table);
    file_.close();
  }

 private:
  using Dimensions = std::vector<int>;

  void write_attributes() {
    for (const auto& [name, value] : tables_.attributes) {
      const std::string key = "network_" + name;
      double number = 0.0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
      const bool is_number = !value.empty() && error == std::errc{} &&
                             end == value.data() + value.size() && name != "name" &&
                             name != "pypsa_version";
      const bool is_whole = is_number && value.find_first_not_of("0123456789") == std::string::npos;
      if (is_whole && number < std::numeric_limits<int>::max())
        file_.attribute(NC_GLOBAL, key.c_str(), static_cast<int>(number));
      else if (is_number)
        file_.attribute(NC_GLOBAL, key.c_str(), number);
      else
        file_.attribute(NC_GLOBAL, key.c_str(), value);
    }
    file_.attribute(NC_GLOBAL, "meta", tables_.meta);
    if (!tables_.crs.empty()) file_.attribute(NC_GLOBAL, "crs", tables_.crs);
  }

  int numbers(const std::string& name, const Dimensions& dimensions,
              const std::vector<double>& values) {
    const int id = file_.variable(name, NC_DOUBLE, dimensions);
    file_.attribute(id, "_FillValue", std::numeric_limits<double>::quiet_NaN());
    file_.put(id, values);
    return id;
  }

  int integers(const std::string& name, const Dimensions& dimensions,
               const std::vector<int>& values) {
    const int id = file_.variable(name, NC_INT64, dimensions);
    file_.put(id, values);
    return id;
  }

  void texts(const std::string& name, const Dimensions& dimensions,
             const std::vector<std::string>& values) {
    file_.put(file_.variable(name, NC_STRING, dimensions), values);
  }

  void write_snapshots() {
    const net::Snapshots& snapshots = tables_.snapshots;
    std::vector<int> number(tables_.n_snapshots());
    for (std::size_t t = 0; t < number.size(); ++t) number[t] = static_cast<int>(t);
    integers("snapshots", {snapshots_}, number);
    if (!snapshots.periods.empty()) integers("snapshots_period", {snapshots_}, snapshots.periods);
    const std::string name =
        snapshots.periods.empty() ? "snapshots_snapshot" : "snapshots_timestep";
    if (const auto numbered = as_numbers(snapshots.labels)) {
      integers(name, {snapshots_}, *numbered);
    } else if (snapshots.minutes.empty()) {
      texts(name, {snapshots_}, snapshots.labels);
    } else {
      for (std::size_t t = 0; t < number.size(); ++t)
        number[t] = static_cast<int>(snapshots.minutes[t] - snapshots.minutes[0]);
      const int id = integers(name, {snapshots_}, number);
      file_.attribute(id, "units", "minutes since " + snapshots.labels[0]);
      file_.attribute(id, "calendar", std::string("proleptic_gregorian"));
    }
    numbers("snapshots_objective", {snapshots_}, snapshots.objective);
    numbers("snapshots_stores", {snapshots_}, snapshots.stores);
    numbers("snapshots_generators", {snapshots_}, snapshots.generators);
  }

  void write_periods() {
    if (tables_.periods.empty()) return;
    const int dimension = file_.dimension("investment_periods", tables_.periods.size());
    integers("investment_periods", {dimension}, tables_.periods);
    numbers("investment_periods_objective", {dimension}, tables_.period_objective);
    numbers("investment_periods_years", {dimension}, tables_.period_years);
  }

  void write_scenarios() {
    if (tables_.scenarios.empty()) return;
    scenario_ = file_.dimension("scenario", tables_.scenarios.size());
    texts("scenario", {scenario_}, tables_.scenarios);
    numbers("scenario_weight", {scenario_}, tables_.scenario_weights);
  }

  void write_table(const net::Table& table) {
    const int rows = file_.dimension(table.list + "_i", table.names.size());
    texts(table.list + "_i", {rows}, table.names);
    const Dimensions dimensions = scenario_ < 0 ? Dimensions{rows} : Dimensions{scenario_, rows};
    for (const net::Column& column : table.columns) {
      const std::string name = table.list + "_" + column.name;
      if (column.type == net::ValueType::text) {
        texts(name, dimensions, column.texts);
      } else if (column.type == net::ValueType::flag) {
        const int id = file_.variable(name, NC_BYTE, dimensions);
        file_.attribute(id, "dtype", std::string("bool"));
        std::vector<int> flags;
        for (const double value : column.numbers) flags.push_back(value == 1.0 ? 1 : 0);
        file_.put(id, flags);
      } else {
        numbers(name, dimensions, column.numbers);
      }
    }
    for (const net::Series& series : table.series)
      if (!series.names.empty()) write_series(table, series);
  }

  void write_series(const net::Table& table, const net::Series& series) {
    const std::string name = table.list + "_t_" + series.attribute;
    const std::size_t n_names = series.names.size();
    const std::size_t n_snapshots = tables_.n_snapshots();
    const std::size_t n_scenarios = tables_.n_scenarios();
    const int columns = file_.dimension(name + "_i", n_names);
    texts(name + "_i", {columns}, series.names);
    std::vector<double> values(n_names * tables_.n_steps());
    for (std::size_t k = 0; k < n_names; ++k)
      for (std::size_t s = 0; s < n_scenarios; ++s)
        for (std::size_t t = 0; t < n_snapshots; ++t)
          values[(t * n_scenarios + s) * n_names + k] = series.values[k][s * n_snapshots + t];
    numbers(name,
            scenario_ < 0 ? Dimensions{snapshots_, columns}
                          : Dimensions{snapshots_, scenario_, columns},
            values);
  }

  const net::Tables& tables_;
  NcFile file_;
  int snapshots_ = -1;
  int scenario_ = -1;
};

}  // namespace

void write_netcdf(const net::Tables& tables, const std::string& path) {
  AtomicFile file(path);
  Writer(tables, file.temporary_path()).write();
  file.commit();
}

}  // namespace sunward::report::detail
