#include "sunward/report/finance_files.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "sunward/base/atomic_file.hpp"
#include "sunward/report/finance_json.hpp"
#include "sunward/report/plan_tree.hpp"
#include "sunward/report/statements_xlsx.hpp"

namespace sunward::report {

namespace {

/// The project with prices held where the case gives none.
finance::Project project_at(const result::Plan& plan, const model::Park& park,
                            const std::optional<HeldPrices>& held) {
  if (!held) return finance::project_of(plan, park);
  model::Park priced = park;
  const auto hold = [](double value, double& term) {
    const bool open = term < 0.0;
    if (open) term = value;
    return open;
  };
  const bool electricity =
      hold(held->electricity_cny_per_mwh, priced.finance.electricity_price_cny_per_mwh);
  const bool hydrogen = hold(held->hydrogen_cny_per_kg, priced.finance.hydrogen_price_cny_per_kg);
  finance::Project project = finance::project_of(plan, priced);
  project.terms.electricity_price_cny_per_mwh = park.finance.electricity_price_cny_per_mwh;
  project.terms.hydrogen_price_cny_per_kg = park.finance.hydrogen_price_cny_per_kg;
  if (electricity) project.electricity_price.origin = finance::PriceOrigin::held;
  if (hydrogen) project.hydrogen_price.origin = finance::PriceOrigin::held;
  return project;
}

}  // namespace

std::string date_of(const result::Provenance& provenance) {
  constexpr std::size_t length = 10;  // of 2026-03-01
  return provenance.started_utc.substr(0, length);
}

std::optional<HeldPrices> read_held_prices(const std::string& folder) {
  std::ifstream file(std::filesystem::path(folder) / "objective.json", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const detail::Json tree = detail::Json::parse(text, nullptr, false);
  if (!tree.is_object()) return std::nullopt;
  const auto price = [&](const char* key) {
    return tree.contains(key) && tree[key].is_number() ? tree[key].get<double>() : -1.0;
  };
  return HeldPrices{price("electricity_price_cny_per_mwh"), price("hydrogen_price_cny_per_kg")};
}

FinanceFiles finance_files(const result::Plan& plan, const model::Park& park,
                           const std::string& date, const std::optional<HeldPrices>& held) {
  FinanceFiles files;
  files.accounts = finance::evaluate(project_at(plan, park, held));
  files.bills = finance::bills_of(plan, park);
  files.json = finance_json(files.accounts);
  files.date = date;
  return files;
}

void write_finance_files(const FinanceFiles& files, const std::string& folder, Language language) {
  namespace fs = std::filesystem;
  AtomicFile statements((fs::path(folder) / "statements.xlsx").string());
  write_statements_xlsx(files.accounts, language, statements.temporary_path(), files.bills,
                        files.date);
  AtomicFile json((fs::path(folder) / "finance.json").string());
  json.write(files.json);
  statements.flush();
  json.flush();
  statements.commit();
  json.commit();
}

}  // namespace sunward::report
