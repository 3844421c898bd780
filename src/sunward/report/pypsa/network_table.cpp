#include "sunward/report/pypsa/network_table.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sunward/report/numbers.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using detail::TextTable;
using Align = TextTable::Align;
using Json = nlohmann::ordered_json;

constexpr std::size_t most_rows = 40;

std::string size_text(double value) { return std::isinf(value) ? "inf" : detail::figures(value); }

std::vector<const result::NetworkSize*> listed(const result::NetworkPlan& plan) {
  std::vector<const result::NetworkSize*> sizes;
  for (const result::NetworkSize& size : plan.sizes) sizes.push_back(&size);
  if (sizes.size() <= most_rows) return sizes;
  std::stable_sort(sizes.begin(), sizes.end(), [](const auto* a, const auto* b) {
    return a->sized != b->sized ? a->sized : a->nominal > b->nominal;
  });
  sizes.resize(most_rows);
  return sizes;
}

std::string sizes_text(const result::NetworkPlan& plan, Language language) {
  TextTable table({Align::left, Align::left, Align::left, Align::right, Align::left, Align::right});
  table.row({text(language, "network.component"), text(language, "network.name"),
             text(language, "network.carrier"), text(language, "network.capacity"), "",
             text(language, "network.energy")});
  table.rule();
  for (const result::NetworkSize* size : listed(plan))
    table.row({size->list, size->name, size->carrier, size_text(size->nominal),
               size->sized ? text(language, "network.sized") : "", detail::figures(size->energy)});
  table.rule();
  std::string out = table.text();
  if (plan.sizes.size() > most_rows)
    out += text(language, "network.more", {{"n", std::to_string(plan.sizes.size() - most_rows)}}) +
           "\n";
  return out;
}

std::string solve_text(const result::NetworkPlan& plan, Language language) {
  const result::SolveRecord& solve = plan.solve;
  return text(language, "table.time",
              {{"seconds", fmt::format("{:.2f}", solve.seconds)},
               {"iterations", std::to_string(solve.iterations)},
               {"threads", std::to_string(solve.threads)},
               {"columns", std::to_string(solve.columns)},
               {"rows", std::to_string(solve.rows)},
               {"nonzeros", std::to_string(solve.nonzeros)},
               {"steps", std::to_string(solve.steps)}}) +
         "\n";
}

std::string certificate_text(const result::NetworkPlan& plan, Language language) {
  const result::Certificate& c = plan.certificate;
  return fmt::format("{}: {} {}, {} {}, {} {}, {} {}: {}\n", text(language, "table.certificate"),
                     text(language, "table.gap"), detail::scientific(c.relative_gap),
                     text(language, "table.primal"), detail::scientific(c.primal_residual),
                     text(language, "table.dual"), detail::scientific(c.dual_residual),
                     text(language, "table.tolerance"), detail::scientific(c.tolerance),
                     text(language, c.holds ? "table.holds" : "table.fails"));
}

/// In the place of the certificate, which a program with whole numbers has not.
std::string integer_text(const result::NetworkPlan& plan, Language language) {
  const result::IntegerRecord& r = plan.integer;
  return text(language, "network.integer.solved",
              {{"solver", r.solver},
               {"whole", std::to_string(r.whole_columns)},
               {"nodes", std::to_string(r.nodes)},
               {"seconds", fmt::format("{:.2f}", plan.solve.seconds)},
               {"columns", std::to_string(plan.solve.columns)},
               {"rows", std::to_string(plan.solve.rows)}}) +
         "\n" +
         text(language, "network.integer.checked",
              {{"residual", detail::scientific(r.primal_residual)},
               {"rounding", detail::scientific(r.rounding)}}) +
         "\n" +
         text(language, "network.integer.bound",
              {{"bound", fmt::format("{:.10g}", r.bound - plan.objective_constant)},
               {"gap", detail::scientific(r.relative_gap)},
               {"tolerance", detail::scientific(r.tolerance)}}) +
         "\n";
}

