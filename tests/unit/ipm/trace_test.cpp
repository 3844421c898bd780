// Traces: arithmetic that needs no instruction disappears, what is left keeps its meaning.
#include "sunward/ipm/kkt/trace.hpp"

#include <gtest/gtest.h>

namespace sunward::ipm {
namespace {

constexpr Place here{Base::record, 0}, there{Base::record, 1}, block{Base::block, 0};

Op op_of(const Trace& trace, Index a) { return trace.operations()[static_cast<std::size_t>(a)].op; }

TEST(Trace, ComputesWithConstantsAtOnce) {
  Trace t;
  const Index six = t.binary(Op::multiply, t.constant(2.0), t.constant(3.0));
  EXPECT_EQ(six, t.constant(6.0));
  EXPECT_EQ(t.unary(Op::negate, six), t.constant(-6.0));
  EXPECT_EQ(t.binary(Op::smaller, six, t.constant(1.0)), t.constant(1.0));
}

TEST(Trace, LeavesOutZeroAndOne) {
  Trace t;
  const Index x = t.read(here), zero = t.constant(0.0), one = t.constant(1.0);
  EXPECT_EQ(t.binary(Op::add, x, zero), x);
  EXPECT_EQ(t.binary(Op::subtract, x, zero), x);
  EXPECT_EQ(t.binary(Op::multiply, one, x), x);
  EXPECT_EQ(t.binary(Op::multiply, x, zero), zero);
  EXPECT_EQ(op_of(t, t.binary(Op::subtract, zero, x)), Op::negate);
}

TEST(Trace, MakesTheSameOperationOnce) {
  Trace t;
  const Index x = t.read(here), y = t.read(there);
  EXPECT_EQ(t.binary(Op::multiply, x, y), t.binary(Op::multiply, y, x));
  EXPECT_EQ(t.binary(Op::divide, x, y), t.binary(Op::divide, x, y));
  EXPECT_NE(t.binary(Op::divide, x, y), t.binary(Op::divide, y, x));
}

TEST(Trace, ReadsWhatItWrote) {
  Trace t;
  const Index x = t.read(here);
  t.write(there, x);
  EXPECT_EQ(t.read(there), x);
}

TEST(Trace, KeepsTheLastWriteAndForgetsScratch) {
  Trace t;
  const Index x = t.read(here), y = t.read(block);
  t.write(there, x);
  t.write(there, y);
  t.write({Base::scratch, 3}, x);
  ASSERT_EQ(t.stores().size(), 1u);
  EXPECT_EQ(t.stores()[0].place, there);
  EXPECT_EQ(t.stores()[0].operation, y);
}

TEST(Trace, DoesNotWriteBackWhatItRead) {
  Trace t;
  t.write(here, t.read(here));
  EXPECT_TRUE(t.stores().empty());
}

TEST(Trace, TurnsSignsIntoSumsAndDifferences) {
  Trace t;
  const Index x = t.read(here), y = t.read(there);
  EXPECT_EQ(t.binary(Op::add, x, t.unary(Op::negate, y)), t.binary(Op::subtract, x, y));
  EXPECT_EQ(t.binary(Op::subtract, x, t.unary(Op::negate, y)), t.binary(Op::add, x, y));
  EXPECT_EQ(t.unary(Op::negate, t.binary(Op::subtract, x, y)), t.binary(Op::subtract, y, x));
}

TEST(Trace, FusesAProductWithTheOnlySumThatUsesIt) {
  Trace t;
  const Index x = t.read(here), y = t.read(there), z = t.read(block);
  const Index alone = t.binary(Op::multiply, x, y), shared = t.binary(Op::multiply, x, z);
  const Index sum = t.binary(Op::subtract, z, alone), other = t.binary(Op::add, y, shared);
  t.write(here, sum);
  t.write(there, other);
  t.write(block, shared);
  t.fuse();
  EXPECT_EQ(op_of(t, sum), Op::subtract_multiply);
  EXPECT_EQ(op_of(t, other), Op::add);
}

TEST(Trace, GivesUpWhenItGetsTooLong) {
  Trace t;
  Index x = t.read(here);
  for (std::size_t i = 0; i < Trace::most_operations; ++i)
    x = t.binary(Op::add, t.binary(Op::multiply, x, x), t.read(there));
  EXPECT_TRUE(t.is_too_long());
  EXPECT_EQ(t.operations().size(), Trace::most_operations);
}

}  // namespace
}  // namespace sunward::ipm
