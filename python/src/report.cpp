#include <filesystem>

#include <fmt/format.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "bind.hpp"
#include "language.hpp"
#include "machine.hpp"
#include "sunward/base/atomic_file.hpp"
#include "sunward/base/error.hpp"
#include "sunward/input/finance_section.hpp"
#include "sunward/ipm/settings.hpp"
#include "sunward/report/console.hpp"
#include "sunward/report/dispatch_nc.hpp"
#include "sunward/report/finance_json.hpp"
#include "sunward/report/folder.hpp"
#include "sunward/report/html.hpp"
#include "sunward/report/names.hpp"
#include "sunward/report/plan_json.hpp"
#include "sunward/report/statements_xlsx.hpp"
#include "sunward/report/study_files.hpp"
#include "version.hpp"
#include "watch.hpp"

namespace sunward::python {

namespace nb = nanobind;
namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const std::string& path, FaultWords words) {
  Fault fault;
  fault.file = path;
  fault.tell(std::move(words));
  throw InputError({fault});
}

/// For what only a plan that was found has. @param path  file or folder to write; may be empty.
void require_plan(const result::Plan& plan, const std::string& path) {
  if (plan.status == result::Status::optimal) return;
  refuse(path, told("python.no_plan", {{"reason", plan.message}}));
}

/// @param park  the case, when its statements are wanted.
std::vector<std::string> write_plan(const result::Plan& plan, const result::Provenance& provenance,
                                    const std::string& folder, bool csv, bool html,
                                    const std::string& lang, const model::Park* park) {
  require_plan(plan, folder);
  report::FolderOptions options;
  options.csv = csv;
  options.html = html;
  options.language = language_of(lang);
  StopToken stop;
  return watched(
      [&] {
        if (park != nullptr)
          options.finance = report::finance_files(plan, *park, report::date_of(provenance));
        return report::write_folder(plan, provenance, folder, options);
      },
      stop);
}

void write_report(const result::Plan& plan, const result::Provenance& provenance,
                  const std::string& path, const std::string& lang) {
  require_plan(plan, path);
  report::HtmlOptions options;
  options.language = language_of(lang);
  StopToken stop;
  run_watched([&] { write_atomically(path, report::report_html(plan, provenance, options)); }, stop,
              {});
}

/// Both files get their names only when both are complete.
void write_accounts(const finance::Accounts& accounts, const std::string& folder,
                    const std::string& lang) {
  make_folder(folder);
  AtomicFile statements((fs::path(folder) / "statements.xlsx").string());
  report::write_statements_xlsx(accounts, language_of(lang), statements.temporary_path());
  AtomicFile json((fs::path(folder) / "finance.json").string());
  json.write(report::finance_json(accounts));
  statements.flush();
  json.flush();
  statements.commit();
  json.commit();
}

/// As the program's `study --out`: json, csv and page.
void write_study(const result::Study& study, const std::string& folder, const std::string& lang) {
  const Language language = language_of(lang);
  make_folder(folder);
  AtomicFile json((fs::path(folder) / "study.json").string());
  json.write(report::study_json(study));
  AtomicFile csv((fs::path(folder) / "study.csv").string());
  csv.write(report::study_csv(study));
  AtomicFile page((fs::path(folder) / "study.html").string());
  page.write(report::study_html(study, language));
  for (AtomicFile* file : {&json, &csv, &page}) file->flush();
  for (AtomicFile* file : {&json, &csv, &page}) file->commit();
}

std::string progress_line(const ipm::Progress& progress, const std::string& lang) {
  return text(language_of(lang), "cli.solving",
              {{"iteration", std::to_string(progress.iteration)},
               {"gap", fmt::format("{:.1e}", progress.gap)},
               {"seconds", fmt::format("{:.1f}", progress.seconds)}});
}

/// Plan and provenance of a results folder, its series included.
std::pair<result::Plan, result::Provenance> read_plan(const std::string& folder) {
  StopToken stop;
  report::StoredPlan stored = watched(
      [&] {
        report::StoredPlan found = report::read_plan_json(folder);
        if (found.plan.status == result::Status::optimal)
          found.plan.flows = report::read_dispatch_nc((fs::path(folder) / "dispatch.nc").string());
        return found;
      },
      stop);
  return {std::move(stored.plan), std::move(stored.provenance)};
}

}  // namespace

void bind_report(nb::module_& module) {
  module.attr("version") = cli::version;
  module.attr("commit") = cli::commit;
  module.attr("compiler") = cli::compiler;
  module.def("machine_summary", &cli::machine_summary);
  module.def("utc_now", &cli::utc_now);
  module.def("require_plan", &require_plan);
  module.def("refuse_without_case",
             [](const std::string& path) { refuse(path, told("python.without_case")); });
  module.def("refuse_old_pypsa", [](const std::string& version) {
    refuse({}, told("python.old_pypsa", {{"version", version}}));
  });
  module.def("case_changed", [](const std::string& file, const std::string& lang) {
    return text(language_of(lang), "finance.case_changed", {{"file", file}});
  });
  module.def("progress_line", &progress_line);
  module.def("plan_table", [](const result::Plan& plan, const std::string& lang) {
    return report::plan_table(plan, language_of(lang));
  });
  module.def("binding_sentence",
             [](const result::Plan& plan, const result::Binding& binding, const std::string& lang) {
               return report::binding_sentence(plan, binding, language_of(lang));
             });
  module.def("write_plan", &write_plan, nb::arg("plan"), nb::arg("provenance"), nb::arg("folder"),
             nb::arg("csv"), nb::arg("html"), nb::arg("lang"), nb::arg("park").none());
  module.def("has_finance", [](const std::string& path) { return input::has_finance(path); });
  module.def("write_report", &write_report);
  module.def("write_accounts", &write_accounts);
  module.def("write_study", &write_study);
  module.def("read_plan", &read_plan, nb::arg("folder"));
}

}  // namespace sunward::python
