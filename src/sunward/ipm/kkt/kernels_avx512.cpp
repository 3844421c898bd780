// Lane kernels compiled for AVX-512; flags are set per file in ipm/build.cmake.
#define SUNWARD_KERNEL_NAMESPACE avx512_kernels
#define SUNWARD_KERNEL_TABLE kernels_avx512
#define SUNWARD_KERNEL_LABEL "AVX-512"
#define SUNWARD_VECTOR_BYTES 64
#include "sunward/ipm/kkt/lane_kernels.inl"
