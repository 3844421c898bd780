// A trace as instructions of the processor it runs on: AVX2 and FMA, four lanes at a time.
//
// Registers are given out by Belady's rule: when none is free, the value whose next use lies
// furthest ahead goes to memory (L. A. Belady, A study of replacement algorithms, IBM Syst. J. 5
// (1966), doi:10.1147/sj.52.0078); the trace has no branches, so all uses are known.
// Encodings: Intel 64 and IA-32 Architectures Software Developer's Manual, vol. 2, sec. 2.3 (VEX).
#pragma once

#include <cstdlib>
#include <memory>
#include <vector>

#include "sunward/ipm/kkt/trace.hpp"

namespace sunward::ipm {

namespace detail {
struct Unmap {
  std::size_t bytes = 0;
  void operator()(void* memory) const;
};
struct Free {
  void operator()(double* memory) const { std::free(memory); }
};
}  // namespace detail

/// Executable memory with one function in it; empty where the system allows none.
class MachineCode {
 public:
  /// record, block: first of the four lanes there; ahead: the record to fetch.
  using Function = void (*)(double* record, double* block, const double* constants, double* spill,
                            const char* ahead);

  MachineCode() = default;
  /// Empty for a trace that is too long.
  /// @param ahead  cache lines of the next record to fetch, spread over the function.
  MachineCode(const Trace& trace, const std::vector<Index>& ahead);

  [[nodiscard]] explicit operator bool() const { return function_ != nullptr; }
  void operator()(double* record, double* block, double* spill, const char* ahead) const {
    function_(record, block, constants_.get(), spill, ahead);
  }
  [[nodiscard]] Index n_spills() const { return n_spills_; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::unique_ptr<void, detail::Unmap> memory_;
  std::unique_ptr<double, detail::Free> constants_;
  Function function_ = nullptr;
  Index n_spills_ = 0;
  std::size_t size_ = 0;
};

}  // namespace sunward::ipm
