#include "sunward/ipm/kkt/lanes.hpp"

namespace sunward::ipm {

bool runs_here(const KernelTable& table) {
#if defined(__x86_64__)
  if (&table == &kernels_avx512)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
  if (&table == &kernels_avx2 || &table == &kernels_generated)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
  return &table == &kernels_generic;
}

const KernelTable& kernels() {
  for (const KernelTable* table : {&kernels_avx512, &kernels_generated})
    if (runs_here(*table)) return *table;
  return kernels_generic;
}

}  // namespace sunward::ipm
