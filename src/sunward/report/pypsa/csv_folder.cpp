// PyPSA's CSV folder.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "sunward/base/atomic_file.hpp"
#include "sunward/report/pypsa/network_files.hpp"
#include "sunward/report/pypsa/overlay.hpp"

namespace sunward::report::detail {

namespace fs = std::filesystem;
namespace net = model::network;

namespace {

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string cell(net::ValueType type, double value) {
  if (std::isnan(value)) return "";
  if (type == net::ValueType::flag) return value != 0.0 ? "True" : "False";
  if (type == net::ValueType::integer) return fmt::format("{:.0f}", value);
  return plain(value);
}

/// Appends a field and the comma before it. (Piecewise: g++ 12 sees ghosts in "," + text.)
void add_field(std::string& line, const std::string& field) {
  line += ',';
  line += field;
}

std::string attributes_csv(const net::Tables& tables) {
  std::string heading;
  std::string row;
  for (const auto& [name, value] : tables.attributes) {
    add_field(heading, quoted(name));
    add_field(row, quoted(value));
  }
  return heading.substr(1).append("\n").append(row, 1).append("\n");
}

std::string snapshots_csv(const net::Snapshots& snapshots) {
  const bool periods = !snapshots.periods.empty();
  std::string text = periods ? ",period,timestep" : ",snapshot";
  text += ",objective,stores,generators\n";
  for (std::size_t t = 0; t < snapshots.labels.size(); ++t) {
    text += fmt::format("{},", t);
    if (periods) text += fmt::format("{},", snapshots.periods[t]);
    text += fmt::format("{},{},{},{}\n", quoted(snapshots.labels[t]), snapshots.objective[t],
                        snapshots.stores[t], snapshots.generators[t]);
  }
  return text;
}

std::string periods_csv(const net::Tables& tables) {
  std::string text = "period,objective,years\n";
  for (std::size_t p = 0; p < tables.periods.size(); ++p)
    text += fmt::format("{},{},{}\n", tables.periods[p], tables.period_objective[p],
                        tables.period_years[p]);
  return text;
}

std::string table_csv(const net::Table& table) {
  std::string text = "name";
  for (const net::Column& column : table.columns) add_field(text, quoted(column.name));
  text += "\n";
  for (std::size_t r = 0; r < table.names.size(); ++r) {
    text += quoted(table.names[r]);
    for (const net::Column& column : table.columns)
      add_field(text, column.type == net::ValueType::text ? quoted(column.texts[r])
                                                          : cell(column.type, column.numbers[r]));
    text += "\n";
  }
  return text;
}

std::string series_csv(const net::Series& series, std::size_t n_snapshots) {
  std::string text;
  for (const std::string& name : series.names) add_field(text, quoted(name));
  text += "\n";
  for (std::size_t t = 0; t < n_snapshots; ++t) {
    fmt::format_to(std::back_inserter(text), "{}", t);
    for (const auto& values : series.values) {
      text += ',';
      if (!std::isnan(values[t])) fmt::format_to(std::back_inserter(text), "{}", values[t]);
    }
    text += '\n';
  }
  return text;
}

/// Files of an earlier network in the folder that this one does not replace.
void remove_stale(const std::string& folder, const net::Tables& tables,
                  const std::set<std::string>& written) {
  std::error_code error;
  std::vector<fs::path> stale;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    const std::string list = name.substr(0, name.find_first_of("-."));
    const bool ours = std::any_of(tables.tables.begin(), tables.tables.end(),
                                  [&](const net::Table& t) { return t.list == list; });
    if (ours && name.ends_with(".csv") && !written.contains(name)) stale.push_back(it->path());
  }
  for (const fs::path& path : stale) fs::remove(path, error);
}

}  // namespace

void write_csv_folder(const net::Tables& tables, const std::string& folder) {
  make_folder(folder);
  std::vector<AtomicFile> files;
  std::set<std::string> names;
  const auto add = [&](const std::string& name, const std::string& text) {
    files.emplace_back((fs::path(folder) / name).string()).write(text);
    names.insert(name);
  };
  add("network.csv", attributes_csv(tables));
  add("snapshots.csv", snapshots_csv(tables.snapshots));
  if (!tables.periods.empty()) add("investment_periods.csv", periods_csv(tables));
  add("meta.json", tables.meta);
  if (!tables.crs.empty()) add("crs.json", tables.crs);
  for (const net::Table& table : tables.tables) {
    add(table.list + ".csv", table_csv(table));
    for (const net::Series& series : table.series)
      if (!series.names.empty())
        add(table.list + "-" + series.attribute + ".csv", series_csv(series, tables.n_snapshots()));
  }
  for (AtomicFile& file : files) file.flush();
  remove_stale(folder, tables, names);
  for (AtomicFile& file : files) file.commit();
}

}  // namespace sunward::report::detail
