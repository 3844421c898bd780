// The border's LDL without pivoting against a dense reference with pivoting.
#include "sunward/ipm/kkt/border.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "unit/ipm/lab.hpp"

namespace sunward::ipm {
namespace {

using test::at;
using test::Lab;
using test::wiggle;

constexpr double regularisation_primal = 1e-7, regularisation_dual = 1e-9;

/// Gaussian elimination with partial pivoting.
std::vector<double> dense_solve(std::vector<std::vector<double>> a, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t top = k;
    for (std::size_t i = k; i < n; ++i)
      if (std::abs(a[i][k]) > std::abs(a[top][k])) top = i;
    std::swap(a[k], a[top]);
    std::swap(b[k], b[top]);
    for (std::size_t i = k + 1; i < n; ++i) {
      const double f = a[i][k] / a[k][k];
      for (std::size_t j = k; j < n; ++j) a[i][j] -= f * a[k][j];
      b[i] -= f * b[k];
    }
  }
  for (std::size_t k = n; k-- > 0;) {
    for (std::size_t j = k + 1; j < n; ++j) b[k] -= a[k][j] * b[j];
    b[k] /= a[k][k];
  }
  return b;
}

/// Fills the groups with Schur complements and right-hand sides that make the sum quasi-definite,
/// and keeps the same sums as a plain dense system over the nodes.
struct Quasidefinite {
  explicit Quasidefinite(const std::vector<Index>& lengths, int threads)
      : lab(test::small_park(lengths), threads) {
    const std::size_t n = lab.map.nodes.size();
    matrix.assign(n, std::vector<double>(n, 0.0));
    rhs.assign(n, 0.0);
    std::fill(lab.border.pi.begin(), lab.border.pi.end(), 0.0);
    own_part();
    for (std::size_t g = 0; g < lab.groups.size(); ++g) group_part(g);
  }

  void own_part() {
    const Form& form = lab.form;
    for (std::size_t n = 0; n < lab.map.nodes.size(); ++n) {
      const auto i = at(lab.map.nodes[n].index);
      if (lab.map.nodes[n].kind == BorderNode::Kind::column) {
        matrix[n][n] -= lab.border.columns[i].curvature() + regularisation_primal;
        rhs[n] += form.shared_columns[i].cost;
      } else if (lab.map.nodes[n].kind == BorderNode::Kind::row) {
        const Bounded& row = lab.border.rows[i];
        matrix[n][n] += 1.0 / (row.curvature() + regularisation_primal) + regularisation_dual;
        rhs[n] += row.x;
      }
    }
    for (const lp::SharedEntry& e : form.shared_entries) {
      const auto c = at(lab.map.column_node[at(e.column)]), r = at(lab.map.row_node[at(e.row)]);
      matrix[c][r] += e.value;
      matrix[r][c] += e.value;
      rhs[r] -= e.value * lab.border.columns[at(e.column)].x;
    }
  }

  void group_part(std::size_t g) {
    const Group& group = lab.map.groups[g];
    GroupData& data = lab.groups[g];
    const Index stride = lab.pattern.n_border;
    const auto place = [&](std::size_t p) {
      const auto k = static_cast<Index>(p), n = static_cast<Index>(lab.map.positions.size());
      return k < n ? k : k - n + lab.pattern.n_positions;
    };
    for (std::size_t l = 0; l < lane_width; ++l)
      for (std::size_t p = 0; p < group.node.size(); ++p) {
        const Index a = group.node[p][l];
        const double right = wiggle(7 * p + 100 * l + g) - 0.5;
        test::cell(data.border_rhs, 0, place(p), l) = right;
        if (a >= 0) rhs[at(a)] += right;
        for (std::size_t q = 0; q <= p; ++q) {
          const Index b = group.node[q][l];
          double v = 0.4 * (wiggle(31 * p + 17 * q + 1000 * l + g) - 0.5);
          if (p == q && a >= 0)
            v = lab.map.nodes[at(a)].kind == BorderNode::Kind::row ? 4.0 + v : -4.0 + v;
          test::cell(data.schur, 0, place(p) * stride + place(q), l) = v;
          if (a < 0 || b < 0) continue;
          matrix[at(a)][at(b)] += v;
          if (p != q) matrix[at(b)][at(a)] += v;
        }
      }
  }

  void solve() {
    Border& b = lab.border;
    b.clear_residuals();
    (void)b.measure();
    b.clear_matrix(regularisation_primal, regularisation_dual);
    b.clear_rhs();
    for (std::size_t g = 0; g < lab.groups.size(); ++g) {
      b.add_schur(lab.map.groups[g], lab.groups[g]);
      b.add_rhs(lab.map.groups[g], lab.groups[g]);
    }
    b.factor();
    b.solve(0.0, false);
  }

  Lab lab;
  std::vector<std::vector<double>> matrix;
  std::vector<double> rhs;
};

class BorderOver : public testing::TestWithParam<std::vector<Index>> {};

TEST_P(BorderOver, AgreesWithADenseSolve) {
  Quasidefinite q(GetParam(), 1);
  q.solve();
  const std::vector<double> expected = dense_solve(q.matrix, q.rhs);
  double size = 0.0;
  for (const double v : expected) size = std::max(size, std::abs(v));
  ASSERT_GT(size, 0.01);
  for (std::size_t n = 0; n < expected.size(); ++n)
    EXPECT_NEAR(q.lab.border.dvalue[n], expected[n], 1e-11 * size) << "node " << n;
}

TEST_P(BorderOver, StepsItsSizesAsTheSolveSays) {
  Quasidefinite q(GetParam(), 1);
  q.solve();
  for (std::size_t k = 0; k < q.lab.border.columns.size(); ++k) {
    const Index node = q.lab.map.column_node[k];
    EXPECT_EQ(q.lab.border.columns[k].dx, q.lab.border.dvalue[at(node)]);
  }
}

TEST_P(BorderOver, MeetsItsRowsEquationsWithTheActivityStep) {
  // H dw = -pi - dpi, the affine direction's equation of an activity, with pi = 0.
  Quasidefinite q(GetParam(), 1);
  q.solve();
  for (std::size_t r = 0; r < q.lab.border.rows.size(); ++r) {
    const Bounded& row = q.lab.border.rows[r];
    const double dpi = q.lab.border.dvalue[at(q.lab.map.row_node[r])];
    EXPECT_NEAR((row.curvature() + regularisation_primal) * row.dx, -dpi,
                1e-12 * std::max(1.0, std::abs(dpi)));
  }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, BorderOver,
                         testing::Values(std::vector<Index>{1}, std::vector<Index>{8},
                                         std::vector<Index>{97}, std::vector<Index>{97, 40},
                                         std::vector<Index>{24, 30, 1, 60},
                                         std::vector<Index>(20, 24)));

}  // namespace
}  // namespace sunward::ipm
