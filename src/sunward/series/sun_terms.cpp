#include "sunward/series/sun_terms.hpp"

#include <cmath>
#include <numbers>

namespace sunward::series::detail {

namespace {
constexpr std::size_t lanes = 4;
constexpr double rad_per_deg = std::numbers::pi / 180.0;

/// n a multiple of the lanes: partial sums that do not wait for each other.
double dot(const double* weights, const double* values, std::size_t n) {
  double part[lanes] = {};
  for (std::size_t k = 0; k < n; k += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane)
      part[lane] += weights[k + lane] * values[k + lane];
  return (part[0] + part[1]) + (part[2] + part[3]);
}
}  // namespace

NutationArguments nutation_arguments_deg(double jce) {
  return {297.85036 + jce * (445267.111480 + jce * (-0.0019142 + jce / 189474.0)),
          357.52772 + jce * (35999.050340 + jce * (-0.0001603 - jce / 300000.0)),
          134.96298 + jce * (477198.867398 + jce * (0.0086972 + jce / 56250.0)),
          93.27191 + jce * (483202.017538 + jce * (-0.0036825 + jce / 327270.0)),
          125.04452 + jce * (-1934.136261 + jce * (0.0020708 + jce / 450000.0))};
}

TermWalk::TermWalk(double from_jce, double to_jce, int steps)
    : from_jce_(from_jce), step_jce_((to_jce - from_jce) / steps), steps_(steps) {
  add_series(Target::longitude, 0, l0_terms);
  add_series(Target::longitude, 1, l1_terms);
  add_series(Target::longitude, 2, l2_terms);
  add_series(Target::longitude, 3, l3_terms);
  add_series(Target::longitude, 4, l4_terms);
  add_series(Target::longitude, 5, l5_terms);
  add_series(Target::latitude, 0, b0_terms);
  add_series(Target::latitude, 1, b1_terms);
  add_series(Target::distance, 0, r0_terms);
  add_series(Target::distance, 1, r1_terms);
  add_series(Target::distance, 2, r2_terms);
  add_series(Target::distance, 3, r3_terms);
  add_series(Target::distance, 4, r4_terms);
  add_nutation();
}

template <class Terms>
void TermWalk::add_series(Target target, int power, const Terms& terms) {
  const std::size_t first = cos_.size();
  const double t = from_jce_ / 10.0;
  for (const PeriodicTerm& term : terms) {
    add_turning(term.b + term.c * t, term.c * step_jce_ / 10.0);
    weight_.push_back(term.a);
  }
  pad();
  weight_.resize(cos_.size(), 0.0);
  groups_.push_back({target, power, first, cos_.size() - first});
}

void TermWalk::add_nutation() {
  nutation_first_ = cos_.size();
  const NutationArguments from = nutation_arguments_deg(from_jce_);
  const NutationArguments to = nutation_arguments_deg(from_jce_ + step_jce_ * steps_);
  for (const NutationTerm& term : nutation_terms) {
    const double begin = rad_per_deg * nutation_phase_deg(term, from);
    const double end = rad_per_deg * nutation_phase_deg(term, to);
    add_turning(begin, (end - begin) / steps_);
    a_.push_back(term.a);
    b_.push_back(term.b);
    c_.push_back(term.c);
    d_.push_back(term.d);
  }
  pad();
  for (std::vector<double>* list : {&a_, &b_, &c_, &d_})
    list->resize(cos_.size() - nutation_first_, 0.0);
}

void TermWalk::add_turning(double phase_rad, double step_rad) {
  cos_.push_back(std::cos(phase_rad));
  sin_.push_back(std::sin(phase_rad));
  turn_cos_.push_back(std::cos(step_rad));
  turn_sin_.push_back(std::sin(step_rad));
}

void TermWalk::pad() {
  while (cos_.size() % lanes != 0) {
    cos_.push_back(0.0);
    sin_.push_back(0.0);
    turn_cos_.push_back(0.0);
    turn_sin_.push_back(0.0);
  }
}

SeriesSums TermWalk::sums() const {
  const double jce = from_jce_ + step_jce_ * at_;
  const double t = jce / 10.0;
  double power[6] = {1.0};
  for (int p = 1; p < 6; ++p) power[p] = power[p - 1] * t;
  double sum[3] = {};
  for (const Group& group : groups_)
    sum[static_cast<std::size_t>(group.target)] +=
        power[group.power] * dot(&weight_[group.first], &cos_[group.first], group.n);
  const double* c = &cos_[nutation_first_];
  const double* s = &sin_[nutation_first_];
  const std::size_t n = a_.size();
  return {sum[0] * 1e-8, sum[1] * 1e-8, sum[2] * 1e-8,
          (dot(a_.data(), s, n) + jce * dot(b_.data(), s, n)) / 36000000.0,
          (dot(c_.data(), c, n) + jce * dot(d_.data(), c, n)) / 36000000.0};
}

void TermWalk::step() {
  ++at_;
  double* c = cos_.data();
  double* s = sin_.data();
  const double* turn_c = turn_cos_.data();
  const double* turn_s = turn_sin_.data();
  const std::size_t n = cos_.size();
  for (std::size_t k = 0; k < n; ++k) {
    const double turned = c[k] * turn_c[k] - s[k] * turn_s[k];
    s[k] = s[k] * turn_c[k] + c[k] * turn_s[k];
    c[k] = turned;
  }
}

}  // namespace sunward::series::detail
