// A pass's step written down instead of computed: the kernels' sources run once on symbols
// (trace_vec.inl), and what they do to each lane is kept as a list of operations on numbers.
//
// The step pattern is the same at every step, so one step between the first and the last stands
// for all. Walking the pattern's lists, choosing by flags, adding zero and multiplying by one all
// happen while tracing; only arithmetic is left. machine_code.hpp turns it into instructions.
#pragma once

#include <cstdint>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "sunward/base/index.hpp"

namespace sunward::ipm {

/// Which memory a place counts from.
enum class Base : std::uint8_t {
  record,    ///< arrays of the step; an offset beyond the record is a neighbour's
  block,     ///< arrays that are there once
  constant,  ///< the trace's constants
  spill,     ///< values that found no register
  scratch    ///< the kernels' scratch: forgotten at the end of the step
};

/// Where a number of every lane lives: `offset` vectors from its base.
struct Place {
  Base base = Base::record;
  Index offset = 0;
  [[nodiscard]] bool operator==(const Place&) const = default;
};

enum class Op : std::uint8_t {
  constant,
  load,
  add,
  subtract,
  multiply,
  divide,
  smaller,  ///< a < b ? a : b
  larger,   ///< a > b ? a : b
  negate,
  magnitude,
  less,    ///< a < b, all bits on or off
  both,    ///< a and b, of comparisons
  select,  ///< a ? b : c
  // Made by fuse(): a * b with c.
  multiply_add,       ///< a * b + c
  multiply_subtract,  ///< a * b - c
  subtract_multiply   ///< c - a * b
};

struct Operation {
  Op op = Op::constant;
  Index a = -1, b = -1, c = -1;  ///< earlier operations
  double value = 0.0;            ///< of a constant
  Place place = {};              ///< of a load
};

/// The value `operation` goes to `place` once operations before `position` are done.
struct Store {
  Place place;
  Index operation = -1, position = 0;
};

class Trace {
 public:
  /// A longer trace is given up: its code would not stay in the caches.
  static constexpr std::size_t most_operations = 30000;

  [[nodiscard]] Index constant(double value);
  [[nodiscard]] Index unary(Op op, Index a);
  [[nodiscard]] Index binary(Op op, Index a, Index b);
  [[nodiscard]] Index select(Index mask, Index a, Index b);
  /// What was last written there, or a load.
  [[nodiscard]] Index read(Place place);
  /// What is there before the step writes anything.
  [[nodiscard]] Index load(Place place);
  void write(Place place, Index operation);

  [[nodiscard]] bool is_too_long() const { return operations_.size() >= most_operations; }
  /// Products used by one sum only become one operation with it. Call once, at the end.
  void fuse();
  [[nodiscard]] const std::vector<Operation>& operations() const { return operations_; }
  /// The last write to every place outside scratch, by position.
  [[nodiscard]] std::vector<Store> stores() const;

 private:
  [[nodiscard]] Index add(const Operation& operation);
  [[nodiscard]] bool is(Index a, double value) const;
  [[nodiscard]] Index sum(Index a, Index b);
  [[nodiscard]] Index difference(Index a, Index b);
  [[nodiscard]] Index product(Index a, Index b);

  std::vector<Operation> operations_;
  std::unordered_multimap<std::uint64_t, Index> known_;  ///< by hash: the same twice is once
  std::unordered_map<std::uint64_t, Store> memory_;      ///< by place
};

}  // namespace sunward::ipm
