// The netCDF file: <list>_i names the components, <list>_<attribute> holds static values,
// <list>_t_<attribute> (with its own <list>_t_<attribute>_i) series. A stochastic network has the
// dimension `scenario` in front of the components.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/input/pypsa/attributes.hpp"
#include "sunward/input/pypsa/nc_reader.hpp"
#include "sunward/input/pypsa/read_tables.hpp"
#include "sunward/input/weather/text_scan.hpp"

namespace sunward::input::pypsa::detail {

namespace net = model::network;

namespace {

using net::ValueType;
using Variable = NcReader::Variable;

/// Minutes in one unit of "hours since ..."; 0 for a unit that is not known.
double minutes_per(std::string_view unit) {
  if (unit == "days") return 1440.0;
  if (unit == "hours") return 60.0;
  if (unit == "minutes") return 1.0;
  if (unit == "seconds") return 1.0 / 60.0;
  if (unit == "milliseconds") return 1.0 / 60e3;
  if (unit == "microseconds") return 1.0 / 60e6;
  if (unit == "nanoseconds") return 1.0 / 60e9;
  return 0.0;
}

std::string integer_text(double value) { return fmt::format("{:.0f}", value); }

class FileReader {
 public:
  FileReader(const std::string& path, Faults& faults) : path_(path), file_(path), faults_(faults) {}

  net::Tables read() {
    tables_.source = path_;
    for (auto& [name, value] : file_.attributes()) {
      if (name == "meta")
        tables_.meta = value;
      else if (name == "crs")
        tables_.crs = value;
      else if (name.starts_with("network_"))
        tables_.attributes.emplace_back(name.substr(8), value);
    }
    read_snapshots();
    read_periods();
    read_scenarios();
    for (const std::string_view list : known_lists())
      if (list != "networks") read_table(std::string(list));
    return std::move(tables_);
  }

 private:
  void fault(const std::string& key, FaultWords words) {
    faults_.add(path_, key, "", std::move(words));
  }

  std::vector<double> weights(const std::string& name, std::size_t n) {
    const Variable* variable = file_.find(name);
    if (variable == nullptr || variable->text) return std::vector<double>(n, 1.0);
    std::vector<double> values = file_.numbers(*variable);
    if (values.size() == n) return values;
    fault(name, told("network.nc_length"));
    return std::vector<double>(n, 1.0);
  }

  void read_snapshots() {
    net::Snapshots& snapshots = tables_.snapshots;
    const Variable* label = file_.find("snapshots_timestep");
    if (label == nullptr) label = file_.find("snapshots_snapshot");
    if (label == nullptr) label = file_.find("snapshots");
    if (label == nullptr || label->lengths.size() != 1 || label->lengths[0] == 0) {
      fault("snapshots", told("network.nc_snapshots"));
      snapshots.labels = {"now"};
    } else {
      set_labels(snapshots, labels_of(*label));
    }
    const std::size_t n = snapshots.labels.size();
    if (const Variable* period = file_.find("snapshots_period"))
      snapshots.periods = years_of(file_.numbers(*period), path_, faults_);
    snapshots.objective = weights("snapshots_objective", n);
    snapshots.stores = weights("snapshots_stores", n);
    snapshots.generators = weights("snapshots_generators", n);
  }

  std::vector<std::string> labels_of(const Variable& variable) {
    if (variable.text) return file_.texts(variable);
    const std::string units = file_.attribute(&variable, "units").value_or("");
    const std::size_t since = units.find(" since ");
    const double unit_minutes =
        since == std::string::npos ? 0.0 : minutes_per(units.substr(0, since));
    std::string origin = since == std::string::npos ? "" : units.substr(since + 7);
    if (origin.size() == 10) origin += " 00:00";
    const auto start = weather_format::parse_stamp(origin.substr(0, 19));
    std::vector<std::string> labels;
    for (const double value : file_.numbers(variable)) {
      if (unit_minutes == 0.0 || !start) {
        labels.push_back(integer_text(value));
        continue;
      }
      labels.push_back(label_of(std::lround(value * unit_minutes) + start->minutes));
    }
    return labels;
  }

  void read_periods() {
    const Variable* variable = file_.find("investment_periods");
    if (variable == nullptr || variable->text) return;
    tables_.periods = years_of(file_.numbers(*variable), path_, faults_);
    tables_.period_objective = weights("investment_periods_objective", tables_.periods.size());
    tables_.period_years = weights("investment_periods_years", tables_.periods.size());
  }

  void read_scenarios() {
    const Variable* variable = file_.find("scenario");
    if (variable == nullptr) return;
    if (variable->text)
      tables_.scenarios = file_.texts(*variable);
    else
      for (const double value : file_.numbers(*variable))
        tables_.scenarios.push_back(integer_text(value));
    tables_.scenario_weights = weights("scenario_weight", tables_.scenarios.size());
  }

