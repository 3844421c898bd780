#include "pathway_results.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "console.hpp"
#include "pathway_folder.hpp"
#include "provenance.hpp"
#include "sunward/base/atomic_file.hpp"
#include "sunward/base/error.hpp"
#include "sunward/finance/pathway_accounts.hpp"
#include "sunward/report/compliance_json.hpp"
#include "sunward/report/console.hpp"
#include "sunward/report/names.hpp"
#include "sunward/report/pathway_compliance.hpp"
#include "sunward/report/pathway_files.hpp"
#include "sunward/report/pathway_finance.hpp"
#include "sunward/report/pathway_table.hpp"
#include "sunward/report/plan_json.hpp"
#include "sunward/rules/ledger.hpp"
#include "sunward/study/planned_case.hpp"

namespace sunward::cli {

namespace {
namespace fs = std::filesystem;

void say_written(const std::string& folder, const std::string& files, const Session& session) {
  print(text(session.language(), "cli.written", {{"folder", folder}, {"files", files}}) + "\n");
}

std::string made_from_it(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

ExitCode finance_pathway(const std::string& folder, const std::string& case_file,
                         const Session& session) {
  const PathwayFolder found = read_pathway_plan(folder, case_file, "finance", session);
  const finance::PathwayAccounts accounts =
      finance::evaluate(finance::pathway_project_of(found.stored.plan, found.terms));
  const std::string json = report::pathway_finance_json(accounts);
  AtomicFile statements((fs::path(folder) / "statements.xlsx").string());
  report::write_pathway_statements(accounts, session.language(), statements.temporary_path());
  AtomicFile file((fs::path(folder) / "finance.json").string());
  file.write(json);
  statements.flush();
  file.flush();
  statements.commit();
  file.commit();
  if (session.json) print(json);
  if (session.json || session.quiet) return ExitCode::ok;
  print(report::pathway_finance_table(accounts, session.language()));
  say_written(folder, "finance.json, statements.xlsx", session);
  return ExitCode::ok;
}

ExitCode comply_pathway(const std::string& folder, const std::string& case_file,
                        const Session& session) {
  const PathwayFolder found = read_pathway_plan(folder, case_file, "comply", session);
  std::vector<report::StageCompliance> stages;
  for (std::size_t s = 0; s < found.terms.stages.size(); ++s) {
    const model::Park& park = found.terms.stages[s].park;
    report::StageCompliance stage{
        found.terms.stages[s].year, rules::evaluate(found.stored.plan.stages[s].plan, park), {}};
    stage.json =
        report::compliance_json(stage.compliance, rules::ledger_of(park, &stage.compliance));
    write_atomically((fs::path(folder) / std::to_string(stage.year) / "compliance.json").string(),
                     stage.json);
    stages.push_back(std::move(stage));
  }
  const std::string json = report::pathway_compliance_json(stages);
  write_atomically((fs::path(folder) / "compliance.json").string(), json);
  if (session.json) print(json);
  if (!session.json && !session.quiet) {
    print(report::pathway_compliance_table(stages, session.language()) + "\n");
    say_written(folder, "compliance.json", session);
  }
  const bool all_met =
      std::all_of(stages.begin(), stages.end(),
                  [](const report::StageCompliance& stage) { return stage.compliance.all_met(); });
  return all_met ? ExitCode::ok : ExitCode::not_met;
}

ExitCode report_pathway(const std::string& folder, const Session& session) {
  const fs::path path(folder);
  const result::Pathway plan = report::read_pathway_folder(folder).plan;
  if (plan.status != result::Status::optimal) {
    Fault fault;
    fault.file = folder;
    fault.tell(told("nothing_to_report", {{"reason", plan.message},
                                          {"command", "sunward explain " + shell_word(folder)}}));
    throw InputError({fault});
  }
  write_atomically((path / "pathway.html").string(),
                   report::pathway_page(made_from_it(path / "pathway.json"),
                                        made_from_it(path / "finance.json"), session.language()));
  if (session.quiet) return ExitCode::ok;
  print(report::pathway_table(plan, session.language()));
  say_written(folder, "pathway.html", session);
  return ExitCode::ok;
}

ExitCode explain_pathway(const std::string& folder, const Session& session) {
  const Language language = session.language();
  const result::Pathway plan = report::read_pathway_folder(folder).plan;
  if (plan.status != result::Status::optimal) {
    print(report::pathway_table(plan, language));
    return ExitCode::ok;
  }
  for (const result::PathwayStage& stage : plan.stages) {
    print(std::to_string(stage.year) + "\n");
    if (stage.plan.bindings.empty()) print("  " + text(language, "cli.explain_none") + "\n");
    std::vector<result::Binding> bindings = stage.plan.bindings;
    const auto worth = [](const result::Binding& one) {
      return std::abs(one.worth_cny_per_unit * std::max(1.0, std::abs(one.limit)));
    };
    std::stable_sort(bindings.begin(), bindings.end(),
                     [&](const auto& a, const auto& b) { return worth(a) > worth(b); });
    for (const result::Binding& binding : bindings)
      print("  - " + report::binding_sentence(stage.plan, binding, language) + "\n");
  }
  return ExitCode::ok;
}

void refuse_one_stage(const std::string& folder, const std::string& command) {
  if (!fs::exists(fs::path(folder) / "plan.json")) return;
  if (study::stage_of(report::read_plan_json(folder).provenance) == 0) return;
  fs::path whole = fs::path(folder).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();
  whole = whole.has_parent_path() ? whole.parent_path() : fs::path("..");
  Fault fault;
  fault.file = folder;
  fault.tell(told("pathway.whole",
                  {{"command", "sunward " + command + " " + shell_word(whole.string())}}));
  throw InputError({fault});
}

}  // namespace sunward::cli
