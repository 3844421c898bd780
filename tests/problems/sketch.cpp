#include "problems/sketch.hpp"

namespace sunward::problems {
namespace {

template <typename Item>
Index add(std::vector<Item>& items, Item item) {
  items.push_back(std::move(item));
  return static_cast<Index>(items.size()) - 1;
}

}  // namespace

Sketch::Sketch(std::string name, const std::vector<Index>& lengths) {
  problem.name = std::move(name);
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    problem.scenarios.push_back({"scenario_" + std::to_string(s), lengths[s]});
  }
}

Index Sketch::series(std::vector<double> values) { return add(problem.series, std::move(values)); }

Index Sketch::column(const std::string& name, lp::Coefficient cost, lp::Coefficient lower,
                     lp::Coefficient upper) {
  return add(problem.step_columns, {name, cost, lower, upper, lp::Boundary::cyclic, 0.0});
}

Index Sketch::started(const std::string& name, double initial, lp::Coefficient cost,
                      lp::Coefficient lower, lp::Coefficient upper) {
  return add(problem.step_columns, {name, cost, lower, upper, lp::Boundary::given, initial});
}

Index Sketch::free_column(const std::string& name, lp::Coefficient cost) {
  return column(name, cost, -infinity, infinity);
}

Index Sketch::capacity(const std::string& name, double cost, double lower, double upper) {
  return add(problem.shared_columns, {name, cost, lower, upper});
}

Index Sketch::row(const std::string& name, lp::Coefficient lower, lp::Coefficient upper,
                  const Terms& terms) {
  const Index r = add(problem.step_rows, {name, lower, upper});
  for (const auto& [column, value] : terms) problem.step_entries.push_back({r, column, 0, value});
  return r;
}

void Sketch::lagged(Index row, Index column, lp::Coefficient value) {
  problem.step_entries.push_back({row, column, 1, value});
}

void Sketch::border(Index row, Index capacity, lp::Coefficient value) {
  const Index slot = add(problem.column_slots, lp::Slot{capacity, {}});
  problem.border_entries.push_back({row, slot, value});
}

void Sketch::border(Index row, const std::vector<Index>& by_step, lp::Coefficient value) {
  const Index slot = add(problem.column_slots, lp::Slot{-1, by_step});
  problem.border_entries.push_back({row, slot, value});
}

Index Sketch::shared_row(const std::string& name, double lower, double upper,
                         const SharedTerms& terms) {
  const Index r = add(problem.shared_rows, {name, lower, upper});
  for (const auto& [column, value] : terms) problem.shared_entries.push_back({r, column, value});
  return r;
}

void Sketch::aggregate(Index shared_row, Index column, lp::Coefficient value) {
  const Index slot = add(problem.row_slots, lp::Slot{shared_row, {}});
  problem.aggregate_entries.push_back({slot, column, value});
}

void Sketch::aggregate(const std::vector<Index>& by_step, Index column, lp::Coefficient value) {
  const Index slot = add(problem.row_slots, lp::Slot{-1, by_step});
  problem.aggregate_entries.push_back({slot, column, value});
}

}  // namespace sunward::problems
