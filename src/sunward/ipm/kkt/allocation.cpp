#include "sunward/ipm/kkt/allocation.hpp"

#include <algorithm>
#include <cstring>

#include "sunward/base/error.hpp"

namespace sunward::ipm {

namespace {

constexpr std::int32_t vector_bytes = 64, part_bytes = 32;
/// A value in memory that is used again within so many items is worth a free register.
constexpr Index soon = 24;

const Operation& at(const Trace& trace, Index operation) {
  return trace.operations()[static_cast<std::size_t>(operation)];
}

/// Calls `visit` once for every operation that `o` reads.
template <class Visit>
void each_operand(const Operation& o, Visit visit) {
  if (o.a >= 0) visit(o.a);
  if (o.b >= 0 && o.b != o.a) visit(o.b);
  if (o.c >= 0 && o.c != o.a && o.c != o.b) visit(o.c);
}

double from_bits(std::uint64_t bits) {
  double value = 0.0;
  std::memcpy(&value, &bits, sizeof(value));
  return value;
}

}  // namespace

Allocation::Allocation(const Trace& trace) : trace_(trace), values_(trace.operations().size()) {
  std::fill_n(holder_, n_registers, -1);
  list_items();
  note_uses();
}

/// Operations that something stored depends on, in order, and the stores between them.
void Allocation::list_items() {
  const std::vector<Store> stores = trace_.stores();
  const auto n = static_cast<Index>(values_.size());
  std::vector<bool> live(values_.size(), false);
  for (const Store& s : stores) live[static_cast<std::size_t>(s.operation)] = true;
  for (Index i = n; i-- > 0;)
    if (live[static_cast<std::size_t>(i)])
      each_operand(at(trace_, i), [&](Index a) { live[static_cast<std::size_t>(a)] = true; });
  std::size_t next = 0;
  const auto put_stores = [&](Index position) {
    for (; next < stores.size() && stores[next].position <= position; ++next)
      items_.push_back({stores[next].operation, true, stores[next].place});
  };
  for (Index i = 0; i < n; ++i) {
    put_stores(i);
    if (!live[static_cast<std::size_t>(i)]) continue;
    if (at(trace_, i).op == Op::constant)
      place_constant(i);
    else
      items_.push_back({i, false, {}});
  }
  put_stores(n);
  find_lasting_loads();
}

void Allocation::place_constant(Index operation) {
  value(operation).in_memory = true;
  value(operation).place = {Base::constant, new_constant(at(trace_, operation).value)};
}

/// A load is made where it is used, unless its place has been written by then.
void Allocation::find_lasting_loads() {
  std::vector<Index> last_use(values_.size(), -1);
  std::vector<std::pair<Place, Index>> written;
  for (Index k = 0; k < static_cast<Index>(items_.size()); ++k) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    if (item.is_store) {
      last_use[static_cast<std::size_t>(item.operation)] = k;
      written.emplace_back(item.place, k);
    } else {
      each_operand(at(trace_, item.operation),
                   [&](Index a) { last_use[static_cast<std::size_t>(a)] = k; });
    }
  }
  const auto before = [](const auto& x, const auto& y) {
    return std::pair(x.first.base, x.first.offset) < std::pair(y.first.base, y.first.offset);
  };
  std::sort(written.begin(), written.end(), before);
  std::erase_if(items_, [&](const Item& item) {
    const Operation& o = at(trace_, item.operation);
    if (item.is_store || o.op != Op::load) return false;
    SUNWARD_CHECK(o.place.base != Base::scratch, "scratch is written before it is read");
    const std::pair<Place, Index> wanted(o.place, 0);
    const auto found = std::lower_bound(written.begin(), written.end(), wanted, before);
    const bool lasts = found == written.end() || before(wanted, *found) ||
                       last_use[static_cast<std::size_t>(item.operation)] < found->second;
    value(item.operation).in_memory = lasts;
    value(item.operation).place = o.place;
    return lasts;
  });
}

void Allocation::note_uses() {
  for (Index k = 0; k < static_cast<Index>(items_.size()); ++k) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    if (item.is_store)
      value(item.operation).uses.push_back(k);
    else
      each_operand(at(trace_, item.operation), [&](Index a) { value(a).uses.push_back(k); });
  }
}

/// Place of a number among the constants, four lanes each.
Index Allocation::new_constant(double number) {
  constants_.insert(constants_.end(), 4, number);
  return static_cast<Index>(constants_.size() / 4) - 1;
}

Operand Allocation::operand(Index operation) {
  const Value& v = value(operation);
  if (v.reg >= 0) return {v.reg};
  if (v.slot >= 0) return {-1, Base::spill, v.slot * part_bytes};
  SUNWARD_CHECK(v.in_memory, "a value lost before its last use");
  return {-1, v.place.base,
          v.place.offset * (v.place.base == Base::constant ? part_bytes : vector_bytes)};
}

