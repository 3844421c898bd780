#include "sunward/study/equity/plan_for_equity.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/finance/accounts.hpp"
#include "sunward/finance/project_asset.hpp"
#include "sunward/formulation/build.hpp"
#include "sunward/formulation/read_back.hpp"
#include "sunward/ipm/solver.hpp"
#include "sunward/study/equity/repriced_park.hpp"
#include "sunward/study/plan_curves.hpp"

namespace sunward::study::equity {

namespace {

using finance::Project;

/// Yearly sums of a project by kind, tax included [CNY].
double yearly_cny(const Project& project, std::initializer_list<const char*> kinds) {
  double cny = 0.0;
  for (const finance::OperatingCost& cost : project.costs)
    for (const char* kind : kinds)
      if (cost.kind == kind) cny += cost.cost.paid_cny();
  return cny;
}

double investment_cny(const result::Plan& plan, const std::string& component,
                      const finance::SizedCost& sized) {
  for (const result::Asset& asset : plan.assets)
    for (const result::Capacity& size : asset.capacities)
      if (asset.name == component && size.quantity == sized.quantity)
        return size.value * sized.units_per_capacity * sized.cost.capex_cny_per_unit;
  return 0.0;
}

/// A plan with its statements' raw material.
struct View {
  result::Plan plan;
  Project project;
  double npv_cny = 0.0;
};

/// What `to` is worth over `from`, at prices that hold at one of them.
double gain_cny(const model::Park& park, const Worth& worth, const View& from, const View& to) {
  const auto change = [&](std::initializer_list<const char*> kinds) {
    return yearly_cny(to.project, kinds) - yearly_cny(from.project, kinds);
  };
  const auto sales = [](const Project& project) {
    return project.export_sales.paid_cny() + project.hydrogen_sales.paid_cny() +
           project.electricity_sales.paid_cny();
  };
  double gain = worth.purchase * change({"purchased_energy", "grid_charges"}) +
                worth.om * change({"fixed_om", "variable_om"}) + worth.co2 * change({"co2"}) +
                worth.sale * (sales(to.project) - sales(from.project)) +
                worth.renewable_per_mw * (to.project.renewable_mw - from.project.renewable_mw);
  for (const model::Component& component : park.components)
    for (const finance::SizedCost& sized : finance::sized_costs(component))
      for (const SizeWorth& size : worth.size)
        if (size.component == component.name && size.quantity == sized.quantity)
          gain += size.per_capex * (investment_cny(to.plan, component.name, sized) -
                                    investment_cny(from.plan, component.name, sized));
  return gain;
}

/// Half way between two sets of prices.
Worth middle(const Worth& a, const Worth& b) {
  Worth out = a;
  const auto mix = [](double x, double y) { return 0.5 * (x + y); };
  out.purchase = mix(a.purchase, b.purchase);
  out.om = mix(a.om, b.om);
  out.co2 = mix(a.co2, b.co2);
  out.sale = mix(a.sale, b.sale);
  out.renewable_per_mw = mix(a.renewable_per_mw, b.renewable_per_mw);
  for (std::size_t i = 0; i < out.size.size(); ++i)
    out.size[i].per_capex = mix(a.size[i].per_capex, b.size[i].per_capex);
  return out;
}

class Loop {
 public:
  Loop(const model::Park& park, const model::ObjectiveTerms& objective, const PlanOptions& options)
      : park_(park), objective_(objective), options_(options) {}

  EquityPlan run(const std::function<void(const result::EquityRound&)>& on_round) {
    EquityPlan out;
    View current;
    PlanOptions first = options_;
    first.on_start = [&](ipm::Iterate iterate) {
      start_ = std::make_shared<const ipm::Iterate>(std::move(iterate));
    };
    current.plan = plan_with_curves(park_, first, {});  // its program is solved again below
    out.plan = current.plan;
    if (out.plan.status != result::Status::optimal) return out;
    hold_prices(current.plan, out.record);
    program_ = formulation::build(park_, {.threads = settings_of(park_, options_).threads});
    evaluate(current);
    best_ = current;
    out.record.rounds.push_back(round_of(current, 0.0, 0.0));
    improve(current, out.record, on_round);
    finish(out);
    return out;
  }

 private:
  /// The objective is the owners' gain from plans, not from prices that move with them.
  void hold_prices(const result::Plan& first, result::EquityRecord& record) {
    const Project project = finance::project_of(first, park_);
    park_.finance.electricity_price_cny_per_mwh = project.electricity_price.value;
    park_.finance.hydrogen_price_cny_per_kg = project.hydrogen_price.value;
    record.electricity_price_cny_per_mwh = project.electricity_price.value;
    record.hydrogen_price_cny_per_kg = project.hydrogen_price.value;
    record.has_hurdle = objective_.hurdle_irr_frac >= 0.0;
    record.discount_frac =
        record.has_hurdle ? objective_.hurdle_irr_frac : park_.finance.equity_discount_frac;
    discount_frac_ = record.discount_frac;
  }

