#include "sunward/finance/single_owner.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "sunward/base/error.hpp"

namespace sunward::finance {

namespace {

using Terms = model::SingleOwner;

constexpr double months_per_year = 12.0;

// Percent of the base by year. Source: US Internal Revenue Service, publication 946, tables A-1
// (MACRS, half-year convention) and A-8 (straight line, half-year convention).
constexpr std::array macrs_5 = {20.0, 32.0, 19.2, 11.52, 11.52, 5.76};
constexpr std::array macrs_15 = {5.0,  9.5, 8.55, 7.7, 6.93, 6.23, 5.9,  5.9,
                                 5.91, 5.9, 5.91, 5.9, 5.91, 5.9,  5.91, 2.95};
constexpr std::array straight_15 = {3.33, 6.67, 6.67, 6.67, 6.67, 6.67, 6.67, 6.66,
                                    6.67, 6.66, 6.67, 6.66, 6.67, 6.66, 6.67, 3.33};
constexpr std::array straight_20 = {2.5, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0,
                                    5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 2.5};

std::size_t at(int year) { return static_cast<std::size_t>(year); }

double grown(double first, double rate_frac, int year) {
  return first * std::pow(1.0 + rate_frac, year - 1);
}

template <std::size_t n>
void depreciate(const std::array<double, n>& percent, double base_usd, int first_year,
                Years& depreciation) {
  for (std::size_t y = 0; y < n && at(first_year) + y < depreciation.size(); ++y)
    depreciation[at(first_year) + y] += percent[y] / 100.0 * base_usd;
}

/// The flow at the end of year t divided by (1 + rate)^t; year 0 counts in full.
double present_value(double rate_frac, const Years& flow) {
  double value = 0.0;
  for (std::size_t t = 0; t < flow.size(); ++t)
    value += flow[t] / std::pow(1.0 + rate_frac, static_cast<double>(t));
  return value;
}

void check(const Terms& terms) {
  std::vector<Fault> faults;
  const auto add = [&](const char* key, double value, const char* row) {
    Fault fault;
    fault.key = std::string("single_owner.").append(key);
    fault.value = std::to_string(value);
    fault.tell(told(row));
    faults.push_back(std::move(fault));
  };
  if (terms.loan_tenor_y > terms.analysis_y)
    add("loan_tenor_y", terms.loan_tenor_y, "single_owner.tenor");
  const double depreciated =
      terms.macrs_5_frac + terms.macrs_15_frac + terms.straight_15_frac + terms.straight_20_frac;
  if (depreciated > 1.0 + 1e-12) add("macrs_5_frac", depreciated, "single_owner.depreciated");
  if (!faults.empty()) throw InputError(std::move(faults));
}

/// All lines have a place for year 0, which most leave empty.
class Model {
 public:
  explicit Model(const Terms& terms) : terms_(terms), n_(at(terms.analysis_y) + 1) {}

  SingleOwnerResult run() {
    operate();
    replace();
    borrow();
    reserve();
    close();
    tax();
    flows();
    indicators();
    lines();
    return std::move(out_);
  }

 private:
  [[nodiscard]] Years zeros() const { return Years(n_, 0.0); }

  void operate() {
    energy_ = revenue_ = om_ = zeros();
    const double om_rate = terms_.inflation_frac_per_year + terms_.om_escalation_frac_per_year;
    for (int t = 1; t <= terms_.analysis_y; ++t) {
      energy_[at(t)] = grown(terms_.energy_kwh, -terms_.degradation_frac_per_year, t);
      revenue_[at(t)] = energy_[at(t)] *
                        grown(terms_.ppa_price_usd_per_kwh, terms_.ppa_escalation_frac_per_year, t);
      om_[at(t)] = grown(terms_.nameplate_kw * terms_.om_usd_per_kw_year, om_rate, t);
    }
  }