void Allocation::hold(Index operation, Index reg) {
  value(operation).reg = reg;
  holder_[reg] = operation;
}

void Allocation::evict(Encoder& out, Index reg) {
  Value& v = value(holder_[reg]);
  if (!v.in_memory && v.slot < 0) {
    if (free_slots_.empty()) free_slots_.push_back(n_spills_++);
    v.slot = free_slots_.back();
    free_slots_.pop_back();
    out.emit(opcode::save, reg, 0, {-1, Base::spill, v.slot * part_bytes});
  }
  v.reg = -1;
  holder_[reg] = -1;
}

Index Allocation::free_register(Encoder& out) {
  Index furthest = -1;
  for (Index reg = 0; reg < n_registers; ++reg) {
    if (holder_[reg] < 0 && !pinned_[reg]) return reg;
    if (pinned_[reg]) continue;
    if (furthest < 0 || value(holder_[reg]).next_use() > value(holder_[furthest]).next_use())
      furthest = reg;
  }
  evict(out, furthest);
  return furthest;
}

Index Allocation::in_register(Encoder& out, Index operation) {
  if (value(operation).reg < 0) {
    const Operand from = operand(operation);
    const Index reg = free_register(out);
    out.emit(opcode::load, reg, 0, from);
    hold(operation, reg);
  }
  pinned_[value(operation).reg] = true;
  return value(operation).reg;
}

/// The register for the result: that of an operand used for the last time, or a free one.
Index Allocation::target(Encoder& out, Index operation) {
  Index found = -1;
  each_operand(at(trace_, operation), [&](Index a) {
    Value& v = value(a);
    if (found < 0 && v.reg >= 0 && v.next + 1 == v.uses.size()) found = v.reg;
  });
  return found >= 0 ? found : free_register(out);
}

void Allocation::done(Index operation) {
  Value& v = value(operation);
  if (++v.next < v.uses.size()) return;
  if (v.reg >= 0 && holder_[v.reg] == operation) holder_[v.reg] = -1;
  v.reg = -1;
  if (v.slot >= 0) free_slots_.push_back(v.slot);
  v.slot = -1;
}

void Allocation::emit_binary(Encoder& out, Index operation) {
  const Operation& o = at(trace_, operation);
  Index a = o.a, b = o.b;
  Opcode code = opcode::add;
  Index kind = -1;  // of a comparison
  bool commutes = false;
  switch (o.op) {
    case Op::add:
      commutes = true;
      break;
    case Op::multiply:
      code = opcode::multiply, commutes = true;
      break;
    case Op::both:
      code = opcode::bits_and, commutes = true;
      break;
    case Op::subtract:
      code = opcode::subtract;
      break;
    case Op::divide:
      code = opcode::divide;
      break;
    case Op::smaller:
      code = opcode::smaller;
      break;
    case Op::larger:
      code = opcode::larger;
      break;
    default:
      code = opcode::compare, kind = 0x11;
      break;  // less, quiet
  }
  if ((commutes || kind >= 0) && value(a).reg < 0 && value(b).reg >= 0) {
    std::swap(a, b);
    if (kind >= 0) kind = 0x1E;  // greater, quiet
  }
  const Index left = in_register(out, a);
  const Operand right = near(out, b);
  const Index reg = target(out, operation);
  if (kind >= 0)
    out.emit(code, reg, left, right, static_cast<std::uint8_t>(kind));
  else
    out.emit(code, reg, left, right);
  finish(operation, reg);
}

/// An operand that may stay in memory; it is loaded if a register is free and it is wanted again.
Operand Allocation::near(Encoder& out, Index operation) {
  Value& v = value(operation);
  const bool again = v.next + 1 < v.uses.size() && v.uses[v.next + 1] - v.uses[v.next] < soon;
  const bool is_free = std::any_of(holder_, holder_ + n_registers, [](Index h) { return h < 0; });
  if (v.reg >= 0 || (again && is_free)) return {in_register(out, operation)};
  return operand(operation);
}

/// The result of `operation` is in `reg`, its operands are used.
void Allocation::finish(Index operation, Index reg) {
  std::fill_n(pinned_, n_registers, false);
  each_operand(at(trace_, operation), [&](Index a) { done(a); });
  hold(operation, reg);
}

void Allocation::emit_unary(Encoder& out, Index operation) {
  const Operation& o = at(trace_, operation);
  const bool negates = o.op == Op::negate;
  Index& place = negates ? sign_ : magnitude_;
  if (place < 0) place = new_constant(negates ? -0.0 : from_bits(~std::uint64_t{0} >> 1));
  const Index a = in_register(out, o.a), reg = target(out, operation);
  out.emit(negates ? opcode::bits_xor : opcode::bits_and, reg, a,
           {-1, Base::constant, place * part_bytes});
  finish(operation, reg);
}

