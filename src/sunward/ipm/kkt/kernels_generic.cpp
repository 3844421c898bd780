// Lane kernels compiled for generic; flags are set per file in ipm/build.cmake.
#define SUNWARD_KERNEL_NAMESPACE generic_kernels
#define SUNWARD_KERNEL_TABLE kernels_generic
#define SUNWARD_KERNEL_LABEL "generic"
#define SUNWARD_VECTOR_BYTES 16
#include "sunward/ipm/kkt/lane_kernels.inl"
