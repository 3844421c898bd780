// What a support is worth when it is booked in the statements: amounts of a rule file, over which
// those of the case file ([rules.supports]) are laid. Which kind of support takes which:
// docs/guide/rules.md.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "sunward/base/field.hpp"

namespace sunward::model {

/// What certificates are sold for.
enum class CertificateBasis { exported, generation };
constexpr auto enum_names(CertificateBasis) {
  return std::array{
      std::pair<CertificateBasis, std::string_view>{CertificateBasis::exported, "export"},
      std::pair<CertificateBasis, std::string_view>{CertificateBasis::generation, "generation"}};
}

/// A negative amount means: not given.
struct SupportTerms {
  double loan_rate_less_frac = -1.0;
  double capacity_price_cny_per_kw_year = -1.0;
  double longest_peak_h = -1.0;
  int tax_free_y = -1;
  int tax_half_y = -1;
  double certificate_cny_per_mwh = -1.0;
  CertificateBasis certificate_basis = CertificateBasis::exported;
  double mechanism_price_cny_per_mwh = -1.0;
  double mechanism_frac = -1.0;
};

/// What the case file says of one support.
struct SupportChoice {
  std::string id;
  bool on = true;      ///< booked in the statements
  SupportTerms terms;  ///< those of the rule file where the case file gives none
};

constexpr auto fields(const SupportTerms*) {
  using S = SupportTerms;
  return field_table(
      field(&S::loan_rate_less_frac, "loan_rate_less_frac", unit::frac,
            optional_meaning("not given"), between(0, 0.3),
            "Green loan: by how much the interest of the long loan is lower than loan_rate_frac.",
            "no amount is published; ask the bank"),
      field(&S::capacity_price_cny_per_kw_year, "capacity_price_cny_per_kw_year",
            unit::cny_per_kw_year, optional_meaning("not given"), between(0, 2000),
            "Capacity price: the local price of coal power's capacity, with tax.",
            "165: half of 330 CNY/kW (secondary reports)"),
      field(&S::longest_peak_h, "longest_peak_h", unit::hour, optional_meaning("not given"),
            above_up_to(0, 24),
            "Capacity price: longest net-load peak of the year; a storage counts by its hours of "
            "full power over it, at most one."),
      field(&S::tax_free_y, "tax_free_y", unit::year, optional_meaning("not given"), between(0, 60),
            "Tax holiday: first years of operation without income tax.", "China: 3"),
      field(&S::tax_half_y, "tax_half_y", unit::year, optional_meaning("not given"), between(0, 60),
            "Tax holiday: years at half the income tax after those.", "China: 3"),
      field(&S::certificate_cny_per_mwh, "certificate_cny_per_mwh", unit::cny_per_mwh,
            optional_meaning("not given"), between(0, 1000),
            "Certificates: price of one, which stands for a MWh, with tax.", "2024-25: 1 to 10"),
      field(&S::certificate_basis, "certificate_basis", unit::none, defaulted, any_number,
            "Certificates: sold of what is exported, or of all wind and sun.",
            "those of energy used on the spot are not traded"),
      field(&S::mechanism_price_cny_per_mwh, "mechanism_price_cny_per_mwh", unit::cny_per_mwh,
            optional_meaning("not given"), between(0, 2000),
            "Price difference: the mechanism price, with tax; the difference to the mean price of "
            "the export is received, or paid back."),
      field(&S::mechanism_frac, "mechanism_frac", unit::frac, optional_meaning("not given"),
            between(0, 1), "Price difference: part of the export it is settled for."));
}

}  // namespace sunward::model
