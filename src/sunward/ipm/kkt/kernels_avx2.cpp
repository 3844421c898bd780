// Lane kernels compiled for AVX2; flags are set per file in ipm/build.cmake.
#define SUNWARD_KERNEL_NAMESPACE avx2_kernels
#define SUNWARD_KERNEL_TABLE kernels_avx2
#define SUNWARD_KERNEL_LABEL "AVX2"
#define SUNWARD_VECTOR_BYTES 32
#include "sunward/ipm/kkt/lane_kernels.inl"
