#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "command.hpp"
#include "console.hpp"
#include "sunward/report/plan_json.hpp"

namespace sunward::cli {

namespace {
/// What matters most comes first.
std::vector<result::Binding> by_worth(std::vector<result::Binding> bindings) {
  std::stable_sort(bindings.begin(), bindings.end(), [](const auto& a, const auto& b) {
    return std::abs(a.worth_cny_per_unit * std::max(1.0, std::abs(a.limit))) >
           std::abs(b.worth_cny_per_unit * std::max(1.0, std::abs(b.limit)));
  });
  return bindings;
}

void print_bindings(const result::Plan& plan, Language language) {
  if (plan.bindings.empty()) {
    print(text(language, "cli.explain_none") + "\n");
    return;
  }
  print(text(language, "cli.explain_title", {{"park", plan.park_name}}) + "\n");
  for (const result::Binding& binding : by_worth(plan.bindings)) {
    const std::string worth = fmt::format("{:.6g}", binding.worth_cny_per_unit);
    print(fmt::format("  {}  ({:.6g} {})\n    {}\n    {}\n", binding.name, binding.limit,
                      binding.unit, binding.description,
                      text(language, "cli.explain_worth",
                           {{"worth", worth}, {"unit", binding.unit}})));
  }
}

void print_infeasibility(const result::Plan& plan, Language language) {
  print(plan.message + "\n");
  if (!plan.infeasibility.sentence.empty() && plan.infeasibility.sentence != plan.message)
    print(plan.infeasibility.sentence + "\n");
  for (const std::string& cause : plan.infeasibility.causes) print("  " + cause + "\n");
  if (!plan.infeasibility.repair.empty())
    print(text(language, "cli.explain_repair", {{"repair", plan.infeasibility.repair}}) + "\n");
}

void print_json(const result::Plan& plan) {
  nlohmann::ordered_json tree = {{"park", plan.park_name},
                                 {"status", result::to_string(plan.status)},
                                 {"message", plan.message},
                                 {"sentence", plan.infeasibility.sentence},
                                 {"repair", plan.infeasibility.repair},
                                 {"bindings", nlohmann::ordered_json::array()}};
  for (const result::Binding& binding : by_worth(plan.bindings))
    tree["bindings"].push_back({{"name", binding.name},
                                {"description", binding.description},
                                {"unit", binding.unit},
                                {"limit", binding.limit},
                                {"value", binding.value},
                                {"worth_cny_per_unit", binding.worth_cny_per_unit}});
  print(tree.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}
}  // namespace

void add_explain_command(CLI::App& app, Session& session) {
  auto folder = std::make_shared<std::string>();
  CLI::App* command =
      add_command(app, "explain", "What binds in a plan, and what it is worth; or why there is none",
                  "sunward explain out/");
  command->add_option("folder", *folder, "Results folder (or its plan.json)")->required();
  add_json_option(*command, session);
  add_language_option(*command, session);
  command->callback([folder, &session] {
    session.action = [folder, &session] {
      const result::Plan plan = report::read_plan_json(*folder).plan;
      if (session.json) print_json(plan);
      else if (plan.status == result::Status::optimal) print_bindings(plan, session.language());
      else print_infeasibility(plan, session.language());
      return ExitCode::ok;
    };
  });
}

}  // namespace sunward::cli
