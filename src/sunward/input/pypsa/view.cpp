#include "sunward/input/pypsa/view.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/base/error.hpp"
#include "sunward/input/pypsa/attributes.hpp"

namespace sunward::input::pypsa {

namespace net = model::network;

namespace {

Phrase range_text(Range range) {
  const bool lower = std::isfinite(range.min), upper = std::isfinite(range.max);
  if (lower && upper)
    return phrase("range.between", {{"min", plain(range.min)}, {"max", plain(range.max)}});
  if (lower) return phrase("range.at_least", {{"min", plain(range.min)}});
  if (upper) return phrase("range.at_most", {{"max", plain(range.max)}});
  return {};
}

/// What is wrong with a value, when it is a value of one snapshot.
FaultWords words_of(double value, const std::string& when) {
  if (std::isnan(value))
    return when.empty() ? told("network.missing") : told("network.missing_at", {{"when", when}});
  if (std::isinf(value))
    return when.empty() ? told("network.infinite") : told("network.infinite_at", {{"when", when}});
  return when.empty() ? told("network.range") : told("network.range_at", {{"when", when}});
}

}  // namespace

View::View(const net::Tables& tables, std::string_view list, Faults& faults)
    : tables_(tables), table_(tables.table(list)), list_(list), faults_(faults) {}

bool View::has(std::string_view attribute) const {
  return table_ != nullptr &&
         (table_->column(attribute) != nullptr || table_->find_series(attribute) != nullptr);
}

std::string View::word(std::size_t row, std::string_view attribute, std::size_t scenario) const {
  const net::Column* column = table_->column(attribute);
  return column == nullptr ? std::string() : column->texts[scenario * rows() + row];
}

double View::raw(std::size_t row, std::string_view attribute, std::size_t scenario) const {
  const Attribute* known = find_attribute(list_, attribute);
  SUNWARD_CHECK(known != nullptr, "no such attribute: " + list_ + "." + std::string(attribute));
  const net::Column* column = table_->column(attribute);
  const double value =
      column == nullptr ? net::missing_value : column->numbers[scenario * rows() + row];
  return std::isnan(value) ? known->standard : value;
}

bool View::check(std::size_t row, std::string_view attribute, double value, Range range,
                 const std::string& when) const {
  const bool good = std::isnan(value)   ? range.may_be_missing
                    : std::isinf(value) ? range.may_be_infinite
                                        : value >= range.min && value <= range.max;
  if (good) return true;
  Fault fault;
  fault.file = table_->file;
  fault.line = table_->has_lines && when.empty() ? static_cast<int>(row) + 2 : 0;
  fault.key = fmt::format("{}.{}.{}", list_, name(row), attribute);
  fault.value = plain(value);
  fault.range = range_text(range);
  fault.tell(words_of(value, when));
  faults_.add(std::move(fault));
  return false;
}

double View::number(std::size_t row, std::string_view attribute, Range range,
                    std::size_t scenario) {
  const double value = raw(row, attribute, scenario);
  return check(row, attribute, value, range, "") ? value : 0.0;
}

double View::invariant(std::size_t row, std::string_view attribute, Range range) {
  const double first = number(row, attribute, range);
  for (std::size_t s = 1; s < tables_.n_scenarios(); ++s) {
    const double other = raw(row, attribute, s);
    if (other == first || (std::isnan(other) && std::isnan(first))) continue;
    fault(row, attribute, plain(other), told("network.scenario_value"));
    break;
  }
  return first;
}

bool View::flag(std::size_t row, std::string_view attribute) {
  return invariant(row, attribute, finite) != 0.0;
}

std::string View::invariant_text(std::size_t row, std::string_view attribute) {
  const std::string first = word(row, attribute);
  for (std::size_t s = 1; s < tables_.n_scenarios(); ++s) {
    const std::string other = word(row, attribute, s);
    if (other == first) continue;
    fault(row, attribute, "\"" + other + "\"", told("network.scenario_text"));
    break;
  }
  return first;
}

const std::vector<double>* View::series(std::size_t row, std::string_view attribute) const {
  const net::Series* found = table_->find_series(attribute);
  if (found == nullptr) return nullptr;
  const auto at = std::find(found->names.begin(), found->names.end(), name(row));
  if (at == found->names.end()) return nullptr;
  return &found->values[static_cast<std::size_t>(at - found->names.begin())];
}

net::Values View::values(std::size_t row, std::string_view attribute, Range range) {
  net::Values result;
  if (const std::vector<double>* given = series(row, attribute)) {
    result.by_step = *given;
    for (std::size_t n = 0; n < given->size(); ++n)
      if (!check(row, attribute, (*given)[n], range, step_label(n))) result.by_step[n] = 0.0;
    return result;
  }
  result.constant = number(row, attribute, range);
  const std::size_t n_scenarios = tables_.n_scenarios();
  bool same = true;
  for (std::size_t s = 1; s < n_scenarios; ++s)
    same = same && raw(row, attribute, s) == raw(row, attribute, 0);
  if (same || std::isnan(result.constant)) return result;
  for (std::size_t s = 0; s < n_scenarios; ++s)
    result.by_step.insert(result.by_step.end(), tables_.n_snapshots(),
                          number(row, attribute, range, s));
  return result;
}

void View::fault(std::size_t row, std::string_view attribute, const std::string& value,
                 FaultWords words) const {
  Fault fault;
  fault.file = table_->file;
  fault.line = table_->has_lines ? static_cast<int>(row) + 2 : 0;
  fault.key = fmt::format("{}.{}.{}", list_, name(row), attribute);
  fault.value = value;
  fault.tell(std::move(words));
  faults_.add(std::move(fault));
}

std::string View::step_label(std::size_t n) const {
  const std::size_t n_snapshots = tables_.n_snapshots();
  const std::size_t t = n % n_snapshots;
  std::string label = tables_.snapshots.labels[t];
  if (!tables_.snapshots.periods.empty())
    label = fmt::format("{} {}", tables_.snapshots.periods[t], label);
  if (!tables_.scenarios.empty()) label += " in scenario " + tables_.scenarios[n / n_snapshots];
  return label;
}

}  // namespace sunward::input::pypsa
