#include "sunward/ipm/kkt/trace.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace sunward::ipm {

namespace {

std::uint64_t key_of(Place place) {
  return static_cast<std::uint64_t>(place.base) << 32 | static_cast<std::uint32_t>(place.offset);
}

std::uint64_t bits_of(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof(bits));
  return bits;
}

std::uint64_t hash_of(const Operation& o) {
  std::uint64_t hash = static_cast<std::uint64_t>(o.op);
  for (const std::uint64_t part :
       {static_cast<std::uint64_t>(o.a), static_cast<std::uint64_t>(o.b),
        static_cast<std::uint64_t>(o.c), bits_of(o.value), key_of(o.place)})
    hash = (hash ^ part) * 0x9E3779B97F4A7C15u + (hash >> 29);
  return hash;
}

bool same(const Operation& x, const Operation& y) {
  return x.op == y.op && x.a == y.a && x.b == y.b && x.c == y.c && x.place == y.place &&
         bits_of(x.value) == bits_of(y.value);
}

}  // namespace

Index Trace::add(const Operation& operation) {
  const std::uint64_t hash = hash_of(operation);
  const auto [first, last] = known_.equal_range(hash);
  for (auto it = first; it != last; ++it)
    if (same(operations_[static_cast<std::size_t>(it->second)], operation)) return it->second;
  if (is_too_long()) return 0;
  operations_.push_back(operation);
  const auto index = static_cast<Index>(operations_.size()) - 1;
  known_.emplace(hash, index);
  return index;
}

Index Trace::constant(double value) {
  Operation operation;
  operation.value = value;
  return add(operation);
}

bool Trace::is(Index a, double value) const {
  const Operation& o = operations_[static_cast<std::size_t>(a)];
  return o.op == Op::constant && o.value == value;
}

Index Trace::unary(Op op, Index a) {
  const Operation& o = operations_[static_cast<std::size_t>(a)];
  if (o.op == Op::constant) return constant(op == Op::negate ? -o.value : std::abs(o.value));
  if (op == Op::negate && o.op == Op::negate) return o.a;
  if (op == Op::negate && o.op == Op::subtract) return add({Op::subtract, o.b, o.a});
  return add({op, a});
}

Index Trace::sum(Index a, Index b) {
  if (is(a, 0.0)) return b;
  if (is(b, 0.0)) return a;
  if (operations_[static_cast<std::size_t>(b)].op == Op::negate)
    return add({Op::subtract, a, operations_[static_cast<std::size_t>(b)].a});
  if (operations_[static_cast<std::size_t>(a)].op == Op::negate)
    return add({Op::subtract, b, operations_[static_cast<std::size_t>(a)].a});
  return add({Op::add, a, b});
}

Index Trace::difference(Index a, Index b) {
  if (is(b, 0.0)) return a;
  if (is(a, 0.0)) return unary(Op::negate, b);
  if (operations_[static_cast<std::size_t>(b)].op == Op::negate)
    return add({Op::add, a, operations_[static_cast<std::size_t>(b)].a});
  return add({Op::subtract, a, b});
}

Index Trace::product(Index a, Index b) {
  for (const auto& [x, y] : {std::pair(a, b), std::pair(b, a)}) {
    if (is(x, 0.0)) return x;  // data are finite: nothing times zero is not a number
    if (is(x, 1.0)) return y;
    if (is(x, -1.0)) return unary(Op::negate, y);
    const Operation& o = operations_[static_cast<std::size_t>(x)];
    if (o.op == Op::negate) {
      const Index inner = o.a;
      return unary(Op::negate, product(inner, y));
    }
  }
  return add({Op::multiply, std::min(a, b), std::max(a, b)});
}

Index Trace::binary(Op op, Index a, Index b) {
  const Operation &x = operations_[static_cast<std::size_t>(a)],
                  &y = operations_[static_cast<std::size_t>(b)];
  if (x.op == Op::constant && y.op == Op::constant) {
    const double v = x.value, w = y.value;
    switch (op) {
      case Op::add:
        return constant(v + w);
      case Op::subtract:
        return constant(v - w);
      case Op::multiply:
        return constant(v * w);
      case Op::divide:
        return constant(v / w);
      case Op::smaller:
        return constant(v < w ? v : w);
      case Op::larger:
        return constant(v > w ? v : w);
      case Op::less:
        return constant(v < w ? 1.0 : 0.0);
      default:
        break;
    }
  }
  if (op == Op::add) return sum(a, b);
  if (op == Op::subtract) return difference(a, b);
  if (op == Op::multiply) return product(a, b);
  if (op == Op::both && x.op == Op::constant) return x.value != 0.0 ? b : a;
  if (op == Op::both && y.op == Op::constant) return y.value != 0.0 ? a : b;
  return add({op, a, b});
}

Index Trace::select(Index mask, Index a, Index b) {
  const Operation& o = operations_[static_cast<std::size_t>(mask)];
  if (o.op == Op::constant) return o.value != 0.0 ? a : b;
  return a == b ? a : add({Op::select, mask, a, b});
}

Index Trace::read(Place place) {
  const auto found = memory_.find(key_of(place));
  return found != memory_.end() ? found->second.operation : load(place);
}

Index Trace::load(Place place) {
  Operation load;
  load.op = Op::load;
  load.place = place;
  return add(load);
}

void Trace::write(Place place, Index operation) {
  memory_[key_of(place)] = {place, operation, static_cast<Index>(operations_.size())};
}

std::vector<Store> Trace::stores() const {
  std::vector<Store> list;
  for (const auto& [key, store] : memory_) {
    if (store.place.base == Base::scratch) continue;
    const Operation& o = operations_[static_cast<std::size_t>(store.operation)];
    if (o.op == Op::load && o.place == store.place) continue;  // it is there already
    list.push_back(store);
  }
  std::sort(list.begin(), list.end(), [](const Store& x, const Store& y) {
    return std::tuple(x.position, key_of(x.place)) < std::tuple(y.position, key_of(y.place));
  });
  return list;
}

void Trace::fuse() {
  std::vector<int> n_uses(operations_.size(), 0);
  const auto count = [&n_uses](Index a) {
    if (a >= 0) ++n_uses[static_cast<std::size_t>(a)];
  };
  for (const Operation& o : operations_) count(o.a), count(o.b), count(o.c);
  for (const Store& s : stores()) count(s.operation);
  const auto alone = [&](Index a) {
    return operations_[static_cast<std::size_t>(a)].op == Op::multiply &&
           n_uses[static_cast<std::size_t>(a)] == 1;
  };
  for (Operation& o : operations_) {
    if (o.op != Op::add && o.op != Op::subtract) continue;
    const bool right = alone(o.b);
    if (!right && !alone(o.a)) continue;
    const Operation factor = operations_[static_cast<std::size_t>(right ? o.b : o.a)];
    const Index other = right ? o.a : o.b;
    const Op op = o.op == Op::add ? Op::multiply_add
                  : right         ? Op::subtract_multiply
                                  : Op::multiply_subtract;
    o = {op, factor.a, factor.b, other};
  }
}

}  // namespace sunward::ipm
