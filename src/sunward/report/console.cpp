#include "sunward/report/console.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/report/names.hpp"
#include "sunward/report/numbers.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using detail::TextTable;
using Align = TextTable::Align;

constexpr std::size_t max_bindings = 8;
constexpr double least_size = 1e-3;  ///< MW, MWh: a kilowatt

const double* figure(const result::Asset& asset, const char* name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return &value;
  return nullptr;
}

/// What an asset moves in a year, one line each.
std::vector<std::string> energy_lines(const result::Asset& asset, Language language) {
  std::vector<std::string> lines;
  const auto energy = [&](const char* name, const std::string& word) {
    const double* value = figure(asset, name);
    if (value == nullptr) return;
    std::string line = word;
    if (!word.empty()) line += ' ';
    lines.push_back(line.append(detail::figures(*value / 1000.0)).append(" GWh"));
  };
  if (asset.type == "grid") {
    energy("import_mwh", text(language, "quantity.import_mw"));
    energy("export_mwh", text(language, "quantity.export_mw"));
  } else {
    energy(asset.type == "storage" ? "discharge_mwh" : "energy_mwh", "");
  }
  if (const double* mass = figure(asset, "hydrogen_kg"))
    lines.push_back(detail::figures(*mass / 1000.0) + " t H2");
  return lines;
}

std::vector<std::string> size_lines(const result::Asset& asset, Language language) {
  std::vector<std::string> lines;
  for (const result::Capacity& capacity : asset.capacities) {
    std::string line = detail::figures(capacity.value) + " " + capacity.unit;
    if (!capacity.sized) line.append(" (").append(text(language, "table.fixed")).append(")");
    lines.push_back(line);
  }
  return lines;
}

/// Sized by the plan, and a crumb of the solver in power or energy: no such thing is built.
bool is_crumb(const result::Asset& asset) {
  return std::any_of(asset.capacities.begin(), asset.capacities.end(), [](const auto& capacity) {
    const bool electric = capacity.unit == "MW" || capacity.unit == "MWh";
    return electric && capacity.sized && capacity.value < least_size;
  });
}

double yearly_cost(const result::Asset& asset) {
  double sum = 0.0;
  for (const result::CostLine& line : asset.costs) sum += line.cny_per_year;
  return sum;
}

void add_asset(TextTable& table, const result::Plan& plan, const result::Asset& asset,
               Language language) {
  if (is_crumb(asset)) {
    table.row({asset_label(plan, asset, language), text(language, "table.not_built"), "", "", ""});
    return;
  }
  const std::vector<std::string> sizes = size_lines(asset, language);
  const std::vector<std::string> energies = energy_lines(asset, language);
  const std::size_t lines = std::max<std::size_t>({1, sizes.size(), energies.size()});
  for (std::size_t i = 0; i < lines; ++i) {
    const bool first = i == 0;
    table.row(
        {first ? asset_label(plan, asset, language) : "", i < sizes.size() ? sizes[i] : "",
         i < energies.size() ? energies[i] : "",
         first && asset.capex_cny != 0.0 ? detail::money_number(asset.capex_cny, language) : "",
         first && !asset.costs.empty() ? detail::money_number(yearly_cost(asset), language) : ""});
  }
}

std::string assets_table(const result::Plan& plan, Language language) {
  TextTable table({Align::left, Align::right, Align::right, Align::right, Align::right});
  const std::string unit = text(language, "unit.cny_large");
  table.row({text(language, "table.asset"), text(language, "table.size"),
             text(language, "table.energy"), text(language, "table.capex"),
             text(language, "table.cost")});
  table.row({"", "", "", unit, unit + text(language, "unit.per_year")});
  table.rule();
  for (const result::Asset& asset : plan.assets) add_asset(table, plan, asset, language);
  table.rule();
  table.row({text(language, "table.total"), "", "", detail::money_number(plan.capex_cny, language),
             detail::money_number(plan.objective_cny_per_year, language)});
  return table.text();
}

std::string indicators_table(const result::Plan& plan, Language language) {
  TextTable table({Align::left, Align::right});
  for (const result::Indicator& indicator : plan.indicators)
    table.row({name_of(language, "indicator", indicator.name),
               detail::with_unit(indicator.value, indicator.unit, language)});
  return text(language, "table.indicators") + "\n" + table.text(2);
}

std::string bindings_list(const result::Plan& plan, Language language) {
  if (plan.bindings.empty()) return {};
  std::string out = text(language, "table.binding") + "\n";
  const std::size_t shown = std::min(max_bindings, plan.bindings.size());
  for (std::size_t i = 0; i < shown; ++i)
    out.append("  - ").append(binding_sentence(plan, plan.bindings[i], language)).append("\n");
  return out + "\n";
}

std::string certificate_line(const result::Certificate& certificate, Language language) {
  const auto part = [&](const char* key, double value) {
    return text(language, key) + " " + detail::scientific(value);
  };
  return text(language, "table.certificate") + ": " + part("table.gap", certificate.relative_gap) +
         ", " + part("table.primal", certificate.primal_residual) + ", " +
         part("table.dual", certificate.dual_residual) + ", " +
         part("table.tolerance", certificate.tolerance) + ": " +
         text(language, certificate.holds ? "table.holds" : "table.fails") + "\n";
}

std::string solve_lines(const result::Plan& plan, Language language) {
  const auto count = [](std::size_t value) { return detail::fixed(static_cast<double>(value), 0); };
  const result::SolveRecord& solve = plan.solve;
  std::string out = text(language, "table.time",
                         {{"seconds", detail::fixed(solve.seconds, 3)},
                          {"iterations", std::to_string(solve.iterations)},
                          {"threads", std::to_string(solve.threads)},
                          {"columns", count(solve.columns)},
                          {"rows", count(solve.rows)},
                          {"nonzeros", count(solve.nonzeros)},
                          {"steps", count(solve.steps)}}) +
                    "\n";
  if (plan.check.done)
    out += text(language, "table.check",
                {{"solver", plan.check.solver},
                 {"status", plan.check.status},
                 {"difference", detail::scientific(plan.check.relative_difference)},
                 {"seconds", detail::figures(plan.check.seconds)}}) +
           "\n";
  return out;
}

std::string reason(const result::Plan& plan, Language language) {
  const result::Infeasibility& why = plan.infeasibility;
  std::string out = (why.sentence.empty() ? plan.message : why.sentence).in(language) + "\n";
  if (!why.repair.empty())
    out += text(language, "table.repair") + ": " + why.repair.in(language) + "\n";
  if (!why.causes.empty()) out += text(language, "table.causes") + ":\n";
  for (const Phrase& cause : why.causes) out.append("  - ").append(cause.in(language)).append("\n");
  return out;
}

}  // namespace

std::string plan_table(const result::Plan& plan, Language language) {
  const std::string status = name_of(language, "status", result::to_string(plan.status));
  std::string out = plan.park_name + ": " + status + "\n";
  if (plan.status != result::Status::optimal) return out + reason(plan, language);
  out.append("\n").append(assets_table(plan, language)).append("\n");
  if (!plan.indicators.empty()) out.append(indicators_table(plan, language)).append("\n");
  out += bindings_list(plan, language);
  return out + certificate_line(plan.certificate, language) + solve_lines(plan, language);
}

}  // namespace sunward::report
