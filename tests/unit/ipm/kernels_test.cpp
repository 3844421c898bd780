// The lane kernels, pass by pass: every instruction set gives the same numbers, and the direction
// they compute is Newton's, because a full step closes every linear equation.
#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sunward/ipm/kkt/generate.hpp"
#include "unit/ipm/lab.hpp"

namespace sunward::ipm {
namespace {

using test::at;
using test::Lab;

/// The passes of one iteration on a small park, with one table.
struct Iteration {
  Iteration(const KernelTable& table, const std::vector<Index>& lengths, bool streams, int threads)
      : lab(test::small_park(lengths), threads), kernels(table) {
    if (table.generates) lab.pattern.code = generate(lab.pattern, lab.groups[0], streams);
  }

  /// Measures and factors; returns the groups' sums and maxima.
  PassResult factor(const PassInput& in) {
    PassResult total;
    lab.border.clear_residuals();
    lab.border.clear_matrix(in.regularisation_primal, in.regularisation_dual);
    for (std::size_t g = 0; g < lab.groups.size(); ++g) {
      lab.border.scatter_values(lab.map.groups[g], lab.groups[g]);
      add(total, kernels.factor(lab.pattern, lab.groups[g], in));
      lab.border.add_residuals(lab.map.groups[g], lab.groups[g]);
      lab.border.add_schur(lab.map.groups[g], lab.groups[g]);
    }
    const PassResult own = lab.border.measure();
    shared = std::max(own.primal_residual, own.dual_residual);
    lab.border.factor();
    return total;
  }

  PassResult backward(const PassInput& in, bool with_targets) {
    PassResult total;
    lab.border.clear_rhs();
    for (std::size_t g = 0; g < lab.groups.size(); ++g)
      lab.border.add_rhs(lab.map.groups[g], lab.groups[g]);
    lab.border.solve(in.mu_target, with_targets);
    for (std::size_t g = 0; g < lab.groups.size(); ++g) {
      lab.border.scatter_steps(lab.map.groups[g], lab.groups[g]);
      add(total, kernels.backward(lab.pattern, lab.groups[g], in));
    }
    return total;
  }

  /// Predictor, then corrector towards products of 0.1. Far from a solution the second order in
  /// full would run away.
  PassResult direction(double second_order_weight = 1e-4) {
    PassInput in;
    in.regularisation_primal = 1e-13;  // padding needs some; too little to disturb a step
    in.regularisation_dual = 0.0;
    measured = factor(in);
    (void)backward(in, false);
    in.mu_target = 0.1;
    in.second_order_weight = second_order_weight;
    lab.border.set_second_order_targets();
    lab.border.weigh_targets(in.second_order_weight);
    in.keep_step = true;
    for (GroupData& data : lab.groups) kernels.forward(lab.pattern, data, in);
    return backward(in, true);
  }

  static void add(PassResult& total, const PassResult& r) {
    total.complementarity += r.complementarity;
    total.pairs += r.pairs;
    total.s_dz += r.s_dz;
    total.z_ds += r.z_ds;
    total.ds_dz += r.ds_dz;
    total.primal_objective += r.primal_objective;
    total.dual_objective += r.dual_objective;
    total.ratio_primal = std::max(total.ratio_primal, r.ratio_primal);
    total.ratio_dual = std::max(total.ratio_dual, r.ratio_dual);
    total.primal_residual = std::max(total.primal_residual, r.primal_residual);
    total.dual_residual = std::max(total.dual_residual, r.dual_residual);
  }