std::string check_text(const result::CrossCheck& check, Language language) {
  return text(language, "table.check",
              {{"solver", check.solver},
               {"status", check.status},
               {"difference", detail::scientific(check.relative_difference)},
               {"seconds", fmt::format("{:.1f}", check.seconds)}}) +
         "\n";
}

Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

}  // namespace

std::string network_table(const result::NetworkPlan& plan, Language language) {
  if (plan.status != result::Status::optimal) {
    std::string out = plan.message.in(language) + "\n";
    if (plan.causes.empty()) return out;
    out += text(language, "network.causes") + "\n";
    for (const Phrase& cause : plan.causes)
      out.append("  - ").append(cause.in(language)).append("\n");
    return out;
  }
  std::string out = sizes_text(plan, language);
  out += text(language, "network.objective",
              {{"objective", fmt::format("{:.10g}", plan.objective)},
               {"constant", fmt::format("{:.10g}", plan.objective_constant)}}) +
         "\n";
  out += plan.integer.used ? integer_text(plan, language)
                           : certificate_text(plan, language) + solve_text(plan, language);
  if (plan.check.done) out += check_text(plan.check, language);
  for (const Phrase& note : plan.notes) out += note.in(language) + "\n";
  return out;
}

namespace {

/// Objective and bound as PyPSA counts them: without what exists already.
Json integer_json(const result::NetworkPlan& plan) {
  const result::IntegerRecord& r = plan.integer;
  return {{"solver", r.solver},
          {"whole_columns", r.whole_columns},
          {"nodes", r.nodes},
          {"objective_by_own_sum", r.objective - plan.objective_constant},
          {"bound_by_solver", finite(r.bound - plan.objective_constant)},
          {"relative_gap", finite(r.relative_gap)},
          {"rounding", finite(r.rounding)},
          {"primal_residual", finite(r.primal_residual)},
          {"tolerance", r.tolerance},
          {"kept", r.kept}};
}

}  // namespace

std::string network_json(const result::NetworkPlan& plan) {
  Json notes = Json::array();
  for (const Phrase& note : plan.notes) notes.push_back(note.english());
  Json causes = Json::array();
  for (const Phrase& cause : plan.causes) causes.push_back(cause.english());
  Json sizes = Json::array();
  for (const result::NetworkSize& size : plan.sizes)
    sizes.push_back({{"component", size.list},
                     {"name", size.name},
                     {"carrier", size.carrier},
                     {"nominal_opt", finite(size.nominal)},
                     {"sized", size.sized},
                     {"energy", size.energy}});
  const result::Certificate& c = plan.certificate;
  Json tree = {{"format", "sunward-network-plan"},
               {"format_version", 1},
               {"network", plan.network_name},
               {"status", result::to_string(plan.status)},
               {"message", plan.message.english()},
               {"causes", causes},
               {"objective", plan.objective},
               {"objective_constant", plan.objective_constant},
               {"certificate",
                {{"holds", c.holds},
                 {"relative_gap", finite(c.relative_gap)},
                 {"primal_residual", finite(c.primal_residual)},
                 {"dual_residual", finite(c.dual_residual)},
                 {"tolerance", c.tolerance}}},
               {"solve",
                {{"seconds", plan.solve.seconds},
                 {"iterations", plan.solve.iterations},
                 {"threads", plan.solve.threads},
                 {"columns", plan.solve.columns},
                 {"rows", plan.solve.rows},
                 {"nonzeros", plan.solve.nonzeros},
                 {"steps", plan.solve.steps}}},
               {"components", std::move(sizes)},
               {"notes", std::move(notes)}};
  tree["solve"]["engine"] = plan.solve.engine;
  tree["program"] = plan.integer.used ? "mixed-integer" : "linear";
  if (plan.integer.used) tree["integer"] = integer_json(plan);
  Json& phases = tree["solve"]["phases"] = Json::object();
  for (const auto& [name, seconds] : plan.solve.phases) phases[name] = seconds;
  if (plan.check.done)
    tree["check"] = {{"solver", plan.check.solver},
                     {"status", plan.check.status},
                     {"objective", plan.check.objective_cny_per_year},
                     {"relative_difference", plan.check.relative_difference},
                     {"seconds", plan.check.seconds}};
  return tree.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sunward::report