  /// Each replacement inside the analysis is paid from equal amounts set aside over its interval.
  void replace() {
    equipment_funding_ = replacement_ = zeros();
    for (int year = terms_.replacement_every_y; year <= terms_.analysis_y;
         year += terms_.replacement_every_y) {
      const double cost = grown(terms_.nameplate_kw * terms_.replacement_usd_per_kw,
                                terms_.inflation_frac_per_year, year);
      replacement_[at(year)] = cost;
      for (int t = year - terms_.replacement_every_y + 1; t <= year; ++t)
        equipment_funding_[at(t)] = cost / terms_.replacement_every_y;
    }
  }

  void borrow() {
    available_ = service_ = interest_ = principal_ = balance_ = zeros();
    for (std::size_t t = 1; t < n_; ++t)
      available_[t] = revenue_[t] - om_[t] - equipment_funding_[t];
    for (int t = 1; t <= terms_.loan_tenor_y; ++t)
      service_[at(t)] = std::max(0.0, available_[at(t)] / terms_.dscr_target);
    balance_[0] = present_value(terms_.loan_rate_frac, service_);
    out_.debt_usd = balance_[0];
    for (std::size_t t = 1; t < n_; ++t) {
      const bool owed = t <= at(terms_.loan_tenor_y);
      interest_[t] = owed ? balance_[t - 1] * terms_.loan_rate_frac : 0.0;
      principal_[t] = service_[t] - interest_[t];
      balance_[t] = owed ? balance_[t - 1] - principal_[t] : 0.0;
    }
  }

  /// So many months of the coming year; nothing at the end of the last one.
  [[nodiscard]] Years months_ahead(const Years& cost, double months) const {
    Years reserve = zeros();
    for (std::size_t t = 0; t + 1 < n_; ++t) reserve[t] = months / months_per_year * cost[t + 1];
    return reserve;
  }

  void reserve() {
    const Years debt = months_ahead(service_, terms_.debt_reserve_months);
    const Years working = months_ahead(om_, terms_.working_reserve_months);
    out_.debt_reserve_usd = debt[0];
    out_.working_reserve_usd = working[0];
    reserves_ = reserve_change_ = reserve_interest_ = zeros();
    double equipment = 0.0;
    for (std::size_t t = 0; t < n_; ++t) {
      equipment += equipment_funding_[t] - replacement_[t];
      reserves_[t] = debt[t] + working[t] + equipment;
      if (t == 0) continue;
      reserve_change_[t] = reserves_[t] - reserves_[t - 1];
      reserve_interest_[t] = terms_.reserve_interest_frac * reserves_[t - 1];
    }
  }

  void close() {
    const double loan = terms_.construction_loan_frac * terms_.project_cost_usd;
    out_.construction_financing_usd =
        loan * (terms_.construction_fee_frac +
                0.5 * terms_.construction_rate_frac * terms_.construction_months / months_per_year);
    out_.debt_fee_usd = terms_.loan_fee_frac * out_.debt_usd;
    out_.installed_cost_usd = terms_.project_cost_usd + out_.construction_financing_usd +
                              out_.debt_fee_usd + out_.debt_reserve_usd + out_.working_reserve_usd;
    out_.equity_usd = out_.installed_cost_usd - out_.debt_usd;
  }

  void tax() {
    const double base = terms_.project_cost_usd + out_.construction_financing_usd;
    itc_ = ptc_ = depreciation_ = state_tax_ = federal_tax_ = zeros();
    itc_[1] = terms_.itc_frac * terms_.macrs_5_frac * base;
    depreciate(macrs_5, terms_.macrs_5_frac * base - 0.5 * itc_[1], 1, depreciation_);
    depreciate(macrs_15, terms_.macrs_15_frac * base, 1, depreciation_);
    depreciate(straight_15, terms_.straight_15_frac * base, 1, depreciation_);
    depreciate(straight_20, terms_.straight_20_frac * base, 1, depreciation_);
    for (int t = 1; t <= terms_.analysis_y; ++t)
      depreciate(macrs_5, replacement_[at(t)], t, depreciation_);
    for (std::size_t t = 1; t < n_; ++t) {
      const double income =
          revenue_[t] - om_[t] + reserve_interest_[t] - interest_[t] - depreciation_[t];
      state_tax_[t] = terms_.state_tax_frac * income;
      federal_tax_[t] = terms_.federal_tax_frac * (income - state_tax_[t]);
    }
    constexpr double tenths_of_a_cent = 1000.0;
    for (int t = 1; t <= std::min(terms_.ptc_y, terms_.analysis_y); ++t) {
      const double rate = grown(terms_.ptc_usd_per_kwh, terms_.ptc_escalation_frac_per_year, t);
      ptc_[at(t)] =
          energy_[at(t)] * std::floor(rate * tenths_of_a_cent + 0.5 + 1e-9) / tenths_of_a_cent;
    }
  }

