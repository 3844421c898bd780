#include "plan_statements.hpp"

#include "console.hpp"
#include "provenance.hpp"
#include "sunward/input/finance_section.hpp"
#include "sunward/report/finance_table.hpp"

namespace sunward::cli {

namespace {
std::string value_of(const report::FinanceFiles& files, const std::string& name,
                     Language language) {
  for (const result::Indicator& indicator : files.accounts.indicators)
    if (indicator.name == name) return report::indicator_text(indicator, language);
  return "-";
}
}  // namespace

std::optional<report::FinanceFiles> statements_of(const result::Plan& plan, const model::Park& park,
                                                  const result::EquityRecord& equity,
                                                  const result::Provenance& provenance,
                                                  const std::string& case_file) {
  if (plan.status != result::Status::optimal || !input::has_finance(case_file)) return std::nullopt;
  std::optional<report::HeldPrices> held;
  if (!equity.rounds.empty())
    held =
        report::HeldPrices{equity.electricity_price_cny_per_mwh, equity.hydrogen_price_cny_per_kg};
  return report::finance_files(plan, park, report::date_of(provenance), held);
}

std::string statements_sentence(const std::optional<report::FinanceFiles>& files,
                                const std::string& folder, Language language) {
  const std::string command = "sunward finance " + shell_word(folder);
  if (!files) return text(language, "plan.no_statements", {{"command", command}}) + "\n";
  return text(language, "plan.statements",
              {{"project", value_of(*files, "project_irr_after_tax_frac", language)},
               {"equity", value_of(*files, "equity_irr_frac", language)},
               {"cover", value_of(*files, "min_dscr", language)},
               {"command", command}}) +
         "\n";
}

}  // namespace sunward::cli
