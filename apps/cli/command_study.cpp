#include "command_study.hpp"

#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "case_options.hpp"
#include "console.hpp"
#include "network_commands.hpp"
#include "provenance.hpp"
#include "study_progress.hpp"
#include "sunward/base/atomic_file.hpp"
#include "sunward/base/error.hpp"
#include "sunward/input/pathway_reader.hpp"
#include "sunward/report/study_files.hpp"
#include "sunward/report/study_table.hpp"
#include "sunward/study/membrane/membrane_study.hpp"
#include "sunward/study/risk/studies.hpp"
#include "version.hpp"

namespace sunward::cli {

namespace {
namespace fs = std::filesystem;

struct StudyArguments {
  std::string kind;
  CaseOptions park;
  std::string out;
  std::vector<std::string> inputs;
  int samples = 0;
  long long seed = -1;
  double change = 0.0;
  int steps = 7;
  std::string figure;
  double target = std::nan("");
  double from = 0.0, to = 0.0;
  int workers = 0;
  double tolerance = 0.0;
  bool restart = false;

  [[nodiscard]] std::string log_path() const {
    return out.empty() ? std::string() : (fs::path(out) / "study.log").string();
  }
};

void check_arguments(const StudyArguments& arguments) {
  std::vector<Fault> faults;
  const auto needs = [&](bool given, const char* option) {
    if (given) return;
    Fault fault;
    fault.key = option;
    fault.tell(told("study.break_even_needs", {{"option", option}}));
    faults.push_back(std::move(fault));
  };
  if (arguments.kind == "break-even") {
    needs(!arguments.figure.empty(), "--figure");
    needs(!std::isnan(arguments.target), "--target");
    needs(arguments.inputs.size() == 1, "--input");
  }
  if (!faults.empty()) throw InputError(faults);
}

study::risk::StudyOptions options_of(const StudyArguments& arguments, const Session& session) {
  study::risk::StudyOptions options;
  options.program = std::string(version) + " " + std::string(commit);
  options.batch.workers = arguments.workers > 0 ? arguments.workers : arguments.park.threads;
  options.batch.tolerance = arguments.tolerance;
  options.batch.stop = session.stop;
  options.batch.log_path = arguments.log_path();
  options.samples = arguments.samples;
  options.seed = arguments.seed;
  options.inputs = arguments.inputs;
  options.change_frac = arguments.change;
  options.steps = arguments.steps;
  options.figure = arguments.figure;
  options.target = arguments.target;
  options.from = arguments.from;
  options.to = arguments.to;
  return options;
}

result::Study run(const StudyArguments& arguments, const study::risk::StudyOptions& options) {
  const input::CaseVariants variants(fs::path(arguments.park.file), arguments.park.read_options());
  if (arguments.kind == "uncertainty") return study::risk::uncertainty(variants, options);
  if (arguments.kind == "tornado") return study::risk::tornado(variants, options);
  if (arguments.kind == "spider") return study::risk::spider(variants, options);
  if (arguments.kind == "membrane") return study::membrane::membrane_study(variants, options);
  if (arguments.kind == "years") return study::risk::weather_years(variants, options);
  return study::risk::break_even(variants, options);
}

void write_files(const result::Study& study, const StudyArguments& arguments,
                 const Session& session) {
  const fs::path folder(arguments.out);
  AtomicFile json((folder / "study.json").string());
  json.write(report::study_json(study));
  AtomicFile csv((folder / "study.csv").string());
  csv.write(report::study_csv(study));
  AtomicFile page((folder / "study.html").string());
  page.write(report::study_html(study, session.language()));
  for (AtomicFile* file : {&json, &csv, &page}) file->flush();
  for (AtomicFile* file : {&json, &csv, &page}) file->commit();
}

ExitCode say_stopped(const result::Study& study, const StudyArguments& arguments,
                     const Session& session) {
  complain(text(session.language(),
                arguments.out.empty() ? "study.stopped_unkept" : "study.stopped",
                {{"done", std::to_string(study.points.size())},
                 {"total", std::to_string(study.wanted)},
                 {"file", arguments.log_path()}}));
  return ExitCode::gave_up;
}

ExitCode run_study(const StudyArguments& arguments, const Session& session) {
  if (input::has_pathway(arguments.park.file))
    throw InputError({option_fault(arguments.park.file, "[pathway]", told("pathway.study"))});
  check_arguments(arguments);
  if (!arguments.out.empty()) {
    make_folder(arguments.out);
    if (arguments.restart) fs::remove(arguments.log_path());
  }
  const Language language = session.language();
  result::Study study;
  {
    StudyProgress progress(language, session.quiet);
    study::risk::StudyOptions options = options_of(arguments, session);
    options.batch.on_progress = [&](const study::risk::Progress& p) { progress.show(p); };
    study = run(arguments, options);
  }
  if (study.base_status == result::Status::cancelled || !study.whole())
    return say_stopped(study, arguments, session);
  if (study.base_status != result::Status::optimal) {
    complain(text(language, "study.no_base_plan") + " " + study.base_message.in(language));
    return exit_code_of(study.base_status);
  }
  if (!arguments.out.empty()) write_files(study, arguments, session);
  if (session.json) print(report::study_json(study));
  if (session.json || session.quiet) return ExitCode::ok;
  print(report::study_table(study, language, arguments.figure));
  if (study.taken_up > 0)
    print(text(language, "study.taken_up", {{"plans", std::to_string(study.taken_up)}}) + "\n");
  if (!arguments.out.empty())
    print(text(language, "cli.written",
               {{"folder", arguments.out}, {"files", "study.json, study.csv, study.html"}}) +
          "\n");
  return ExitCode::ok;
}

void add_study_options(CLI::App& command, StudyArguments& arguments, const Session& session) {
  command.add_option("--out,-o", arguments.out, help(session, "study.out"))->type_name("FOLDER");
  command.add_option("--samples", arguments.samples, help(session, "study.samples"))
      ->check(CLI::Range(2, 1000000))
      ->type_name("N");
  command.add_option("--seed", arguments.seed, help(session, "study.seed"))
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
  command.add_option("--input", arguments.inputs, help(session, "study.input"))
      ->allow_extra_args(false)  // what follows is the kind or the case
      ->type_name("TEXT");
  command.add_option("--change", arguments.change, help(session, "study.change"))
      ->check(CLI::Range(0.001, 0.999))
      ->type_name("FLOAT");
  command.add_option("--steps", arguments.steps, help(session, "study.steps"))
      ->check(CLI::Range(3, 101))
      ->type_name("N");
  command.add_option("--figure", arguments.figure, help(session, "study.figure"));
  command.add_option("--target", arguments.target, help(session, "study.target"));
  command.add_option("--from", arguments.from, help(session, "study.from"));
  command.add_option("--to", arguments.to, help(session, "study.to"));
  command.add_option("--workers", arguments.workers, help(session, "study.workers"))
      ->check(CLI::Range(0, 1024))
      ->type_name("N");
  command.add_option("--tolerance", arguments.tolerance, help(session, "study.tolerance"))
      ->check(CLI::PositiveNumber);
  command.add_flag("--restart", arguments.restart, help(session, "study.restart"));
}
}  // namespace

void add_study_command(CLI::App& app, Session& session) {
  auto arguments = std::make_shared<StudyArguments>();
  CLI::App* command =
      add_command(app, "study", help(session, "study.about"),
                  "sunward study uncertainty examples/pinglu/uncertainty.toml --out study/");
  command->add_option("kind", arguments->kind, help(session, "study.kind"))
      ->required()
      ->check(
          CLI::IsMember({"uncertainty", "tornado", "spider", "break-even", "years", "membrane"}));
  add_case_options(*command, arguments->park, session);
  add_study_options(*command, *arguments, session);
  add_json_option(*command, session);
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_study(*arguments, session); };
  });
}

}  // namespace sunward::cli
