#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "command.hpp"
#include "console.hpp"
#include "pathway_results.hpp"
#include "sunward/report/console.hpp"
#include "sunward/report/names.hpp"
#include "sunward/report/pathway_reader.hpp"
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
  for (const result::Binding& binding : by_worth(plan.bindings))
    print("  - " + report::binding_sentence(plan, binding, language) + "\n");
}

void print_json(const result::Plan& plan, Language language) {
  nlohmann::ordered_json tree = {{"park", plan.park_name},
                                 {"status", result::to_string(plan.status)},
                                 {"message", plan.message.in(language)},
                                 {"sentence", plan.infeasibility.sentence.in(language)},
                                 {"repair", plan.infeasibility.repair.in(language)},
                                 {"bindings", nlohmann::ordered_json::array()}};
  for (const result::Binding& binding : by_worth(plan.bindings))
    tree["bindings"].push_back({{"name", binding.name},
                                {"description", binding.description.in(language)},
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
      add_command(app, "explain", help(session, "explain.about"), "sunward explain out/");
  command->add_option("folder", *folder, help(session, "explain.folder"))->required();
  add_json_option(*command, session);
  add_language_option(*command, session);
  command->callback([folder, &session] {
    session.action = [folder, &session] {
      if (report::holds_pathway(*folder)) return explain_pathway(*folder, session);
      const report::StoredPlan stored = report::read_plan_json(*folder);
      if (session.json)
        print_json(stored.plan, session.language());
      else if (stored.plan.status == result::Status::optimal)
        print_bindings(stored.plan, session.language());
      else
        print(report::plan_table(stored.plan, session.language()));
      return ExitCode::ok;
    };
  });
}

}  // namespace sunward::cli