void Allocation::emit_select(Encoder& out, Index operation) {
  const Operation& o = at(trace_, operation);
  const Index mask = in_register(out, o.a), otherwise = in_register(out, o.c);
  const Operand then = near(out, o.b);
  const Index reg = target(out, operation);
  out.emit(opcode::blend, reg, otherwise, then, static_cast<std::uint8_t>(mask << 4));
  finish(operation, reg);
}

/// The three forms of a fused operation differ in which operand the result replaces.
void Allocation::emit_fused(Encoder& out, Index operation) {
  const Operation& o = at(trace_, operation);
  const std::uint8_t sign = o.op == Op::multiply_add ? 0 : o.op == Op::multiply_subtract ? 2 : 4;
  const auto form = [sign](int code) {
    return Opcode{static_cast<std::uint8_t>(code + sign), 2, true};
  };
  const Index replaced = operand_to_replace(o);
  Index x = o.a, y = o.b;
  if (replaced == y && replaced != o.c) std::swap(x, y);
  const bool replaces_sum = replaced == o.c;
  const Index other = replaces_sum ? x : o.c;  // beside y
  pin(o);
  // One operand may stay in memory.
  if (other != replaced && y != replaced && value(other).reg < 0 && value(y).reg < 0)
    (void)in_register(out, other);
  const Index reg = take_over(out, replaced);
  const auto place = [&](Index a) { return a == replaced ? Operand{reg} : operand(a); };
  const Operand beside = place(other), factor = place(y);
  if (replaces_sum && beside.in_register())
    out.emit(form(0xB8), reg, beside.reg, factor);  // reg = x * y + reg
  else if (replaces_sum)
    out.emit(form(0xB8), reg, factor.reg, beside);
  else if (factor.in_register())
    out.emit(form(0xA8), reg, factor.reg, beside);  // reg = y * reg + c
  else
    out.emit(form(0x98), reg, beside.reg, factor);  // reg = reg * y + c
  finish(operation, reg);
}

/// Best one in a register that is not used again; else one in memory, to be loaded.
Index Allocation::operand_to_replace(const Operation& o) {
  for (const Index a : {o.c, o.a, o.b}) {
    const Value& v = value(a);
    if (v.reg >= 0 && v.next + 1 == v.uses.size()) return a;
  }
  for (const Index a : {o.c, o.a, o.b})
    if (value(a).reg < 0) return a;
  return o.c;
}

void Allocation::pin(const Operation& o) {
  each_operand(o, [&](Index a) {
    if (value(a).reg >= 0) pinned_[value(a).reg] = true;
  });
}

/// A register with the value of `operation` in it that may be written to.
Index Allocation::take_over(Encoder& out, Index operation) {
  const Value& v = value(operation);
  if (v.reg >= 0 && v.next + 1 == v.uses.size()) return v.reg;
  const Operand from = operand(operation);
  const Index reg = free_register(out);
  out.emit(opcode::load, reg, 0, from);
  return reg;
}

void Allocation::emit_operation(Encoder& out, Index operation) {
  switch (at(trace_, operation).op) {
    case Op::load: {
      const Place place = at(trace_, operation).place;
      const Index reg = free_register(out);
      out.emit(opcode::load, reg, 0, {-1, place.base, place.offset * vector_bytes});
      return hold(operation, reg);
    }
    case Op::negate:
    case Op::magnitude:
      return emit_unary(out, operation);
    case Op::select:
      return emit_select(out, operation);
    case Op::multiply_add:
    case Op::multiply_subtract:
    case Op::subtract_multiply:
      return emit_fused(out, operation);
    default:
      return emit_binary(out, operation);
  }
}

void Allocation::emit_store(Encoder& out, const Item& item) {
  const Index reg = in_register(out, item.operation);
  out.emit(opcode::save, reg, 0, {-1, item.place.base, item.place.offset * vector_bytes});
  pinned_[reg] = false;
  Value& v = value(item.operation);
  if (!v.in_memory && v.slot < 0) {  // nothing is stored there after this: it can be read again
    v.in_memory = true;
    v.place = item.place;
  }
  done(item.operation);
}

void Allocation::emit(Encoder& out, const std::vector<Index>& ahead) {
  const std::size_t n = items_.size();
  std::size_t fetched = 0;
  for (std::size_t k = 0; k < n; ++k) {
    for (; fetched * n < k * ahead.size(); ++fetched) out.prefetch(vector_bytes * ahead[fetched]);
    const Item& item = items_[k];
    if (item.is_store)
      emit_store(out, item);
    else
      emit_operation(out, item.operation);
  }
}

}  // namespace sunward::ipm