  void flows() {
    before_tax_ = after_tax_ = zeros();
    before_tax_[0] = after_tax_[0] = -out_.equity_usd;
    for (std::size_t t = 1; t < n_; ++t) {
      before_tax_[t] = revenue_[t] - om_[t] - service_[t] + reserve_interest_[t] -
                       reserve_change_[t] - replacement_[t];
      after_tax_[t] = before_tax_[t] - state_tax_[t] - federal_tax_[t] + itc_[t] + ptc_[t];
    }
  }

  void indicators() {
    const double nominal =
        (1.0 + terms_.real_discount_frac) * (1.0 + terms_.inflation_frac_per_year) - 1.0;
    const double energy_nominal = present_value(nominal, energy_);
    const double energy_real = present_value(terms_.real_discount_frac, energy_);
    const double revenue = present_value(nominal, revenue_);
    out_.npv_usd = present_value(nominal, after_tax_);
    out_.lppa_nominal_usd_per_kwh = revenue / energy_nominal;
    out_.lppa_real_usd_per_kwh = revenue / energy_real;
    out_.lcoe_nominal_usd_per_kwh = (revenue - out_.npv_usd) / energy_nominal;
    out_.lcoe_real_usd_per_kwh = (revenue - out_.npv_usd) / energy_real;
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    out_.irr_frac = internal_rate_of_return(after_tax_).value_or(nothing);
    out_.min_dscr = nothing;
    for (std::size_t t = 1; t < n_; ++t)
      if (service_[t] > 0.0) out_.min_dscr = std::fmin(out_.min_dscr, available_[t] / service_[t]);
    const double debt_frac = out_.debt_usd / out_.installed_cost_usd;
    const double tax_frac =
        terms_.federal_tax_frac * (1.0 - terms_.state_tax_frac) + terms_.state_tax_frac;
    out_.wacc_frac =
        (1.0 - debt_frac) * out_.irr_frac + debt_frac * terms_.loan_rate_frac * (1.0 - tax_frac);
  }

  void lines() {
    out_.lines = {{"energy_kwh", energy_, false},
                  {"revenue", revenue_, false},
                  {"operating_cost", om_, false},
                  {"equipment_reserve", equipment_funding_, false},
                  {"available", available_, true},
                  {"interest", interest_, false},
                  {"principal", principal_, false},
                  {"closing", balance_, false},
                  {"reserve_interest", reserve_interest_, false},
                  {"reserves", reserves_, false},
                  {"depreciation", depreciation_, false},
                  {"state_tax", state_tax_, false},
                  {"federal_tax", federal_tax_, false},
                  {"tax_credits", plus_credits(), false},
                  {"net_before_tax", before_tax_, true},
                  {"net_after_tax", after_tax_, true}};
  }
  [[nodiscard]] Years plus_credits() const {
    Years sum = itc_;
    for (std::size_t t = 0; t < n_; ++t) sum[t] += ptc_[t];
    return sum;
  }

  const Terms& terms_;
  std::size_t n_;
  SingleOwnerResult out_;
  Years energy_, revenue_, om_, equipment_funding_, replacement_;
  Years available_, service_, interest_, principal_, balance_;
  Years reserves_, reserve_change_, reserve_interest_;
  Years depreciation_, state_tax_, federal_tax_, itc_, ptc_;
  Years before_tax_, after_tax_;
};

}  // namespace

const Years& SingleOwnerResult::at(const std::string& key) const {
  for (const Line& line : lines)
    if (line.key == key) return line.values;
  throw InternalError("no line " + key);
}

SingleOwnerResult single_owner(const Terms& terms) {
  check(terms);
  return Model(terms).run();
}

}  // namespace sunward::finance
