#include "sunward/finance/supports.hpp"

#include <algorithm>

#include "sunward/base/error.hpp"
#include "sunward/finance/project.hpp"
#include "sunward/rules/supports.hpp"

namespace sunward::finance {

namespace {

double capacity_of(const result::Asset& asset, const std::string& quantity) {
  for (const result::Capacity& capacity : asset.capacities)
    if (capacity.quantity == quantity) return capacity.value;
  return 0.0;
}

/// Power of the storages, each counted by its hours of full power over the longest peak.
double counted_kw(const result::Plan& plan, const model::Park& park, double longest_peak_h) {
  constexpr double kw_per_mw = 1000.0;
  double sum_kw = 0.0;
  for (const model::Component& component : park.components) {
    const auto* storage = std::get_if<component::Storage>(&component.spec);
    if (storage == nullptr) continue;
    for (const result::Asset& asset : plan.assets) {
      if (asset.name != component.name) continue;
      const double power_mw = capacity_of(asset, "capacity_mw");
      const double given_mwh = capacity_of(asset, "capacity_mwh") *
                               (storage->soc_max_frac - storage->soc_min_frac) *
                               storage->discharge_efficiency_frac;
      sum_kw += kw_per_mw * std::min(power_mw, given_mwh / longest_peak_h);
    }
  }
  return sum_kw;
}

double exported_mwh(const result::Plan& plan) { return indicator(plan, "export_mwh"); }

SupportIncome difference(const rules::BookedSupport& support, const result::Plan& plan,
                         const Project& project) {
  const double mwh = exported_mwh(plan);
  if (mwh <= 0.0) {
    Fault fault;
    fault.key = "rules.supports." + support.id;
    fault.tell(told("support.no_export"));
    throw InputError({fault});
  }
  const double market_cny_per_mwh = project.export_sales.paid_cny() / mwh;
  return {support.kind, support.id, support.terms.mechanism_frac * mwh, "MWh",
          support.terms.mechanism_price_cny_per_mwh - market_cny_per_mwh};
}

void book(const rules::BookedSupport& support, const result::Plan& plan, const model::Park& park,
          Project& project) {
  const model::SupportTerms& terms = support.terms;
  const auto earn = [&](SupportIncome income) {
    for (SupportIncome& entry : project.supports.income)
      if (entry.kind == support.kind) entry = std::move(income);
  };
  if (support.kind == "green_loan") {
    project.supports.green_loan_id = support.id;
    project.supports.loan_rate_less_frac =
        std::min(terms.loan_rate_less_frac, project.terms.loan_rate_frac);
  } else if (support.kind == "tax_holiday") {
    project.supports.tax_holiday_id = support.id;
    project.terms.tax_free_y = terms.tax_free_y;
    project.terms.tax_half_y = terms.tax_half_y;
  } else if (support.kind == "capacity_price") {
    earn({support.kind, support.id, counted_kw(plan, park, terms.longest_peak_h), "kW",
          terms.capacity_price_cny_per_kw_year});
  } else if (support.kind == "certificate") {
    const double mwh = terms.certificate_basis == model::CertificateBasis::generation
                           ? indicator(plan, "generation_mwh")
                           : exported_mwh(plan);
    earn({support.kind, support.id, mwh, "MWh", terms.certificate_cny_per_mwh});
  } else {
    SUNWARD_CHECK(support.kind == "price_difference", "the reader lets no other kind through");
    earn(difference(support, plan, project));
  }
}

}  // namespace

const SupportIncome& Supports::of(const std::string& kind) const {
  const auto found = std::find_if(income.begin(), income.end(),
                                  [&](const SupportIncome& entry) { return entry.kind == kind; });
  SUNWARD_CHECK(found != income.end(), "no support pays as " + kind);
  return *found;
}

bool Supports::any() const {
  return !green_loan_id.empty() || !tax_holiday_id.empty() ||
         std::any_of(income.begin(), income.end(),
                     [](const SupportIncome& entry) { return !entry.id.empty(); });
}

void book_supports(const result::Plan& plan, const model::Park& park, Project& project) {
  rules::Circumstances circumstances = rules::circumstances_of(park);
  circumstances.energy_tce =
      indicator(plan, "electricity_used_mwh") * park.rules.electricity_tce_per_mwh;
  for (const rules::BookedSupport& support : rules::booked_supports(park, circumstances))
    book(support, plan, park, project);
}

}  // namespace sunward::finance
