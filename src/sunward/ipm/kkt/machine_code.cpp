#include "sunward/ipm/kkt/machine_code.hpp"

#include <cstdlib>
#include <cstring>
#include <new>

#if defined(__linux__) && defined(__x86_64__)
#include <sys/mman.h>
#endif

#include "sunward/ipm/kkt/allocation.hpp"

namespace sunward::ipm {

#if defined(__linux__) && defined(__x86_64__)

MachineCode::MachineCode(const Trace& trace, const std::vector<Index>& ahead) {
  if (trace.is_too_long()) return;
  Allocation allocation(trace);
  Encoder encoder;
  allocation.emit(encoder, ahead);
  encoder.finish();
  const std::vector<std::uint8_t>& bytes = encoder.bytes();
  void* memory =
      mmap(nullptr, bytes.size(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return;
  memory_ = {memory, detail::Unmap{bytes.size()}};
  std::memcpy(memory, bytes.data(), bytes.size());
  if (mprotect(memory, bytes.size(), PROT_READ | PROT_EXEC) != 0) return;
  constexpr std::size_t alignment = 32;
  const std::vector<double>& constants = allocation.constants();
  const std::size_t n_bytes = constants.size() * sizeof(double);
  constants_.reset(static_cast<double*>(std::aligned_alloc(alignment, n_bytes + alignment)));
  if (constants_ == nullptr) throw std::bad_alloc();
  if (n_bytes > 0) std::memcpy(constants_.get(), constants.data(), n_bytes);
  n_spills_ = allocation.n_spills();
  size_ = bytes.size();
  std::memcpy(&function_, &memory, sizeof(memory));
}

void detail::Unmap::operator()(void* memory) const { munmap(memory, bytes); }

#else

MachineCode::MachineCode(const Trace&, const std::vector<Index>&) {}
void detail::Unmap::operator()(void*) const {}

#endif

}  // namespace sunward::ipm
