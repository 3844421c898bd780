// Times the passes of the engine's kernels (ipm/kkt/lane_kernels.inl) one by one, for every
// instruction set this processor runs, on the step pattern of a case file:
//
//     ./sunward bench kernel [park.toml]
//
// "in cache" repeats the first steps only, so that memory plays no part; "whole horizon" streams
// all of it. Both in nanoseconds per step of one segment, on one thread.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/formulation/build.hpp"
#include "sunward/input/park_reader.hpp"
#include "sunward/ipm/kkt/border.hpp"
#include "sunward/ipm/kkt/generate.hpp"
#include "sunward/ipm/kkt/pattern.hpp"

namespace {

using namespace sunward;
using namespace sunward::ipm;

constexpr Index steps_in_cache = 12;

/// One thread's first group with an iterate somewhere inside all bounds.
struct Bench {
  explicit Bench(const lp::Problem& problem)
      : form(make_form(problem)),
        map(make_stage_map(form, 1)),
        pattern(make_pattern(form, map, pattern_map)) {
    pack_group(form, map, pattern, map.groups[0], data);
    fill(data.y, 0.5), fill(data.z, 1.0), fill(data.s, 1.0), fill(data.value, 1.0);
    whole = data.n_steps;
    pattern.code = generate(pattern, data, false);
  }

  void fill(const VecArray& a, double v) const {
    const auto n_steps = a.stride() == 0 ? 1 : static_cast<std::size_t>(data.n_steps);
    for (std::size_t t = 0; t < n_steps; ++t)
      std::fill_n(reinterpret_cast<double*>(a.at(t)), a.width() * lane_width, v);
  }

  Form form;
  StageMap map;
  PatternMap pattern_map;
  Pattern pattern;
  GroupData data;
  Index whole = 0;
};

/// Nanoseconds per step and lane, the best of many runs.
template <class Pass>
double measure(Bench& b, Index n_steps, Pass pass) {
  b.data.n_steps = std::min(n_steps, b.whole);
  const int inner = std::max(1, 4000 / b.data.n_steps);
  double best = 1e300;
  for (int round = 0; round < 15; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < inner; ++i) pass();
    const std::chrono::duration<double> t = std::chrono::steady_clock::now() - begin;
    best = std::min(best, t.count() / inner);
  }
  return 1e9 * best / b.data.n_steps / lane_width;
}

void report(const KernelTable& table, Bench& b) {
  PassInput move, affine, kept;
  for (PassInput* in : {&move, &affine, &kept}) in->regularisation_dual = 1e-6;
  move.apply_step = true;
  move.alpha_primal = move.alpha_dual = 1e-12;  // the iterate stays where it is
  kept.mu_target = 1.0;
  kept.keep_step = true;
  const auto line = [&](const char* name, auto pass) {
    const double near = measure(b, steps_in_cache, pass), far = measure(b, b.whole, pass);
    std::printf("%-14s %-18s %10.1f %14.1f\n", table.name, name, near, far);
  };
  line("factor", [&] { (void)table.factor(b.pattern, b.data, move); });
  line("backward, affine", [&] { (void)table.backward(b.pattern, b.data, affine); });
  line("forward", [&] { table.forward(b.pattern, b.data, kept); });
  line("backward, kept", [&] { (void)table.backward(b.pattern, b.data, kept); });
}

}  // namespace

int main(int argc, char** argv) try {
  const model::Park park = input::read_park(argc > 1 ? argv[1] : "examples/pinglu/park.toml");
  const formulation::Program program = formulation::build(park, {.threads = 1});
  Bench bench(program.problem);
  std::printf("%d columns, %d rows, %d capacity rows, %d border positions, %d steps of 8 lanes\n",
              bench.pattern.n_columns, bench.pattern.n_rows, bench.pattern.n_capacity,
              bench.pattern.n_positions, bench.whole);
  std::printf("%-14s %-18s %10s %14s   ns per step and segment\n", "set", "pass", "in cache",
              "whole horizon");
  for (const KernelTable* table :
       {&kernels_generic, &kernels_avx2, &kernels_avx512, &kernels_generated})
    if (runs_here(*table)) report(*table, bench);
  return 0;
} catch (const std::exception& e) {
  std::fprintf(stderr, "%s\n", e.what());
  return 2;
}
