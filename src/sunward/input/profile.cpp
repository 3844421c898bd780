#include "sunward/input/profile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sunward/input/csv_column.hpp"
#include "sunward/input/csv_stamps.hpp"

namespace sunward::input {

namespace {

/// value [wanted] = value [symbol] x factor, divided by the step's hours when it is energy per
/// step.
struct Conversion {
  std::string_view symbol;
  double factor;
  bool per_step = false;
};

std::vector<Conversion> conversions(const Unit& wanted) {
  if (wanted.symbol == unit::mw.symbol)
    return {{"MW", 1.0}, {"kW", 1e-3},       {"W", 1e-6},
            {"GW", 1e3}, {"MWh", 1.0, true}, {"kWh", 1e-3, true}};
  if (wanted.symbol == unit::kg_per_h.symbol)
    return {{"kg/h", 1.0},         {"t/h", 1e3},     {"kg/day", 1.0 / 24.0},
            {"t/day", 1e3 / 24.0}, {"kg/s", 3600.0}, {"kg", 1.0, true}};
  return {
      {"CNY/MWh", 1.0}, {"CNY/kWh", 1e3}, {"yuan/MWh", 1.0}, {"yuan/kWh", 1e3}, {"fen/kWh", 10.0}};
}

struct ProfileSource {
  std::string file;
  std::string column;
  std::string unit;
  double factor = 1.0;
};

bool read_source(Section& source, const Unit& wanted, ProfileSource& out) {
  out.unit = wanted.symbol;
  source.read({"file", unit::none, any_number, required, {}}, out.file);
  source.read({"column", unit::none, any_number, defaulted, {}}, out.column);
  source.read({"unit", unit::none, any_number, defaulted, profile_units(wanted)}, out.unit);
  source.read({"factor", unit::none, between(-1e6, 1e6), defaulted, {}}, out.factor);
  source.report_unknown_keys();
  return source.n_value_faults() == 0;
}

/// Steps per day of a series of whole days of one year, or 0.
std::size_t steps_per_day(std::size_t n_values) {
  for (const std::size_t days : {365u, 366u}) {
    const std::size_t per_day = n_values / days;
    if (per_day > 0 && n_values % days == 0 && 1440 % per_day == 0) return per_day;
  }
  return 0;
}

/// Averages or repeats so that a day has `wanted` steps; empty when neither count divides the
/// other.
std::vector<double> change_step(const std::vector<double>& values, std::size_t have,
                                std::size_t wanted) {
  std::vector<double> out;
  if (wanted % have == 0) {
    for (const double value : values) out.insert(out.end(), wanted / have, value);
  } else if (have % wanted == 0) {
    const auto ratio = static_cast<std::ptrdiff_t>(have / wanted);
    for (auto it = values.begin(); it != values.end(); it += ratio)
      out.push_back(std::accumulate(it, it + ratio, 0.0) / static_cast<double>(ratio));
  }
  return out;
}

/// To the wanted unit; energies per step are divided by the step's hours.
void convert(std::vector<double>& values, const ProfileSource& from, const Unit& wanted,
             std::size_t steps_a_day) {
  const auto table = conversions(wanted);
  const auto conversion = std::find_if(table.begin(), table.end(),
                                       [&](const Conversion& c) { return c.symbol == from.unit; });
  const double step_h = steps_a_day == 0 ? 1.0 : 24.0 / static_cast<double>(steps_a_day);
  const double factor = from.factor * conversion->factor / (conversion->per_step ? step_h : 1.0);
  for (double& value : values) value *= factor;
}

bool all_in_range(Section& source, const ProfileSource& from, const std::vector<double>& values,
                  const Unit& wanted, const Range& range) {
  const auto bad = std::find_if_not(values.begin(), values.end(),
                                    [&](double value) { return range.contains(value); });
  if (bad == values.end()) return true;
  Fault fault = source.place("file");
  fault.value = fmt::format("{:.6g}", *bad);
  fault.unit = wanted.symbol;
  fault.range = range.words();
  fault.tell(told("profile.range", {{"number", bad - values.begin() + 1}, {"file", from.file}}));
  source.add(std::move(fault));
  return false;
}

}  // namespace

std::vector<std::string> profile_units(const Unit& wanted) {
  std::vector<std::string> symbols;
  for (const Conversion& conversion : conversions(wanted)) symbols.emplace_back(conversion.symbol);
  return symbols;
}

std::vector<double> read_profile(Section& section, std::string_view name, const Unit& wanted,
                                 const Range& range) {
  const toml::node* node = section.take(name);
  if (node == nullptr) return {};
  if (!node->is_table()) {
    section.fault(name, std::string(wanted.symbol), "{ file, column, unit, factor }",
                  told("profile.table", {{"key", name}, {"unit", wanted.symbol}}));
    return {};
  }
  ReadContext& context = section.context();
  Section source(node->as_table(), section.key_path(name), context);
  ProfileSource from;
  if (!read_source(source, wanted, from)) return {};
  const auto bytes = context.read_input(from.file, source.place("file"));
  if (!bytes) return {};
  const std::size_t faults_before = context.faults.size();
  std::vector<double> values = read_csv_column(*bytes, from.column, from.file, context.faults);
  const bool even = check_csv_stamps(*bytes, from.file, context.faults);
  if (!even || context.faults.size() > faults_before) return {};

  const std::size_t have = steps_per_day(values.size());
  convert(values, from, wanted, have);
  const std::size_t want = 1440u / static_cast<std::size_t>(context.step_minutes);
  const std::vector<double> stepped =
      have == 0 ? std::vector<double>{} : change_step(values, have, want);
  if (stepped.empty()) {
    Fault fault = source.place("file");
    fault.range = phrase("range.year_values", {{"year", 365 * want}, {"leap_year", 366 * want}});
    fault.tell(told("profile.length", {{"values", values.size()}}));
    source.add(std::move(fault));
    return {};
  }
  if (!all_in_range(source, from, values, wanted, range)) return {};
  if (have != want)
    context.notes.push_back(
        phrase(have > want ? "note.profile_averaged" : "note.profile_repeated",
               {{"key", section.key_path(name)}, {"have", have}, {"want", want}}));
  return stepped;
}

}  // namespace sunward::input
