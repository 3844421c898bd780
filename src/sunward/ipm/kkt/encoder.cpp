#include "sunward/ipm/kkt/encoder.hpp"

namespace sunward::ipm {

void Encoder::word(std::int32_t value) {
  for (int shift = 0; shift < 32; shift += 8) byte(value >> shift & 0xFF);
}

/// ModRM and displacement. The bases are rdi (7), rsi (6), rdx (2) and rcx (1).
void Encoder::address(Index target, const Operand& b) {
  const int reg = (target & 7) << 3;
  if (b.in_register()) return byte(0xC0 | reg | (b.reg & 7));
  constexpr int bases[] = {7, 6, 2, 1};
  const int base = bases[static_cast<int>(b.base)];
  const bool is_short = b.displacement >= -128 && b.displacement < 128;
  byte((is_short ? 0x40 : 0x80) | reg | base);
  if (is_short)
    byte(b.displacement & 0xFF);
  else
    word(b.displacement);
}

void Encoder::emit(Opcode opcode, Index target, Index a, const Operand& b) {
  const int r = target < 8 ? 0x80 : 0, vvvv = (~a & 15) << 3, far = b.reg >= 8 ? 0 : 0x20;
  constexpr int length_256 = 4, prefix_66 = 1;
  if (opcode.map == 1 && !opcode.wide && far != 0) {
    byte(0xC5);
    byte(r | vvvv | length_256 | prefix_66);
  } else {
    byte(0xC4);
    byte(r | 0x40 | far | opcode.map);
    byte((opcode.wide ? 0x80 : 0) | vvvv | length_256 | prefix_66);
  }
  byte(opcode.code);
  address(target, b);
}

void Encoder::emit(Opcode opcode, Index target, Index a, const Operand& b, std::uint8_t last) {
  emit(opcode, target, a, b);
  byte(last);
}

void Encoder::prefetch(std::int32_t displacement) {
  for (const int b : {0x41, 0x0F, 0x18, 0x80 | 2 << 3}) byte(b);  // prefetcht1 [r8 + ...]
  word(displacement);
}

void Encoder::finish() {
  for (const int b : {0xC5, 0xF8, 0x77, 0xC3}) byte(b);  // vzeroupper, ret
}

}  // namespace sunward::ipm