  Lab lab;
  const KernelTable& kernels;
  PassResult measured;
  double shared = 0.0;
};

/// Largest difference over the largest magnitude.
double difference(const VecArray& a, const VecArray& b, Index n_steps = 1) {
  double apart = 0.0, top = 1e-300;
  for (std::size_t t = 0; t < at(n_steps); ++t) {
    const auto *x = reinterpret_cast<const double*>(a.at(t)),
               *y = reinterpret_cast<const double*>(b.at(t));
    for (std::size_t i = 0; i < a.width() * lane_width; ++i) {
      if (!std::isfinite(x[i]) || !std::isfinite(y[i])) return infinity;
      apart = std::max(apart, std::abs(x[i] - y[i]));
      top = std::max(top, std::abs(x[i]));
    }
  }
  return apart / top;
}

/// The Schur complement is its lower part; what a tile leaves above the diagonal means nothing.
void clear_upper(const Lab& lab) {
  const std::size_t n = at(lab.pattern.n_border);
  for (const GroupData& data : lab.groups)
    for (std::size_t p = 0; p < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) data.schur.data()[p * n + q] = Vec{};
}

struct Setting {
  const KernelTable* table;
  std::vector<Index> lengths;
  bool streams = false;  ///< of generated code
};

std::string name_of(const testing::TestParamInfo<Setting>& info) {
  std::string name = info.param.table->name;
  std::erase_if(name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; });
  if (info.param.streams) name += "streaming";
  for (const Index length : info.param.lengths) name.append("_").append(std::to_string(length));
  return name;
}

std::vector<Setting> settings() {
  std::vector<Setting> all;
  for (const KernelTable* table :
       {&kernels_generic, &kernels_avx2, &kernels_avx512, &kernels_generated})
    for (const std::vector<Index>& lengths :
         {std::vector<Index>{1}, {5}, {97}, {24, 24, 24, 24, 24, 24, 24, 24}, {30, 97, 1}})
      for (const bool streams : {false, true})
        if (table->generates || !streams) all.push_back({table, lengths, streams});
  return all;
}

class Kernels : public testing::TestWithParam<Setting> {
 protected:
  void SetUp() override {
    if (!runs_here(*GetParam().table)) GTEST_SKIP() << "not on this processor";
  }
  [[nodiscard]] Iteration with(const KernelTable& table) const {
    return Iteration(table, GetParam().lengths, GetParam().streams, 1);
  }
};

TEST_P(Kernels, FactorAsTheGenericOnesDo) {
  Iteration a = with(kernels_generic), b = with(*GetParam().table);
  (void)a.direction();
  (void)b.direction();
  for (std::size_t g = 0; g < a.lab.groups.size(); ++g) {
    const GroupData &x = a.lab.groups[g], &y = b.lab.groups[g];
    EXPECT_LT(difference(x.schur, y.schur), 1e-12);
    EXPECT_LT(difference(x.matrix, y.matrix, x.n_steps), 1e-11);
    EXPECT_LT(difference(x.border, y.border, x.n_steps), 1e-11);
    EXPECT_LT(difference(x.h_inverse, y.h_inverse, x.n_steps), 1e-13);
  }
}

TEST_P(Kernels, MoveAndFactorAsTheGenericOnesDo) {
  PassInput in;
  in.apply_step = true;
  in.alpha_primal = 0.3;
  in.alpha_dual = 0.4;
  Iteration a = with(kernels_generic), b = with(*GetParam().table);
  PassResult measured[2];
  for (Iteration* it : {&a, &b}) {
    (void)it->direction();
    it->lab.border.advance(in.alpha_primal, in.alpha_dual);
    measured[it == &b ? 1 : 0] = it->factor(in);
    clear_upper(it->lab);
  }
  for (std::size_t g = 0; g < a.lab.groups.size(); ++g) {
    const GroupData &x = a.lab.groups[g], &y = b.lab.groups[g];
    for (const auto& array :
         {&GroupData::y, &GroupData::s, &GroupData::z, &GroupData::lambda, &GroupData::q0,
          &GroupData::rp, &GroupData::u, &GroupData::matrix, &GroupData::link, &GroupData::border})
      EXPECT_LT(difference(x.*array, y.*array, x.n_steps), 1e-9);
    for (const auto& array : {&GroupData::schur, &GroupData::border_rhs,
                              &GroupData::border_residual, &GroupData::capacity_force})
      EXPECT_LT(difference(x.*array, y.*array), 1e-9);
  }
  EXPECT_NEAR(measured[1].complementarity / measured[0].complementarity, 1.0, 1e-9);
  EXPECT_NEAR(measured[1].dual_objective / measured[0].dual_objective, 1.0, 1e-9);
}

TEST_P(Kernels, CorrectTheirStepAsTheGenericOnesDo) {
  PassInput in;
  in.mu_target = 0.1;
  in.alpha_primal = 0.2;
  in.alpha_dual = 0.3;
  in.gondzio_low = 0.05;
  in.gondzio_high = 0.2;
  in.regularisation_primal = 1e-13;
  in.keep_step = true;
  Iteration a = with(kernels_generic), b = with(*GetParam().table);
  for (Iteration* it : {&a, &b}) {
    (void)it->direction();
    it->lab.border.correct_targets(in);
    for (GroupData& data : it->lab.groups) it->kernels.forward(it->lab.pattern, data, in);
    (void)it->backward(in, true);
  }
  for (std::size_t g = 0; g < a.lab.groups.size(); ++g) {
    const GroupData &x = a.lab.groups[g], &y = b.lab.groups[g];
    for (const auto& array :
         {&GroupData::target, &GroupData::dy, &GroupData::dz, &GroupData::ds, &GroupData::dlambda})
      EXPECT_LT(difference(x.*array, y.*array, x.n_steps), 1e-8);
  }
}

TEST_P(Kernels, StepWithTheSecondOrderInFullAsTheGenericOnesDo) {
  Iteration a = with(kernels_generic), b = with(*GetParam().table);
  (void)a.direction(1.0);
  (void)b.direction(1.0);
  for (std::size_t g = 0; g < a.lab.groups.size(); ++g) {
    const GroupData &x = a.lab.groups[g], &y = b.lab.groups[g];
    for (const auto& array : {&GroupData::target, &GroupData::u, &GroupData::dy, &GroupData::dz,
                              &GroupData::ds, &GroupData::dlambda})
      EXPECT_LT(difference(x.*array, y.*array, x.n_steps), 1e-8);
  }
}

TEST_P(Kernels, StepAsTheGenericOnesDo) {
  Iteration a = with(kernels_generic), b = with(*GetParam().table);
  (void)a.direction();
  (void)b.direction();
  for (std::size_t g = 0; g < a.lab.groups.size(); ++g) {
    const GroupData &x = a.lab.groups[g], &y = b.lab.groups[g];
    EXPECT_LT(difference(x.dy, y.dy, x.n_steps), 1e-9);
    EXPECT_LT(difference(x.dz, y.dz, x.n_steps), 1e-9);
    EXPECT_LT(difference(x.ds, y.ds, x.n_steps), 1e-9);
    EXPECT_LT(difference(x.dlambda, y.dlambda, x.n_steps), 1e-9);
    EXPECT_LT(difference(x.target, y.target, x.n_steps), 1e-9);
  }
}

TEST_P(Kernels, MeasureAsTheGenericOnesDo) {
  Iteration a = with(kernels_generic), b = with(*GetParam().table);
  const PassResult da = a.direction(), db = b.direction();
  EXPECT_EQ(a.measured.pairs, b.measured.pairs);
  EXPECT_NEAR(b.measured.complementarity / a.measured.complementarity, 1.0, 1e-12);
  EXPECT_NEAR(b.measured.primal_objective / a.measured.primal_objective, 1.0, 1e-12);
  EXPECT_NEAR(b.measured.primal_residual / a.measured.primal_residual, 1.0, 1e-12);
  EXPECT_NEAR(b.measured.dual_residual / a.measured.dual_residual, 1.0, 1e-12);
  // Dual ratios may use a rough reciprocal: four digits, cut by the step factor anyway.
  EXPECT_NEAR(db.ratio_primal / da.ratio_primal, 1.0, 1e-8);
  EXPECT_NEAR(db.ratio_dual / da.ratio_dual, 1.0, 1e-3);
}

TEST_P(Kernels, CloseEveryLinearEquationByAFullStep) {
  Iteration it = with(*GetParam().table);
  (void)it.direction();
  ASSERT_GT(it.measured.primal_residual, 0.1);
  ASSERT_GT(it.measured.dual_residual, 0.1);
  ASSERT_GT(it.shared, 0.01);
  it.lab.border.advance(1.0, 1.0);
  PassInput in;
  in.apply_step = true;
  in.alpha_primal = in.alpha_dual = 1.0;
  const PassResult after = it.factor(in);
  EXPECT_LT(after.primal_residual, 1e-9 * it.measured.primal_residual);
  EXPECT_LT(after.dual_residual, 1e-9 * it.measured.dual_residual);
  EXPECT_LT(it.shared, 1e-8);
}

TEST_P(Kernels, ChangeTheProductsAsTheirSumsForetell) {
  Iteration it = with(*GetParam().table);
  const PassResult d = it.direction();
  it.lab.border.advance(0.25, 0.5);
  PassInput in;
  in.apply_step = true;
  in.alpha_primal = 0.25;
  in.alpha_dual = 0.5;
  const double foretold =
      it.measured.complementarity + 0.25 * d.z_ds + 0.5 * d.s_dz + 0.125 * d.ds_dz;
  EXPECT_GT(std::abs(foretold / it.measured.complementarity - 1.0), 1e-3);
  EXPECT_NEAR(it.factor(in).complementarity / foretold, 1.0, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(Tables, Kernels, testing::ValuesIn(settings()), name_of);

TEST(KernelChoice, IsATableThisProcessorRuns) { EXPECT_TRUE(runs_here(kernels())); }

}  // namespace
}  // namespace sunward::ipm
