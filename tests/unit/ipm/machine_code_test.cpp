// Machine code does what its trace says, to the last bit, with and without enough registers.
#include "sunward/ipm/kkt/machine_code.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "sunward/ipm/kkt/lanes.hpp"

namespace sunward::ipm {
namespace {

constexpr std::size_t n_places = 40, n_lanes = 4;
/// Vectors are eight lanes apart; code works on the first four.
using Memory = std::array<double, n_places * lane_width>;

struct alignas(64) Machine {
  Memory record{}, block{};
  std::array<double, 4 * 4000> spill{};

  [[nodiscard]] const Memory& of(Base base) const { return base == Base::record ? record : block; }
  [[nodiscard]] Memory& of(Base base) { return base == Base::record ? record : block; }
};

/// The trace, computed one operation and one lane at a time.
void interpret(const Trace& trace, Machine& m) {
  const Machine before = m;
  for (std::size_t lane = 0; lane < n_lanes; ++lane) {
    std::vector<double> v;
    for (const Operation& o : trace.operations()) {
      const auto at = [&v](Index i) { return v[static_cast<std::size_t>(i)]; };
      switch (o.op) {
        case Op::constant:
          v.push_back(o.value);
          break;
        case Op::load:
          v.push_back(before.of(
              o.place.base)[static_cast<std::size_t>(o.place.offset) * lane_width + lane]);
          break;
        case Op::add:
          v.push_back(at(o.a) + at(o.b));
          break;
        case Op::subtract:
          v.push_back(at(o.a) - at(o.b));
          break;
        case Op::multiply:
          v.push_back(at(o.a) * at(o.b));
          break;
        case Op::divide:
          v.push_back(at(o.a) / at(o.b));
          break;
        case Op::smaller:
          v.push_back(at(o.a) < at(o.b) ? at(o.a) : at(o.b));
          break;
        case Op::larger:
          v.push_back(at(o.a) > at(o.b) ? at(o.a) : at(o.b));
          break;
        case Op::negate:
          v.push_back(-at(o.a));
          break;
        case Op::magnitude:
          v.push_back(std::abs(at(o.a)));
          break;
        case Op::less:
          v.push_back(at(o.a) < at(o.b) ? 1.0 : 0.0);
          break;
        case Op::both:
          v.push_back(at(o.a) * at(o.b));
          break;
        case Op::select:
          v.push_back(at(o.a) != 0.0 ? at(o.b) : at(o.c));
          break;
        case Op::multiply_add:
          v.push_back(std::fma(at(o.a), at(o.b), at(o.c)));
          break;
        case Op::multiply_subtract:
          v.push_back(std::fma(at(o.a), at(o.b), -at(o.c)));
          break;
        case Op::subtract_multiply:
          v.push_back(std::fma(-at(o.a), at(o.b), at(o.c)));
          break;
      }
    }
    for (const Store& s : trace.stores())
      m.of(s.place.base)[static_cast<std::size_t>(s.place.offset) * lane_width + lane] =
          v[static_cast<std::size_t>(s.operation)];
  }
}

class Generated : public testing::Test {
 protected:
  void SetUp() override {
    if (!runs_here(kernels_generated)) GTEST_SKIP() << "not on this processor";
  }

  /// Runs the trace both ways on the same memory and compares all of it.
  static void expect_same(const Trace& trace, unsigned seed) {
    Machine machine;
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> number(-2.0, 2.0);
    for (double& v : machine.record) v = number(random);
    for (double& v : machine.block) v = number(random);
    Machine expected = machine;
    interpret(trace, expected);
    const MachineCode code(trace, {0, 2, 4, 20});
    ASSERT_TRUE(code);
    ASSERT_LE(code.n_spills() * 4, static_cast<Index>(machine.spill.size()));
    code(machine.record.data(), machine.block.data(), machine.spill.data(),
         reinterpret_cast<const char*>(machine.record.data()));
    for (std::size_t i = 0; i < machine.record.size(); ++i) {
      EXPECT_TRUE(same(machine.record[i], expected.record[i])) << "record " << i;
      EXPECT_TRUE(same(machine.block[i], expected.block[i])) << "block " << i;
    }
  }

