#include "sunward/finance/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "sunward/finance/accounts.hpp"
#include "sunward/finance/cash_flow.hpp"

namespace sunward::finance {

namespace {

void scale(Money& money, double factor) {
  money.net_cny *= factor;
  money.tax_cny *= factor;
}

void scale_costs(Project& project, double factor, std::initializer_list<const char*> kinds) {
  for (OperatingCost& cost : project.costs)
    for (const char* kind : kinds)
      if (cost.kind == kind) scale(cost.cost, factor);
}

struct Input {
  const char* name;
  std::function<void(Project&, double)> times;
};

const std::vector<Input>& inputs() {
  static const std::vector<Input> list = {
      {"electricity_price", [](Project& p, double f) { scale(p.electricity_sales, f); }},
      {"hydrogen_sales", [](Project& p, double f) { scale(p.hydrogen_sales, f); }},
      {"export_sales", [](Project& p, double f) { scale(p.export_sales, f); }},
      {"investment",
       [](Project& p, double f) {
         for (ProjectAsset& asset : p.assets) {
           scale(asset.price, f);
           asset.fixed.cost_cny *= f;
           asset.fixed.replacement_cost_cny *= f;
           for (auto& [year, cost_cny] : asset.fixed.parts_bought) cost_cny *= f;
         }
       }},
      {"purchased_energy",
       [](Project& p, double f) {
         scale_costs(p, f, {"purchased_energy", "grid_charges"});
       }},
      {"operation",
       [](Project& p, double f) {
         scale_costs(p, f, {"fixed_om", "variable_om"});
       }},
      {"loan_rate", [](Project& p, double f) { p.terms.loan_rate_frac *= f; }}};
  return list;
}

double npv_cny(const Project& project) {
  return net_present_value(project.terms.equity_discount_frac,
                           evaluate(project).statement("equity_cash_flow").at("net"));
}

}  // namespace

Sensitivity sensitivity_of(const Project& project, double change_frac) {
  Sensitivity found{change_frac, npv_cny(project), {}};
  for (const Input& input : inputs()) {
    Project low = project;
    Project high = project;
    input.times(low, 1.0 - change_frac);
    input.times(high, 1.0 + change_frac);
    const Swing swing{input.name, npv_cny(low), npv_cny(high)};
    if (swing.low_npv_cny != swing.high_npv_cny) found.swings.push_back(swing);
  }
  const auto width = [](const Swing& swing) {
    return std::abs(swing.high_npv_cny - swing.low_npv_cny);
  };
  std::stable_sort(found.swings.begin(), found.swings.end(),
                   [&](const Swing& a, const Swing& b) { return width(a) > width(b); });
  return found;
}

}  // namespace sunward::finance
