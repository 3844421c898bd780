// The [study] section: which inputs are uncertain, and how. Read by the studies, not by a plan.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/model/membrane_study.hpp"

namespace sunward::model {

/// What an uncertain input may be.
enum class Distribution {
  normal,       ///< mean and sd
  lognormal,    ///< mean and sd of the value itself, not of its logarithm
  triangular,   ///< min, mode, max
  uniform,      ///< min, max
  discrete,     ///< values, with weights
  weather_year  ///< one of the case's weather years, by its weight; changes no key
};

constexpr auto enum_names(Distribution) {
  return std::array{
      std::pair<Distribution, std::string_view>{Distribution::normal, "normal"},
      std::pair<Distribution, std::string_view>{Distribution::lognormal, "lognormal"},
      std::pair<Distribution, std::string_view>{Distribution::triangular, "triangular"},
      std::pair<Distribution, std::string_view>{Distribution::uniform, "uniform"},
      std::pair<Distribution, std::string_view>{Distribution::discrete, "discrete"},
      std::pair<Distribution, std::string_view>{Distribution::weather_year, "weather_year"}};
}

/// What a drawn number does to the number of the case file.
enum class Change { value, factor, addition };

constexpr auto enum_names(Change) {
  return std::array{std::pair<Change, std::string_view>{Change::value, "value"},
                    std::pair<Change, std::string_view>{Change::factor, "factor"},
                    std::pair<Change, std::string_view>{Change::addition, "addition"}};
}

/// One uncertain input; all its keys change together.
struct StudyInput {
  std::string name;
  std::vector<std::string> keys;  ///< paths in the case file; empty for a weather year
  Change change = Change::value;
  Distribution distribution = Distribution::normal;
  double mean = 0.0;
  double sd = -1.0;  ///< negative: not given
  double min = -1e300;
  double mode = 0.0;
  double max = 1e300;
  std::vector<double> values;
  std::vector<double> weights;  ///< of values; empty: equal
};

/// Spearman's rank correlation of two inputs.
struct StudyCorrelation {
  std::string first;
  std::string second;
  double rank = 0.0;
};

struct StudyTerms {
  int samples = 1000;
  long long seed = 1;
  std::vector<StudyInput> inputs;  ///< in the order of the file
  std::vector<StudyCorrelation> correlations;
  MembraneStudy membrane;
};

}  // namespace sunward::model
