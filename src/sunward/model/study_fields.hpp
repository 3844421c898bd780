// Field tables of [study] and [study.inputs.NAME].
#pragma once

#include "sunward/base/field.hpp"
#include "sunward/model/study_terms.hpp"

namespace sunward::model {

constexpr auto fields(const StudyTerms*) {
  using S = StudyTerms;
  return field_table(
      field(&S::samples, "samples", unit::none, defaulted, between(2, 1000000),
            "Plans of a Monte Carlo study.",
            "1000: the tenth percentile is then known to about a percentile either side"),
      field(&S::seed, "seed", unit::none, defaulted, between(0, 9e15),
            "Equal seeds give equal samples; more samples leave the first ones as they were."),
      derived_field(&S::inputs, "[study.inputs]"), derived_field(&S::correlations, "correlations"),
      derived_field(&S::membrane, "[study.membrane]"));
}

constexpr auto fields(const StudyInput*) {
  using I = StudyInput;
  return field_table(
      derived_field(&I::name, "the name of the section"),
      field(&I::keys, "keys", unit::none, optional_meaning("only with weather_year"), any_number,
            "Numbers of the case file that change together, by their path, e.g. "
            "assets.wind.capex_cny_per_kw or assets.battery.power_mw.max."),
      field(&I::change, "change", unit::none, defaulted, any_number,
            "The number drawn takes the place of the case's, multiplies it, or is added to it."),
      field(&I::distribution, "distribution", unit::none, required, any_number,
            "normal and lognormal: mean, sd (of the value itself), cut at min and max where given; "
            "triangular: min, mode, max; uniform: min, max; discrete: values, weights; "
            "weather_year: one of the case's weather years by its weight."),
      field(&I::mean, "mean", unit::none, optional_meaning("required by normal and lognormal"),
            any_number, "Mean of the distribution before it is cut."),
      field(&I::sd, "sd", unit::none, optional_meaning("required by normal and lognormal"),
            above(0), "Standard deviation before it is cut."),
      field(&I::min, "min", unit::none, optional_meaning("not cut"), any_number,
            "Least value; none below it is drawn."),
      field(&I::mode, "mode", unit::none, optional_meaning("required by triangular"), any_number,
            "Likeliest value."),
      field(&I::max, "max", unit::none, optional_meaning("not cut"), any_number,
            "Largest value; none above it is drawn."),
      field(&I::values, "values", unit::none, optional_meaning("required by discrete"), any_number,
            "Values of which one is drawn."),
      field(&I::weights, "weights", unit::none, optional_meaning("equal weights"), above(0),
            "Weights of the values; scaled to sum 1."));
}

}  // namespace sunward::model