  static bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }
};

TEST_F(Generated, CodeKnowsEveryOperation) {
  Trace t;
  const Index x = t.read({Base::record, 0}), y = t.read({Base::record, 1});
  const Index z = t.read({Base::block, 2}), five = t.constant(5.0);
  const Index mask = t.binary(Op::less, x, y), other = t.binary(Op::less, z, t.constant(0.5));
  Index place = 3;
  for (const Index v :
       {t.binary(Op::add, x, five), t.binary(Op::subtract, x, y), t.binary(Op::multiply, y, z),
        t.binary(Op::divide, five, z), t.binary(Op::smaller, x, z), t.binary(Op::larger, x, z),
        t.unary(Op::negate, x), t.unary(Op::magnitude, y), t.select(mask, x, five),
        t.select(t.binary(Op::both, mask, other), z, y),
        t.binary(Op::add, t.binary(Op::multiply, x, y), z),
        t.binary(Op::subtract, t.binary(Op::multiply, x, z), y),
        t.binary(Op::subtract, y, t.binary(Op::multiply, z, z))})
    t.write({Base::record, place++}, v);
  t.fuse();
  expect_same(t, 1);
}

TEST_F(Generated, CodeReadsAPlaceBeforeItOverwritesIt) {
  Trace t;
  const Index x = t.read({Base::record, 0}), y = t.read({Base::record, 1});
  t.write({Base::record, 0}, t.binary(Op::add, x, y));
  t.write({Base::record, 1}, t.binary(Op::subtract, x, y));
  t.write({Base::record, 2}, t.binary(Op::multiply, x, y));
  expect_same(t, 2);
}

TEST_F(Generated, CodeKeepsMoreValuesThanThereAreRegisters) {
  Trace t;
  std::vector<Index> values;
  for (Index i = 0; i < 30; ++i) {
    const Index x = t.read({Base::record, i});
    values.push_back(t.binary(Op::multiply, x, t.read({Base::block, i})));
  }
  for (Index i = 0; i < 30; ++i)
    t.write({Base::record, i}, t.binary(Op::divide, values[static_cast<std::size_t>(i)],
                                        values[static_cast<std::size_t>(29 - i)]));
  const MachineCode code(t, {});
  EXPECT_GE(code.n_spills(), 10);
  expect_same(t, 3);
}

/// Random operations on random earlier values, written to random places on the way.
Trace random_trace(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  Trace t;
  std::vector<Index> values, masks;
  const auto any = [&] {
    return values[values.size() - 1 - below(std::min<std::size_t>(values.size(), 60))];
  };
  for (int i = 0; i < 400; ++i) {
    const Place place{below(2) == 0 ? Base::record : Base::block,
                      static_cast<Index>(below(n_places))};
    const std::size_t kind = values.size() < 3 ? 0 : below(16);
    if (kind <= 1) values.push_back(t.read(place));
    if (kind == 2) values.push_back(t.constant(0.25 * static_cast<double>(below(9))));
    if (kind == 3) t.write(place, any());
    if (kind >= 4 && kind <= 9) {
      constexpr Op kinds[] = {Op::add, Op::subtract, Op::divide, Op::smaller, Op::larger, Op::add};
      values.push_back(t.binary(kinds[kind - 4], any(), any()));
    }
    if (kind == 10 || kind == 11) values.push_back(t.binary(Op::multiply, any(), any()));
    if (kind == 12) values.push_back(t.unary(below(2) == 0 ? Op::negate : Op::magnitude, any()));
    if (kind == 13) masks.push_back(t.binary(Op::less, any(), any()));
    if (kind >= 14 && masks.size() >= 2)
      values.push_back(t.select(
          kind == 14 ? masks.back() : t.binary(Op::both, masks.back(), masks[masks.size() - 2]),
          any(), any()));
  }
  for (Index i = 0; i < 5; ++i) t.write({Base::block, i}, any());
  t.fuse();
  return t;
}

TEST_F(Generated, CodeOfRandomTracesDoesWhatTheySay) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE(seed);
    expect_same(random_trace(seed), seed);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace sunward::ipm
