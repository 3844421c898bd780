// The studies of a case: uncertainty, sensitivity, break-even, weather years. Every plan in them is
// sized and dispatched anew, with its statements.
#pragma once

#include <string>
#include <vector>

#include "sunward/input/case_variants.hpp"
#include "sunward/result/study.hpp"
#include "sunward/study/risk/batch.hpp"

namespace sunward::study::risk {

struct StudyOptions {
  BatchOptions batch;               ///< identity is filled in by the study
  std::string program;              ///< which Sunward this is: plans of another are not taken up
  int samples = 0;                  ///< uncertainty; 0: the case's
  long long seed = -1;              ///< uncertainty; negative: the case's
  std::vector<std::string> inputs;  ///< names of [study.inputs], or keys; empty: all of [study]
  double change_frac = 0.0;     ///< tornado, spider: up and down by so much; 0: the distributions'
                                ///< tenths (tornado), 0.3 (spider) or, of keys, 0.2
  int steps = 7;                ///< spider: values of an input, odd, 3 or more
  std::string figure;           ///< break-even
  double target = 0.0;          ///< break-even
  double from = 0.0, to = 0.0;  ///< break-even: values of the first key; equal: half to double
};

/// Monte Carlo over the distributions of [study]. @throws InputError: no inputs, impossible
/// correlations, a drawn value that the reader refuses, a log of other plans.
[[nodiscard]] result::Study uncertainty(const input::CaseVariants& variants,
                                        const StudyOptions& options);

/// Each input by itself to a low and a high value, the others as in the case: the tenth and
/// ninetieth percentile of its distribution, or change_frac down and up.
[[nodiscard]] result::Study tornado(const input::CaseVariants& variants,
                                    const StudyOptions& options);

/// Each input by itself over options.steps factors from 1 - change_frac to 1 + change_frac.
[[nodiscard]] result::Study spider(const input::CaseVariants& variants,
                                   const StudyOptions& options);

/// The value of one input at which a figure reaches the target: a bracket is halved by the better
/// of its middle and the secant until the figure is within 1e-5 (relative) or the input within
/// 1e-6.
[[nodiscard]] result::Study break_even(const input::CaseVariants& variants,
                                       const StudyOptions& options);

/// Every weather year by itself: with the sizes of the plan over all of them, and planned anew.
[[nodiscard]] result::Study weather_years(const input::CaseVariants& variants,
                                          const StudyOptions& options);

}  // namespace sunward::study::risk
