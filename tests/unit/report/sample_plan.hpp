// A made-up but plausible plan to try the report on: a small wind-solar-storage-hydrogen park run
// by a simple rule (no optimiser), with every field of result::Plan filled.
#pragma once

#include "sunward/result/plan.hpp"

namespace sunward::report::testing {

/// One weather year per calendar year from 2023 on (2024 is a leap year). The same plan every time.
[[nodiscard]] result::Plan sample_plan(int n_years = 1);

[[nodiscard]] result::Provenance sample_provenance();

/// What a run without a plan looks like: infeasible, with sentence, repair and causes.
[[nodiscard]] result::Plan infeasible_plan();

}  // namespace sunward::report::testing
