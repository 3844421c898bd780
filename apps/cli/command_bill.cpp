#include <filesystem>

#include "command.hpp"
#include "console.hpp"
#include "plan_folder.hpp"
#include "sunward/base/atomic_file.hpp"
#include "sunward/base/error.hpp"
#include "sunward/finance/plan_bill.hpp"
#include "sunward/report/bill_json.hpp"
#include "sunward/report/bill_table.hpp"

namespace sunward::cli {

namespace {
namespace fs = std::filesystem;

struct BillArguments {
  std::string folder;
  std::string case_file;  ///< empty: the one the plan was made from
  int month = 0;
  int year = 1;
};

[[noreturn]] void refuse(const char* key, int value, std::size_t most, FaultWords words) {
  Fault fault;
  fault.key = key;
  fault.value = std::to_string(value);
  fault.range = "1-" + std::to_string(most);
  fault.tell(std::move(words));
  throw InputError({fault});
}

void check(const BillArguments& arguments, const std::vector<finance::GridBill>& bills) {
  if (bills.empty()) {
    Fault fault;
    fault.file = arguments.folder;
    fault.tell(told("bill.no_grid"));
    throw InputError({fault});
  }
  const std::size_t n_years = bills.front().years.size();
  if (arguments.month < 0 || arguments.month > 12)
    refuse("--month", arguments.month, 12, told("bill.month"));
  if (arguments.year < 1 || static_cast<std::size_t>(arguments.year) > n_years)
    refuse("--year", arguments.year, n_years, told("bill.year"));
}

ExitCode run_bill(const BillArguments& arguments, const Session& session) {
  const PlanFolder found = read_plan_folder(arguments.folder, arguments.case_file, "bill", session);
  const std::vector<finance::GridBill> bills = finance::bills_of(found.stored.plan, found.park);
  check(arguments, bills);
  const double vat_frac = found.park.finance.vat_frac;
  const std::string json = report::bill_json(found.stored.plan.park_name, bills, vat_frac);
  AtomicFile file((fs::path(arguments.folder) / "bill.json").string());
  file.write(json);
  file.flush();
  file.commit();
  if (session.json) print(json);
  if (session.json || session.quiet) return ExitCode::ok;
  const report::BillView view{static_cast<std::size_t>(arguments.year - 1), arguments.month,
                              vat_frac};
  print(report::bill_table(found.stored.plan.park_name, bills, view, session.language()));
  print(text(session.language(), "cli.written",
             {{"folder", arguments.folder}, {"files", "bill.json"}}) +
        "\n");
  return ExitCode::ok;
}
}  // namespace

void add_bill_command(CLI::App& app, Session& session) {
  auto arguments = std::make_shared<BillArguments>();
  CLI::App* command =
      add_command(app, "bill", help(session, "bill.about"), "sunward bill out/ --month 3");
  command->add_option("folder", arguments->folder, help(session, "results_folder"))->required();
  command->add_option("--month", arguments->month, help(session, "bill.month"))->type_name("N");
  command->add_option("--year", arguments->year, help(session, "bill.year"))->type_name("N");
  command->add_option("--case", arguments->case_file, help(session, "bill.case"))
      ->type_name("FILE");
  add_json_option(*command, session);
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_bill(*arguments, session); };
  });
}

}  // namespace sunward::cli
