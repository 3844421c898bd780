// The few instructions a trace needs, as bytes. Registers are numbers 0 to 15 (ymm); memory is a
// base and a displacement, the bases being the arguments of MachineCode::Function in the calling
// convention of System V (rdi, rsi, rdx, rcx).
#pragma once

#include <cstdint>
#include <vector>

#include "sunward/ipm/kkt/trace.hpp"

namespace sunward::ipm {

/// A register, or memory.
struct Operand {
  Index reg = -1;
  Base base = Base::record;
  std::int32_t displacement = 0;  ///< bytes

  [[nodiscard]] bool in_register() const { return reg >= 0; }
};

/// Opcode and where it is found: map 1 (0F), 2 (0F38) or 3 (0F3A), W; all with prefix 66.
struct Opcode {
  std::uint8_t code, map = 1;
  bool wide = false;
};

namespace opcode {
inline constexpr Opcode load{0x28}, save{0x29}, add{0x58}, multiply{0x59}, subtract{0x5C},
    smaller{0x5D}, divide{0x5E}, larger{0x5F}, bits_and{0x54}, bits_xor{0x57}, compare{0xC2},
    blend{0x4B, 3};
}

class Encoder {
 public:
  /// target = a (op) b; loads and saves have no a (0).
  void emit(Opcode opcode, Index target, Index a, const Operand& b);
  /// The same with a byte at the end: the kind of a comparison, or a fourth register.
  void emit(Opcode opcode, Index target, Index a, const Operand& b, std::uint8_t last);
  void prefetch(std::int32_t displacement);  ///< from r8
  void finish();                             ///< clears the upper halves and returns

  [[nodiscard]] const std::vector<std::uint8_t>& bytes() const { return bytes_; }

 private:
  void byte(int value) { bytes_.push_back(static_cast<std::uint8_t>(value)); }
  void word(std::int32_t value);
  void address(Index target, const Operand& b);

  std::vector<std::uint8_t> bytes_;
};

}  // namespace sunward::ipm
