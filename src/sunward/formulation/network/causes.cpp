#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/formulation/network/read_back.hpp"
#include "sunward/formulation/network/reduced_costs.hpp"

namespace sunward::formulation::network {

namespace net = model::network;

namespace {

struct Part {
  std::string name;
  double weight = 0.0;        ///< what this row or column adds to the proof, in magnitude
  std::size_t largest_n = 0;  ///< step of its largest single part
  double largest = 0.0;
  bool in_time = false;
};

/// dual * the side it rests on.
double share(double dual, double lower, double upper) {
  const double side = dual > 0.0 ? lower : upper;
  return dual == 0.0 || std::isinf(side) ? 0.0 : std::abs(dual * side);
}

void add_step(Part& part, std::size_t n, double value) {
  part.weight += value;
  part.in_time = true;
  if (value <= part.largest) return;
  part.largest = value;
  part.largest_n = n;
}

std::vector<Part> parts_of(const lp::Problem& problem, const lp::Point& ray) {
  const std::vector<double> bounds = reduced_costs(problem, ray, false);
  const std::size_t n_rows = problem.step_rows.size();
  const std::size_t width = problem.step_columns.size();
  std::vector<Part> parts;
  for (std::size_t i = 0; i < n_rows; ++i) {
    Part part{problem.step_rows[i].name};
    for (std::size_t n = 0; n < problem.n_steps(); ++n)
      add_step(part, n,
               share(ray.step_duals[n * n_rows + i], problem.value(problem.step_rows[i].lower, n),
                     problem.value(problem.step_rows[i].upper, n)));
    parts.push_back(std::move(part));
  }
  for (std::size_t j = 0; j < width; ++j) {
    Part part{problem.step_columns[j].name};
    for (std::size_t n = 0; n < problem.n_steps(); ++n)
      add_step(part, n,
               share(bounds[n * width + j], problem.value(problem.step_columns[j].lower, n),
                     problem.value(problem.step_columns[j].upper, n)));
    parts.push_back(std::move(part));
  }
  for (std::size_t r = 0; r < problem.shared_rows.size(); ++r)
    parts.push_back(
        {problem.shared_rows[r].name,
         share(ray.shared_duals[r], problem.shared_rows[r].lower, problem.shared_rows[r].upper)});
  return parts;
}

/// Capacities by their bounds: what is left of -A'y on the shared columns.
void add_capacities(const lp::Problem& problem, const lp::Point& ray, std::vector<Part>& parts) {
  std::vector<double> costs(problem.shared_columns.size(), 0.0);
  const std::size_t n_rows = problem.step_rows.size();
  for (const lp::BorderEntry& entry : problem.border_entries)
    for (std::size_t n = 0; n < problem.n_steps(); ++n)
      if (const Index k = problem.column_slots[static_cast<std::size_t>(entry.slot)].at(n); k >= 0)
        costs[static_cast<std::size_t>(k)] -=
            problem.value(entry.value, n) *
            ray.step_duals[n * n_rows + static_cast<std::size_t>(entry.row)];
  for (const lp::SharedEntry& entry : problem.shared_entries)
    costs[static_cast<std::size_t>(entry.column)] -=
        entry.value * ray.shared_duals[static_cast<std::size_t>(entry.row)];
  for (std::size_t k = 0; k < costs.size(); ++k) {
    const lp::SharedColumn& column = problem.shared_columns[k];
    parts.push_back({column.name, share(costs[k], column.lower, column.upper)});
  }
}

/// A row or column of the program as people call it: its name is "<component>.<attribute>".
Phrase in_words(const std::string& name) {
  constexpr std::pair<std::string_view, const char*> kinds[] = {
      {".balance", "network.cause.balance"},
      {".energy_balance", "network.cause.energy_balance"},
      {".e_sum", "network.cause.energy_sum"},
      {".ramp_limit_up", "network.cause.ramp_up"},
      {".ramp_limit_down", "network.cause.ramp_down"},
      {".max_growth", "network.cause.growth"},
      {".p_nom.modules", "network.cause.modules"},
      {".s_nom.modules", "network.cause.modules"},
      {".e_nom.modules", "network.cause.modules"},
      {".min_up_time", "network.cause.up_time"},
      {".min_down_time", "network.cause.down_time"},
      {".ramp_limit_start_up", "network.cause.ramp_up"},
      {".ramp_limit_shut_down", "network.cause.ramp_down"},
      {".status", "network.cause.status"},
      {".starts", "network.cause.status"},
      {".stops", "network.cause.status"},
      {".p.rest", "network.cause.power"},
      {".p_nom", "network.cause.capacity"},
      {".s_nom", "network.cause.capacity"},
      {".e_nom", "network.cause.capacity"},
      {".set", "network.cause.set"},
      {".p_set", "network.cause.set"},
      {".p", "network.cause.power"},
      {".p.max", "network.cause.power"},
      {".p.min", "network.cause.power"},
      {".p.run", "network.cause.power"},
      {".s", "network.cause.power"},
      {".s.max", "network.cause.power"},
      {".s.min", "network.cause.power"},
      {".p_dispatch", "network.cause.discharge"},
      {".p_dispatch.max", "network.cause.discharge"},
      {".p_store", "network.cause.charge"},
      {".p_store.max", "network.cause.charge"},
      {".spill", "network.cause.spill"},
      {".state_of_charge", "network.cause.energy"},
      {".state_of_charge.max", "network.cause.energy"},
      {".state_of_charge.min", "network.cause.energy"},
      {".e", "network.cause.energy"},
      {".e.max", "network.cause.energy"},
      {".e.min", "network.cause.energy"}};
  for (const auto& [ending, row] : kinds)
    if (name.ends_with(ending))
      return phrase(row, {{"name", name.substr(0, name.size() - ending.size())}});
  constexpr std::string_view cycle = "voltage_law_";
  if (name.starts_with(cycle))
    return phrase("network.cause.cycle", {{"number", name.substr(cycle.size())}});
  return phrase("network.cause.global", {{"name", name}});
}

}  // namespace

std::vector<Phrase> causes(const net::Network& network, const Program& program,
                           const lp::Point& ray, std::size_t most) {
  std::vector<Part> parts = parts_of(program.problem, ray);
  add_capacities(program.problem, ray, parts);
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.weight > b.weight; });
  std::vector<Phrase> names;
  for (const Part& part : parts) {
    if (names.size() == most || part.weight <= 1e-6 * parts.front().weight) break;
    const std::size_t t = part.largest_n % network.horizon.n_snapshots;
    names.push_back(
        part.in_time ? phrase("network.cause.when", {{"what", in_words(part.name)},
                                                     {"when", network.tables.snapshots.labels[t]}})
                     : in_words(part.name));
  }
  return names;
}

}  // namespace sunward::formulation::network