  std::vector<std::string> names_of(const std::string& index) {
    const Variable* variable = file_.find(index);
    if (variable == nullptr) return {};
    if (variable->text) return file_.texts(*variable);
    std::vector<std::string> names;
    for (const double value : file_.numbers(*variable)) names.push_back(integer_text(value));
    return names;
  }

  void read_table(const std::string& list) {
    const Variable* index = file_.find(list + "_i");
    if (index == nullptr) return;
    net::Table table;
    table.list = list;
    table.file = path_;
    table.names = names_of(list + "_i");
    for (const Variable& variable : file_.variables()) {
      if (!variable.name.starts_with(list + "_") || variable.name == list + "_i") continue;
      const std::string name = variable.name.substr(list.size() + 1);
      if (is_static(variable, list))
        read_column(variable, name, table);
      else if (name.starts_with("t_") && !name.ends_with("_i"))
        read_series(variable, name.substr(2), table);
      else if (name.starts_with("p_") && !variable.text && !name.ends_with("_i"))
        table.series.push_back({name.substr(2) + "-pw", {}, {}});  // a piecewise curve
    }
    tables_.tables.push_back(std::move(table));
  }

  static bool is_static(const Variable& variable, const std::string& list) {
    return !variable.dimensions.empty() && variable.dimensions.back() == list + "_i" &&
           (variable.dimensions.size() == 1 ||
            (variable.dimensions.size() == 2 && variable.dimensions[0] == "scenario"));
  }

  /// Without the dimension `scenario` the values hold for every scenario.
  template <class Value>
  std::vector<Value> in_all_scenarios(std::vector<Value> values, const Variable& variable) const {
    if (variable.dimensions.size() == 2) return values;
    std::vector<Value> all;
    for (std::size_t s = 0; s < tables_.n_scenarios(); ++s)
      all.insert(all.end(), values.begin(), values.end());
    return all;
  }

  void read_column(const Variable& variable, const std::string& name, net::Table& table) {
    net::Column column;
    column.name = name;
    const Attribute* known = find_attribute(table.list, name);
    const bool flag = file_.attribute(&variable, "dtype").value_or("") == "bool";
    column.type = variable.text                                        ? ValueType::text
                  : flag                                               ? ValueType::flag
                  : known != nullptr && known->type != ValueType::text ? known->type
                  : variable.whole                                     ? ValueType::integer
                                                                       : ValueType::number;
    if (known != nullptr && (known->type == ValueType::text) != variable.text) {
      if (all_empty(variable)) return;  // a column of nothing but NaN
      fault(table.list + "." + name,
            variable.text ? told("network.nc_texts") : told("network.nc_numbers"));
      return;
    }
    if (variable.text)
      column.texts = in_all_scenarios(file_.texts(variable), variable);
    else
      column.numbers = in_all_scenarios(file_.numbers(variable), variable);
    table.columns.push_back(std::move(column));
  }

  bool all_empty(const Variable& variable) {
    if (variable.text) {
      const auto texts = file_.texts(variable);
      return std::all_of(texts.begin(), texts.end(), [](const auto& t) { return t.empty(); });
    }
    const auto numbers = file_.numbers(variable);
    return std::all_of(numbers.begin(), numbers.end(), [](double v) { return std::isnan(v); });
  }

  void read_series(const Variable& variable, const std::string& attribute, net::Table& table) {
    net::Series series;
    series.attribute = attribute;
    series.names = names_of(table.list + "_t_" + attribute + "_i");
    const std::size_t n_names = series.names.size();
    const std::size_t n_snapshots = tables_.n_snapshots();
    const bool stochastic = variable.dimensions.size() == 3;
    const std::size_t n_scenarios = stochastic ? variable.lengths[1] : 1;
    if (variable.text || variable.dimensions.size() < 2 || variable.dimensions.size() > 3 ||
        variable.lengths[0] != n_snapshots || variable.lengths.back() != n_names ||
        (stochastic && n_scenarios != tables_.n_scenarios())) {
      fault(table.list + "_t_" + attribute, told("network.nc_series"));
      return;
    }
    const std::vector<double> all = file_.numbers(variable);
    series.values.assign(n_names, std::vector<double>(tables_.n_steps()));
    for (std::size_t s = 0; s < tables_.n_scenarios(); ++s)
      for (std::size_t t = 0; t < n_snapshots; ++t)
        for (std::size_t k = 0; k < n_names; ++k)
          series.values[k][s * n_snapshots + t] =
              all[(t * n_scenarios + (stochastic ? s : 0)) * n_names + k];
    table.series.push_back(std::move(series));
  }

  std::string path_;
  NcReader file_;
  Faults& faults_;
  net::Tables tables_;
};

}  // namespace

net::Tables read_netcdf(const std::string& path, Faults& faults) {
  return FileReader(path, faults).read();
}

}  // namespace sunward::input::pypsa::detail