  void evaluate(View& view) const {
    view.project = finance::project_of(view.plan, park_);
    view.npv_cny = equity_npv_cny(view.project, discount_frac_);
  }

  [[nodiscard]] double equity_cny(const View& view) const {
    return std::max(1.0, finance::evaluate(view.project).investment.equity_cny);
  }

  /// Plans with these prices, reads the plan back in the park's own.
  result::Plan plan_at(const Worth& worth) const {
    const model::Park other = repriced(park_, worth);
    ipm::Settings settings = settings_of(park_, options_);
    settings.start = start_;
    const formulation::Program program = formulation::build(other, {.threads = settings.threads});
    const lp::Solution solution = ipm::solve(program.problem, settings);
    if (solution.status != lp::SolveStatus::optimal || !solution.certificate.holds)
      return formulation::read_outcome(other, program, solution);
    result::Plan plan = formulation::read_back(park_, program_, solution, options_.language);
    plan.objective_cny_per_year = finance::indicator(plan, "cost_cny_per_year");
    return plan;
  }

  void improve(View current, result::EquityRecord& record,
               const std::function<void(const result::EquityRound&)>& on_round) {
    Worth prices = worth_of(current.project, park_, discount_frac_);
    bool careful = false;
    for (int round = 0; round < objective_.most_rounds; ++round) {
      const Worth here = worth_of(current.project, park_, discount_frac_);
      prices = careful ? middle(prices, here) : here;
      View next;
      next.plan = plan_at(prices);
      if (next.plan.status != result::Status::optimal) return;  // stopped, or a limit
      evaluate(next);
      const double promised = gain_cny(park_, here, current, next);
      const double found = next.npv_cny - current.npv_cny;
      record.rounds.back().open_cny = promised;
      if (on_round) on_round(record.rounds.back());
      const double enough = objective_.agree_frac * equity_cny(current);
      if (next.npv_cny > best_.npv_cny) best_ = next;
      if (std::abs(promised) <= enough && std::abs(promised - found) <= enough) {
        record.agreed = true;
        record.rounds.push_back(round_of(next, promised, found));
        return;
      }
      careful = careful || found < -enough;
      record.rounds.push_back(round_of(next, promised, found));
      current = std::move(next);
    }
  }

  result::EquityRound round_of(const View& view, double promised, double found) const {
    result::EquityRound round;
    round.cost_cny_per_year = finance::indicator(view.plan, "cost_cny_per_year");
    round.investment_cny = view.plan.capex_cny;
    round.equity_npv_cny = view.npv_cny;
    round.promised_cny = promised;
    round.found_cny = found;
    round.open_cny = std::nan("");  // until the next plan is made
    return round;
  }

  void finish(EquityPlan& out) const {
    out.plan = best_.plan;
    const finance::Accounts accounts = finance::evaluate(best_.project);
    out.record.equity_cny = accounts.investment.equity_cny;
    for (const result::Indicator& indicator : accounts.indicators)
      if (indicator.name == "equity_irr_frac") out.record.equity_irr_frac = indicator.value;
    out.record.least_price_cny_per_mwh = least_price();
  }

  /// The price at which the owners just get their rate, the plan unchanged; NaN without loads.
  [[nodiscard]] double least_price() const {
    const double sold_cny = best_.project.electricity_sales.paid_cny();
    const double price = best_.project.electricity_price.value;
    if (sold_cny <= 0.0 || price <= 0.0) return std::nan("");
    const auto npv_at = [&](double factor) {
      Project project = best_.project;
      project.electricity_sales =
          finance::with_tax_inside(factor * sold_cny, project.terms.vat_frac);
      return equity_npv_cny(project, discount_frac_);
    };
    double low = 0.0, high = 4.0;
    if (npv_at(low) > 0.0 || npv_at(high) < 0.0) return std::nan("");
    while (high - low > 1e-9) {
      const double mid = 0.5 * (low + high);
      (npv_at(mid) < 0.0 ? low : high) = mid;
    }
    return high * price;
  }

  model::Park park_;
  const model::ObjectiveTerms& objective_;
  const PlanOptions& options_;
  formulation::Program program_{{}, {}};
  double discount_frac_ = 0.0;
  std::shared_ptr<const ipm::Iterate> start_;  ///< of the first plan, for those at other prices
  View best_;
};

}  // namespace

EquityPlan plan_for_equity(const model::Park& park, const model::ObjectiveTerms& objective,
                           const PlanOptions& options,
                           const std::function<void(const result::EquityRound&)>& on_round) {
  return Loop(park, objective, options).run(on_round);
}

}  // namespace sunward::study::equity
