// Which register or memory every value of a trace is in while its instructions are emitted.
#pragma once

#include <vector>

#include "sunward/ipm/kkt/encoder.hpp"

namespace sunward::ipm {

/// Emits a trace's operations and stores in order.
class Allocation {
 public:
  explicit Allocation(const Trace& trace);
  /// @param ahead  cache lines to fetch, spread evenly.
  void emit(Encoder& out, const std::vector<Index>& ahead);

  /// Constants by their place, four lanes each.
  [[nodiscard]] const std::vector<double>& constants() const { return constants_; }
  [[nodiscard]] Index n_spills() const { return n_spills_; }

 private:
  struct Item {  ///< an operation, or the store of one
    Index operation = -1;
    bool is_store = false;
    Place place;
  };
  struct Value {
    Index reg = -1, slot = -1;  ///< register and spill slot, where it has them
    bool in_memory = false;     ///< it can be had from `place` at any time
    Place place;                ///< of a constant or a load that stays
    std::vector<Index> uses;    ///< items, ascending
    std::size_t next = 0;       ///< first of them not yet done
    [[nodiscard]] Index next_use() const { return next < uses.size() ? uses[next] : never; }
  };
  static constexpr Index never = 1 << 30, n_registers = 16;

  void list_items();
  void find_lasting_loads();
  void place_constant(Index operation);
  void note_uses();

  void emit_operation(Encoder& out, Index operation);
  void emit_store(Encoder& out, const Item& item);
  void emit_unary(Encoder& out, Index operation);
  void emit_binary(Encoder& out, Index operation);
  void emit_select(Encoder& out, Index operation);
  void emit_fused(Encoder& out, Index operation);

  [[nodiscard]] Value& value(Index operation) {
    return values_[static_cast<std::size_t>(operation)];
  }
  [[nodiscard]] Operand operand(Index operation);  ///< its register, else where it is in memory
  [[nodiscard]] Operand near(Encoder& out, Index operation);
  [[nodiscard]] Index in_register(Encoder& out, Index operation);  ///< pinned
  [[nodiscard]] Index free_register(Encoder& out);
  [[nodiscard]] Index target(Encoder& out, Index operation);
  [[nodiscard]] Index operand_to_replace(const Operation& o);
  [[nodiscard]] Index take_over(Encoder& out, Index operation);
  void pin(const Operation& o);
  void hold(Index operation, Index reg);
  void evict(Encoder& out, Index reg);
  void finish(Index operation, Index reg);
  void done(Index operation);  ///< one use of it is over
  [[nodiscard]] Index new_constant(double value);

  const Trace& trace_;
  std::vector<Item> items_;
  std::vector<Value> values_;
  std::vector<double> constants_;
  Index holder_[n_registers];
  bool pinned_[n_registers] = {};  ///< in use by the instruction being made
  std::vector<Index> free_slots_;
  Index n_spills_ = 0, sign_ = -1, magnitude_ = -1;
};

}  // namespace sunward::ipm
