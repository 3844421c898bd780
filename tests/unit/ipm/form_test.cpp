// From a linear program to the engine's form: what becomes of each row, bound and fixed size.
#include "sunward/ipm/form.hpp"

#include <gtest/gtest.h>

#include "problems/sketch.hpp"

namespace sunward::ipm {
namespace {

using problems::Sketch;

std::size_t at(Index i) { return static_cast<std::size_t>(i); }

/// Value of a form series at step n; constants, problem series and masks only.
double series_value(const Form& form, Index series, std::size_t n) {
  if (series < 0) return 0.0;
  const SeriesSource& s = form.series[at(series)];
  if (s.kind == SeriesSource::Kind::problem) return form.problem->series[at(s.index)][n];
  if (s.kind == SeriesSource::Kind::mask) return form.masks[at(s.index)][n];
  return 1.0;
}

double value(const Form& form, const Term& t, std::size_t n) {
  return t.scale * series_value(form, t.series, n);
}

double total(const Form& form, const std::vector<Term>& terms, std::size_t n) {
  double sum = 0.0;
  for (const Term& t : terms) sum += value(form, t, n);
  return sum;
}

TEST(Form, KeepsAnEqualityAsARowWithoutSlack) {
  Sketch s("equality", {2});
  const Index a = s.column("a", 1.0), b = s.column("b", 1.0);
  s.equality("row", 3.0, {{a, 1.0}, {b, 1.0}});
  const Form form = make_form(s.problem);
  EXPECT_EQ(form.rows.size(), 1u);
  EXPECT_EQ(form.columns.size(), 2u);
  EXPECT_TRUE(form.capacity.empty());
}

TEST(Form, KeepsAnEqualityOfOneColumnAsARow) {
  Sketch s("single equality", {2});
  s.equality("row", 3.0, {{s.column("a", 1.0), 1.0}});
  const Form form = make_form(s.problem);
  EXPECT_EQ(form.rows.size(), 1u);
  EXPECT_TRUE(form.capacity.empty());
}

TEST(Form, KnowsAnEqualityWhoseSidesAreTwoSeriesOfTheSameNumbers) {
  Sketch s("two series", {2});
  const Index lower = s.series({1, 2}), upper = s.series({1, 2});
  const Index a = s.column("a", 1.0), b = s.column("b", 1.0);
  s.row("row", {1.0, lower}, {1.0, upper}, {{a, 1.0}, {b, 1.0}});
  EXPECT_EQ(make_form(s.problem).columns.size(), 2u);
}

TEST(Form, MakesAnInequalityOfOneColumnACapacityRow) {
  Sketch s("capacity", {2});
  const Index a = s.column("a", 1.0);
  const Index size = s.capacity("size", 1.0);
  s.border(s.at_most("row", 0.0, {{a, 1.0}}), size, -1.0);
  const Form form = make_form(s.problem);
  ASSERT_EQ(form.capacity.size(), 1u);
  EXPECT_TRUE(form.rows.empty());
  EXPECT_EQ(form.columns.size(), 1u);
  EXPECT_EQ(form.capacity[0].column, a);
  EXPECT_EQ(form.capacity[0].sign, 1.0);
  EXPECT_EQ(form.capacity[0].entries.size(), 1u);
}

TEST(Form, SplitsARangeOfOneColumnIntoTwoCapacityRowsOfOppositeSign) {
  Sketch s("range", {2});
  s.row("row", -1.0, 3.0, {{s.free_column("a"), 1.0}});
  const Form form = make_form(s.problem);
  ASSERT_EQ(form.capacity.size(), 2u);
  EXPECT_EQ(form.capacity[0].sign, 1.0);
  EXPECT_EQ(form.capacity[1].sign, -1.0);
  for (const CapacityRow& row : form.capacity) EXPECT_GT(row.sign * row.alpha.scale, 0.0);
  EXPECT_DOUBLE_EQ(total(form, form.capacity[0].rhs, 0) / form.capacity[0].scale, 3.0);
  EXPECT_DOUBLE_EQ(total(form, form.capacity[1].rhs, 0) / form.capacity[1].scale, 1.0);
}

TEST(Form, GivesAnInequalityOfTwoColumnsASlackWithTheRowsSidesAsBounds) {
  Sketch s("slack", {2});
  const Index a = s.column("a", 1.0), b = s.column("b", 1.0);
  s.row("row", 2.0, 5.0, {{a, 1.0}, {b, 1.0}});
  const Form form = make_form(s.problem);
  ASSERT_EQ(form.columns.size(), 3u);
  const FormColumn& slack = form.columns[2];
  EXPECT_EQ(slack.source, -1);
  EXPECT_DOUBLE_EQ(slack.lower.scale * slack.scale, 2.0);
  EXPECT_DOUBLE_EQ(slack.upper.scale * slack.scale, 5.0);
  EXPECT_TRUE(form.rows[0].rhs.empty());
}

TEST(Form, GivesARowOverTheStepBeforeASlack) {
  Sketch s("lagged", {2});
  const Index a = s.column("a", 1.0);
  const Index row = s.at_most("ramp", 1.0, {{a, 1.0}});
  s.lagged(row, a, -1.0);
  const Form form = make_form(s.problem);
  EXPECT_TRUE(form.capacity.empty());
  EXPECT_EQ(form.columns.size(), 2u);
  EXPECT_EQ(form.lag_entries.size(), 1u);
  EXPECT_TRUE(form.columns[0].lagged);
  EXPECT_FALSE(form.columns[1].lagged);
}

TEST(Form, DoesNotDivideByACoefficientThatIsZeroAtSomeStep) {
  Sketch s("zero", {2});
  const Index c = s.series({1, 0});
  s.at_most("row", 1.0, {{s.column("a", 1.0), {1.0, c}}});
  EXPECT_TRUE(make_form(s.problem).capacity.empty());
}

TEST(Form, DoesNotDivideByACoefficientThatChangesSign) {
  Sketch s("sign", {2});
  const Index c = s.series({1, -1});
  s.at_most("row", 1.0, {{s.column("a", 1.0), {1.0, c}}});
  EXPECT_TRUE(make_form(s.problem).capacity.empty());
}

TEST(Form, MasksACapacityRowWhereItsSideIsInfinite) {
  Sketch s("mask", {3});
  const Index side = s.series({1, infinity, 2});
  s.at_most("row", {1.0, side}, {{s.column("a", 1.0), 1.0}});
  const Form form = make_form(s.problem);
  ASSERT_EQ(form.capacity.size(), 1u);
  ASSERT_GT(form.capacity[0].mask, 0);
  EXPECT_EQ(series_value(form, form.capacity[0].mask, 0), 1.0);
  EXPECT_EQ(series_value(form, form.capacity[0].mask, 1), 0.0);
  EXPECT_EQ(series_value(form, form.capacity[0].mask, 2), 1.0);
}

TEST(Form, MasksAnUpperBoundWhereItIsInfinite) {
  Sketch s("bound", {3});
  const Index bound = s.series({infinity, 4, infinity});
  s.column("a", 1.0, 0.0, {1.0, bound});
  const Form form = make_form(s.problem);
  EXPECT_EQ(form.columns[0].lower_mask, 0);
  EXPECT_EQ(series_value(form, form.columns[0].upper_mask, 0), 0.0);
  EXPECT_EQ(series_value(form, form.columns[0].upper_mask, 1), 1.0);
}

TEST(Form, HasNoMaskWhereABoundNeverHolds) {
  Sketch s("free", {3});
  s.free_column("a", 1.0);
  const Form form = make_form(s.problem);
  EXPECT_EQ(form.columns[0].lower_mask, -1);
  EXPECT_EQ(form.columns[0].upper_mask, -1);
  EXPECT_EQ(form.columns[0].free_mask, 0);
}

TEST(Form, FixesAColumnWhereItsBoundsMeetAndDropsTheBoundsThere) {
  Sketch s("fixed at a step", {3});
  const Index bound = s.series({4, 0, 4});
  s.column("a", 1.0, 0.0, {1.0, bound});
  const Form form = make_form(s.problem);
  for (std::size_t n = 0; n < 3; ++n) {
    const double open = n == 1 ? 0.0 : 1.0;
    EXPECT_EQ(series_value(form, form.columns[0].free_mask, n), open);
    EXPECT_EQ(series_value(form, form.columns[0].lower_mask, n), open);
    EXPECT_EQ(series_value(form, form.columns[0].upper_mask, n), open);
  }
}

TEST(Form, SharesOneMaskAmongAllThatNeedTheSame) {
  Sketch s("shared mask", {3});
  const Index bound = s.series({4, 0, 4});
  s.column("a", 1.0, 0.0, {1.0, bound});
  s.column("b", 1.0, 0.0, {2.0, bound});
  EXPECT_EQ(make_form(s.problem).masks.size(), 1u);
}

TEST(Form, PinsAColumnAtNightAndVoidsItsCapacityRow) {
  Sketch s("night", {3});
  const Index sun = s.series({0.5, 0, 1});
  const Index p = s.column("pv", 1.0);
  s.border(s.at_most("limit", 0.0, {{p, 1.0}}), s.capacity("size", 1.0), {-1.0, sun});
  const Form form = make_form(s.problem);
  ASSERT_EQ(form.capacity.size(), 1u);
  EXPECT_TRUE(form.capacity[0].vanishes);
  for (std::size_t n = 0; n < 3; ++n) {
    EXPECT_EQ(series_value(form, form.capacity[0].mask, n), n == 1 ? 0.0 : 1.0);
    EXPECT_EQ(series_value(form, form.columns[0].free_mask, n), n == 1 ? 0.0 : 1.0);
  }
}

TEST(Form, LeavesAColumnOpenAtNightWhenTheRowStillGivesRoom) {
  Sketch s("night with room", {2});
  const Index sun = s.series({0, 1});
  const Index p = s.column("pv", 1.0);
  s.border(s.at_most("limit", 2.0, {{p, 1.0}}), s.capacity("size", 1.0), {-1.0, sun});
  const Form form = make_form(s.problem);
  EXPECT_FALSE(form.capacity[0].vanishes);
  EXPECT_EQ(form.columns[0].free_mask, 0);
}

TEST(Form, MovesAFixedSizeToTheRightHandSideOfACapacityRow) {
  Sketch s("fixed size", {2});
  const Index wind = s.series({0.5, 0.25});
  const Index p = s.column("p", 1.0);
  s.border(s.at_most("limit", 1.0, {{p, 1.0}}), s.capacity("size", 1.0, 8.0, 8.0), {-1.0, wind});
  const Form form = make_form(s.problem);
  ASSERT_EQ(form.capacity.size(), 1u);
  EXPECT_TRUE(form.shared_columns[0].fixed);
  EXPECT_TRUE(form.capacity[0].entries.empty());
  EXPECT_DOUBLE_EQ(total(form, form.capacity[0].rhs, 0) / form.capacity[0].scale, 1.0 + 4.0);
  EXPECT_DOUBLE_EQ(total(form, form.capacity[0].rhs, 1) / form.capacity[0].scale, 1.0 + 2.0);
}

TEST(Form, MovesAFixedSizeToTheRightHandSideOfAStepRow) {
  Sketch s("fixed size in a row", {2});
  const Index a = s.column("a", 1.0), b = s.column("b", 1.0);
  s.border(s.equality("row", 10.0, {{a, 1.0}, {b, 1.0}}), s.capacity("size", 1.0, 3.0, 3.0), 2.0);
  const Form form = make_form(s.problem);
  EXPECT_TRUE(form.border.empty());
  EXPECT_DOUBLE_EQ(total(form, form.rows[0].rhs, 1) / form.rows[0].scale, 10.0 - 6.0);
}

TEST(Form, MovesAFixedSizeToTheSidesOfASharedRow) {
  Sketch s("fixed size in a design row", {1});
  s.column("a", 1.0);
  const Index fixed = s.capacity("fixed", 0.0, 3.0, 3.0), open = s.capacity("open", 1.0);
  s.shared_row("land", 1.0, 20.0, {{fixed, 2.0}, {open, 1.0}});
  const Form form = make_form(s.problem);
  EXPECT_EQ(form.shared_entries.size(), 1u);
  EXPECT_DOUBLE_EQ(form.shared_rows[0].lower / form.shared_rows[0].scale, 1.0 - 6.0);
  EXPECT_DOUBLE_EQ(form.shared_rows[0].upper / form.shared_rows[0].scale, 20.0 - 6.0);
}

TEST(Form, LeavesOutASharedRowWithoutSides) {
  Sketch s("idle row", {2});
  const Index a = s.column("a", 1.0);
  s.aggregate(s.shared_row("idle", -infinity, infinity), a, 1.0);
  const Form form = make_form(s.problem);
  EXPECT_FALSE(form.shared_rows[0].active);
  EXPECT_TRUE(form.aggregate.empty());
}

}  // namespace
}  // namespace sunward::ipm
