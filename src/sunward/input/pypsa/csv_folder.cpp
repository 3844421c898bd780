// The CSV folder: network.csv, snapshots.csv, investment_periods.csv, <list>.csv with one row per
// component, <list>-<attribute>.csv with one column per component that varies.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "sunward/input/file_bytes.hpp"
#include "sunward/input/pypsa/attributes.hpp"
#include "sunward/input/pypsa/csv_table.hpp"
#include "sunward/input/pypsa/read_tables.hpp"

namespace sunward::input::pypsa::detail {

namespace fs = std::filesystem;
namespace net = model::network;

namespace {

using net::ValueType;

class FolderReader {
 public:
  FolderReader(const std::string& folder, Faults& faults) : folder_(folder), faults_(faults) {}

  net::Tables read() {
    tables_.source = folder_;
    list_files();
    read_attributes();
    read_snapshots();
    read_periods();
    tables_.meta = text_of("meta.json").value_or("{}");
    tables_.crs = text_of("crs.json").value_or("");
    for (const std::string_view list : known_lists())
      if (list != "networks") read_table(std::string(list));
    return std::move(tables_);
  }

 private:
  void list_files() {
    std::error_code error;
    for (fs::directory_iterator it(folder_, error), end; !error && it != end; it.increment(error))
      files_.push_back(it->path().filename().string());
    std::sort(files_.begin(), files_.end());
  }

  [[nodiscard]] std::string shown(const std::string& name) const {
    return (fs::path(folder_) / name).string();
  }

  /// The text of a file of the folder; nothing when it is not there, a fault when unreadable.
  std::optional<std::string> text_of(const std::string& name) {
    if (!std::binary_search(files_.begin(), files_.end(), name)) return std::nullopt;
    Fault fault;
    auto bytes = read_file_bytes(fs::path(folder_) / name, shown(name), fault);
    if (!bytes) faults_.add(fault);
    return bytes;
  }

  void read_attributes() {
    const auto text = text_of("network.csv");
    if (!text) return;
    const CsvTable table = parse_csv(*text);
    if (table.rows.empty()) return;
    for (std::size_t k = 0; k < table.headings.size(); ++k)
      tables_.attributes.emplace_back(table.headings[k], table.rows[0][k]);
  }

  void value_fault(const std::string& name, int line, const std::string& key,
                   const std::string& value) {
    Fault fault;
    fault.file = shown(name);
    fault.line = line;
    fault.key = key;
    fault.value = fmt::format("\"{}\"", value.substr(0, 40));
    fault.tell(told("network.no_number"));
    faults_.add(fault);
  }

  /// What pandas would read somehow and nobody wants: fields without a heading, headings twice.
  void check_shape(const std::string& name, const std::vector<int>& long_lines,
                   const std::vector<std::string>& headings) {
    for (const int line : long_lines) {
      Fault fault;
      fault.file = shown(name);
      fault.line = line;
      fault.tell(told("network.long_row"));
      faults_.add(fault);
    }
    std::set<std::string> seen;
    for (const std::string& heading : headings)
      if (!seen.insert(heading).second)
        faults_.add(shown(name), heading, "", told("network.column_twice"));
  }

  std::vector<double> numbers_of(const CsvTable& table, std::size_t column,
                                 const std::string& file) {
    std::vector<double> values;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      double value = net::missing_value;
      if (!parse_value(table.rows[r][column], value)) {
        value_fault(file, static_cast<int>(r) + 2, table.headings[column], table.rows[r][column]);
        value = 0.0;  // told once; nothing further is concluded from it
      }
      values.push_back(value);
    }
    return values;
  }

  static std::optional<std::size_t> heading(const CsvTable& table, std::string_view name) {
    const auto at = std::find(table.headings.begin(), table.headings.end(), name);
    if (at == table.headings.end()) return std::nullopt;
    return static_cast<std::size_t>(at - table.headings.begin());
  }

  void read_snapshots() {
    net::Snapshots& snapshots = tables_.snapshots;
    const std::string file = "snapshots.csv";
    const auto text = text_of(file);
    CsvTable table;
    if (text) table = parse_csv(*text);
    check_shape(file, table.long_lines, table.headings);
    if (table.rows.empty()) {  // as PyPSA: one snapshot called "now"
      snapshots.labels = {"now"};
      snapshots.objective = snapshots.stores = snapshots.generators = {1.0};
      return;
    }
    auto label = heading(table, "timestep");
    if (!label) label = heading(table, "snapshot");
    std::vector<std::string> labels;
    for (const auto& row : table.rows) labels.push_back(row[label.value_or(0)]);
    set_labels(snapshots, std::move(labels));
    if (const auto period = heading(table, "period"))
      snapshots.periods = years_of(numbers_of(table, *period, file), shown(file), faults_);
    const auto all = heading(table, "weightings");
    const auto weighting = [&](const char* name) {
      const auto own = heading(table, name);
      if (own || all) return numbers_of(table, own ? *own : *all, file);
      return std::vector<double>(table.rows.size(), 1.0);
    };
    snapshots.objective = weighting("objective");
    snapshots.stores = weighting("stores");
    snapshots.generators = weighting("generators");
  }

