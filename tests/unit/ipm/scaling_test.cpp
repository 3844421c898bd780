// Scaling by powers of two: nothing is rounded, so that dividing the factors out gives back the
// program to the last bit.
#include "sunward/ipm/scaling.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "problems/sketch.hpp"
#include "sunward/ipm/form.hpp"

namespace sunward::ipm {
namespace {

using problems::Sketch;

std::size_t at(Index i) { return static_cast<std::size_t>(i); }

bool is_power_of_two(double v) {
  int exponent = 0;
  return std::frexp(v, &exponent) == 0.5;
}

/// Numbers of very different size and no round ones: kW beside GW, money in cents.
Sketch uneven() {
  Sketch s("uneven", {3});
  const Index sun = s.series({0.3, 0.7, 0.9});
  const Index price = s.series({41.7, 55.1, 73.3});
  const Index p = s.column("p", {0.0137, price}, 0.0, 5e5),
              q = s.column("q", 1e4 / 3, 0.1, 7e-3 * 1e3);
  const Index e = s.started("e", 12.3, 0.0, 0.0, 1e6 / 7);
  const Index size = s.capacity("size", 123456.7, 0.3, 9e3);
  s.equality("balance", 1e5 / 9, {{p, 1.0 / 3}, {q, 1e3 / 7}, {e, -1.0}});
  const Index dynamics = s.equality("dynamics", 0.0, {{e, 1.0}, {p, -1e-3 / 3}});
  s.lagged(dynamics, e, -0.97);
  const Index limit = s.at_most("limit", 0.77, {{p, 1.0 / 3}});
  s.border(limit, size, {-1.1e-3, sun});
  s.aggregate(s.shared_row("budget", -infinity, 1e9 / 7, {{size, 0.013}}), q, {1e2 / 3, price});
  return s;
}

class ScaledForm : public testing::Test {
 protected:
  ScaledForm() : sketch_(uneven()), form_(make_form(sketch_.problem)) {}
  Sketch sketch_;
  Form form_;
};

TEST_F(ScaledForm, UsesPowersOfTwoOnly) {
  for (const FormColumn& c : form_.columns) EXPECT_TRUE(is_power_of_two(c.scale)) << c.scale;
  for (const FormRow& r : form_.rows) EXPECT_TRUE(is_power_of_two(r.scale)) << r.scale;
  for (const CapacityRow& r : form_.capacity) EXPECT_TRUE(is_power_of_two(r.scale)) << r.scale;
  for (const FormSharedColumn& c : form_.shared_columns) EXPECT_TRUE(is_power_of_two(c.scale));
  for (const FormSharedRow& r : form_.shared_rows) EXPECT_TRUE(is_power_of_two(r.scale));
  EXPECT_TRUE(is_power_of_two(form_.objective_scale));
}

TEST_F(ScaledForm, DoesScaleThisProgram) {
  bool any = form_.objective_scale != 1.0;
  for (const FormColumn& c : form_.columns) any = any || c.scale != 1.0;
  EXPECT_TRUE(any);
}

TEST_F(ScaledForm, GivesBackEveryCostAndBoundExactly) {
  const lp::Problem& p = sketch_.problem;
  for (const FormColumn& c : form_.columns) {
    if (c.source < 0) continue;
    const lp::StepColumn& original = p.step_columns[at(c.source)];
    EXPECT_EQ(c.cost.scale / c.scale / form_.objective_scale, original.cost.scale) << original.name;
    EXPECT_EQ(c.lower.scale * c.scale, original.lower.scale) << original.name;
    EXPECT_EQ(c.upper.scale * c.scale, original.upper.scale) << original.name;
    EXPECT_EQ(c.initial * c.scale, original.initial) << original.name;
  }
  const FormSharedColumn& size = form_.shared_columns[0];
  EXPECT_EQ(size.cost / size.scale / form_.objective_scale, p.shared_columns[0].cost);
  EXPECT_EQ(size.lower * size.scale, p.shared_columns[0].lower);
  EXPECT_EQ(size.upper * size.scale, p.shared_columns[0].upper);
}

TEST_F(ScaledForm, GivesBackEveryStepEntryExactly) {
  const lp::Problem& p = sketch_.problem;
  std::size_t found = 0;
  for (const Index lag : {0, 1})
    for (const FormEntry& e : lag == 0 ? form_.entries : form_.lag_entries)
      for (const lp::StepEntry& original : p.step_entries) {
        const FormRow& row = form_.rows[at(e.row)];
        const FormColumn& column = form_.columns[at(e.column)];
        if (original.lag != lag || original.row != row.source || original.column != column.source)
          continue;
        EXPECT_EQ(e.value.scale / row.scale / column.scale, original.value.scale);
        ++found;
      }
  EXPECT_EQ(found, form_.entries.size() + form_.lag_entries.size());
}

TEST_F(ScaledForm, GivesBackTheCapacityRowExactly) {
  const CapacityRow& row = form_.capacity.at(0);
  EXPECT_EQ(row.alpha.scale / row.scale / form_.columns[at(row.column)].scale, 1.0 / 3);
  EXPECT_EQ(row.entries.at(0).value.scale / row.scale / form_.shared_columns[0].scale, -1.1e-3);
  EXPECT_EQ(row.rhs.at(0).scale / row.scale, 0.77);
}

TEST_F(ScaledForm, GivesBackTheSharedRowExactly) {
  const FormSharedRow& row = form_.shared_rows.at(0);
  EXPECT_EQ(row.upper / row.scale, 1e9 / 7);
  EXPECT_EQ(form_.shared_entries.at(0).value / row.scale / form_.shared_columns[0].scale, 0.013);
  const FormBorderEntry& q = form_.aggregate.at(0);
  EXPECT_EQ(q.value.scale / row.scale / form_.columns[at(q.row)].scale, 1e2 / 3);
}

TEST_F(ScaledForm, BringsTheLargestEntryOfEachRowNearOne) {
  const double largest_of_series[] = {0.9, 73.3};
  for (std::size_t i = 0; i < form_.rows.size(); ++i) {
    double top = 0.0;
    for (const auto* list : {&form_.entries, &form_.lag_entries})
      for (const FormEntry& e : *list)
        if (at(e.row) == i) {
          const SeriesSource& s = form_.series[at(e.value.series)];
          const bool varies = s.kind == SeriesSource::Kind::problem;
          top =
              std::max(top, std::abs(e.value.scale) * (varies ? largest_of_series[s.index] : 1.0));
        }
    EXPECT_GT(top, 1.0 / 8) << "row " << i;
    EXPECT_LT(top, 8.0) << "row " << i;
  }
}

TEST(Scaling, GivesTheMembersOfOneVaryingSlotOneFactor) {
  Sketch s("peaks", {4});
  const Index import = s.column("import", 1.0);
  const Index first = s.capacity("first", 1e-3), second = s.capacity("second", 1e5);
  s.equality("balance", 3.0, {{import, 1.0}});
  s.border(s.at_most("peak", 0.0, {{import, 1.0}}), {first, first, second, second}, -1.0);
  s.shared_row("one of them alone", -infinity, 1e4, {{first, 1e3}});
  const Form form = make_form(s.problem);
  EXPECT_EQ(form.shared_columns[at(first)].scale, form.shared_columns[at(second)].scale);
}

TEST(Scaling, LeavesAProgramOfOnesAlone) {
  Sketch s("ones", {2});
  const Index a = s.column("a", 1.0), b = s.column("b", 1.0);
  s.equality("row", 1.0, {{a, 1.0}, {b, 1.0}});
  const Form form = make_form(s.problem);
  EXPECT_EQ(form.objective_scale, 1.0);
  EXPECT_EQ(form.rows[0].scale, 1.0);
  for (const FormColumn& c : form.columns) EXPECT_EQ(c.scale, 1.0);
}

}  // namespace
}  // namespace sunward::ipm
