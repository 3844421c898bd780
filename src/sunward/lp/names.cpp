#include <algorithm>
#include <iterator>
#include <unordered_set>

#include <fmt/format.h>

#include "sunward/lp/expand.hpp"

namespace sunward::lp {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.';
}

/// Letters, digits, '_' and '.' stay; the first character is a letter or '_'.
std::string sanitised(const std::string& name, const char* fallback) {
  std::string clean = name;
  for (char& c : clean) c = is_plain(c) ? c : '_';
  if (clean.empty()) clean = fallback;
  if (clean[0] == '.' || (clean[0] >= '0' && clean[0] <= '9')) clean.insert(clean.begin(), '_');
  return clean;
}

/// Names of `items`, each unlike all in `used`, to which they are added.
template <typename Item>
std::vector<std::string> unique_names(const std::vector<Item>& items, const char* fallback,
                                      std::unordered_set<std::string>& used) {
  std::vector<std::string> names;
  for (const Item& item : items) {
    const std::string base = sanitised(item.name, fallback);
    std::string name = base;
    for (int k = 2; !used.insert(name).second; ++k) name = fmt::format("{}_{}", base, k);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

PlainNames::PlainNames(const Problem& problem) : n_steps_(problem.n_steps()) {
  std::unordered_set<std::string> columns;
  step_columns_ = unique_names(problem.step_columns, "column", columns);
  shared_columns_ = unique_names(problem.shared_columns, "shared_column", columns);
  std::unordered_set<std::string> rows{objective_name};
  step_rows_ = unique_names(problem.step_rows, "row", rows);
  shared_rows_ = unique_names(problem.shared_rows, "shared_row", rows);
  std::size_t first = 0;
  for (const Scenario& s : problem.scenarios) {
    scenario_first_.push_back(first);
    first += static_cast<std::size_t>(s.n_steps);
  }
}

void PlainNames::append(const std::vector<std::string>& step,
                        const std::vector<std::string>& shared, std::size_t index,
                        std::string& out) const {
  const std::size_t n_step_items = n_steps_ * step.size();
  if (index >= n_step_items) {
    out += shared[index - n_step_items];
    return;
  }
  const std::size_t n = index / step.size();
  out += step[index % step.size()];
  if (scenario_first_.size() == 1) {
    fmt::format_to(std::back_inserter(out), "[{}]", n);
    return;
  }
  const auto after = std::upper_bound(scenario_first_.begin(), scenario_first_.end(), n);
  const auto scenario = static_cast<std::size_t>(after - scenario_first_.begin()) - 1;
  fmt::format_to(std::back_inserter(out), "[{},{}]", scenario, n - scenario_first_[scenario]);
}

void PlainNames::append_column(std::size_t index, std::string& out) const {
  append(step_columns_, shared_columns_, index, out);
}

void PlainNames::append_row(std::size_t index, std::string& out) const {
  append(step_rows_, shared_rows_, index, out);
}

std::string PlainNames::column(std::size_t index) const {
  std::string name;
  append_column(index, name);
  return name;
}

std::string PlainNames::row(std::size_t index) const {
  std::string name;
  append_row(index, name);
  return name;
}

}  // namespace sunward::lp