  void read_periods() {
    const std::string file = "investment_periods.csv";
    const auto text = text_of(file);
    if (!text) return;
    const CsvTable table = parse_csv(*text);
    if (table.headings.empty()) return;
    check_shape(file, table.long_lines, table.headings);
    tables_.periods = years_of(numbers_of(table, 0, file), shown(file), faults_);
    const auto weighting = [&](const char* name) {
      const auto own = heading(table, name);
      return own ? numbers_of(table, *own, file) : std::vector<double>(tables_.periods.size(), 1.0);
    };
    tables_.period_objective = weighting("objective");
    tables_.period_years = weighting("years");
  }

  void read_table(const std::string& list) {
    const std::string file = list + ".csv";
    const auto text = text_of(file);
    if (!text) return;
    const CsvTable csv = parse_csv(*text);
    check_shape(file, csv.long_lines, csv.headings);
    net::Table table;
    table.list = list;
    table.file = shown(file);
    table.has_lines = true;
    for (const auto& row : csv.rows) table.names.push_back(row[0]);
    for (std::size_t k = 1; k < csv.headings.size(); ++k)
      table.columns.push_back(column_of(csv, k, list, file));
    for (const std::string& name : files_)
      if (name.starts_with(list + "-") && name.ends_with(".csv")) read_series(name, table);
    tables_.tables.push_back(std::move(table));
  }

  net::Column column_of(const CsvTable& csv, std::size_t k, const std::string& list,
                        const std::string& file) {
    net::Column column;
    column.name = csv.headings[k];
    const Attribute* known = find_attribute(list, column.name);
    column.type = known != nullptr ? known->type : guessed_type(csv, k);
    for (std::size_t r = 0; r < csv.rows.size(); ++r) {
      const std::string& field = csv.rows[r][k];
      double value = net::missing_value;
      if (column.type == ValueType::text)
        column.texts.push_back(field);
      else if (field == "True" || field == "true" || field == "TRUE")
        column.numbers.push_back(1.0);
      else if (field == "False" || field == "false" || field == "FALSE")
        column.numbers.push_back(0.0);
      else {
        if (!parse_value(field, value)) {
          value_fault(file, static_cast<int>(r) + 2,
                      list + "." + csv.rows[r][0] + "." + column.name, field);
          value = 0.0;
        }
        const bool use_default = std::isnan(value) && column.type == ValueType::flag;
        column.numbers.push_back(use_default && known != nullptr ? known->standard : value);
      }
    }
    return column;
  }

  /// Of a column PyPSA does not define: what all its fields can be read as.
  static ValueType guessed_type(const CsvTable& csv, std::size_t k) {
    bool number = true;
    bool flag = !csv.rows.empty();
    for (const auto& row : csv.rows) {
      double value = 0.0;
      number = number && parse_value(row[k], value);
      flag = flag && (row[k] == "True" || row[k] == "False");
    }
    return flag ? ValueType::flag : number ? ValueType::number : ValueType::text;
  }

  void read_series(const std::string& name, net::Table& table) {
    const auto text = text_of(name);
    if (!text) return;
    const std::size_t begin = table.list.size() + 1;
    net::Series series;
    series.attribute = name.substr(begin, name.size() - 4 - begin);
    CsvSeries csv = parse_csv_series(*text);
    if (series.attribute.ends_with("-pw")) csv = {};  // a piecewise curve; refused by its name
    check_shape(name, csv.long_lines, csv.names);
    for (const CsvSeries::Fault& fault : csv.faults)
      value_fault(name, fault.line, table.list + "." + csv.names[fault.column], fault.value);
    if (!csv.names.empty() && csv.n_rows != tables_.n_snapshots()) {
      faults_.add(shown(name), "", "",
                  told("network.series_rows",
                       {{"rows", csv.n_rows}, {"snapshots", tables_.n_snapshots()}}));
      return;
    }
    series.names = std::move(csv.names);
    series.values = std::move(csv.values);
    table.series.push_back(std::move(series));
  }

  std::string folder_;
  Faults& faults_;
  std::vector<std::string> files_;
  net::Tables tables_;
};

}  // namespace

net::Tables read_csv_folder(const std::string& folder, Faults& faults) {
  return FolderReader(folder, faults).read();
}

}  // namespace sunward::input::pypsa::detail
