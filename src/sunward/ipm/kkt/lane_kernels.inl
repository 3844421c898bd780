// The three passes over one group of eight segments, written once on eight-wide vectors and
// compiled for each instruction set (kernels_*.cpp define SUNWARD_KERNEL_NAMESPACE and include this
// file).
//
// Symbols: y columns, l <= y <= u, zl, zu multipliers; s = rhs - alpha y - b d capacity slack, z
// its multiplier; lambda row multipliers; H diagonal of the step columns; theta = z / s; t the
// target of s z; w = t/s - theta rc the force of a capacity row; phi the coupling of a column to
// the border.
//
// Newton's equations after elimination of slacks and multipliers (engine theory page, eq. 1-6):
//   H dy = A' dlambda + L' dlambda(next) + phi' dbeta + q,   q = q0 + tl/sl - tu/su - sum alpha w
//   M dlambda + C dbeta = rp - A q/H - L (q/H)(prev)
//   S dbeta = rhs - C' M^-1 (...)

#include <algorithm>
#include <cmath>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "sunward/ipm/kkt/generate.hpp"
#include "sunward/ipm/kkt/lanes.hpp"

namespace sunward::ipm::SUNWARD_KERNEL_NAMESPACE {
namespace {
// clang-format off: each builds on those before it
#include "sunward/ipm/kkt/lane_vec.inl"
#include "sunward/ipm/kkt/lane_step.inl"
#include "sunward/ipm/kkt/lane_column.inl"
#include "sunward/ipm/kkt/lane_measure.inl"
#include "sunward/ipm/kkt/lane_matrix.inl"
#include "sunward/ipm/kkt/lane_product.inl"
#include "sunward/ipm/kkt/lane_factor_step.inl"
#include "sunward/ipm/kkt/lane_forward_step.inl"
#include "sunward/ipm/kkt/lane_backward_step.inl"
#include "sunward/ipm/kkt/lane_factor.inl"
#include "sunward/ipm/kkt/lane_forward.inl"
#include "sunward/ipm/kkt/lane_backward.inl"
#include "sunward/ipm/kkt/lane_start.inl"
#if SUNWARD_VECTOR_BYTES == 32
#include "sunward/ipm/kkt/lane_generated.inl"
#endif
// clang-format on
}  // namespace

}  // namespace sunward::ipm::SUNWARD_KERNEL_NAMESPACE

namespace sunward::ipm {
using namespace SUNWARD_KERNEL_NAMESPACE;  // NOLINT: this file is one translation unit's body
extern const KernelTable SUNWARD_KERNEL_TABLE;
const KernelTable SUNWARD_KERNEL_TABLE = {
    SUNWARD_KERNEL_LABEL, false,         factor_pass,       forward_pass,
    backward_pass,        start_measure_pass, start_shift_pass};
#if SUNWARD_VECTOR_BYTES == 32
const KernelTable kernels_generated = {
    "generated AVX2",        true,          generated_factor_pass, generated_forward_pass,
    generated_backward_pass, start_measure_pass, start_shift_pass};
#endif
}  // namespace sunward::ipm
