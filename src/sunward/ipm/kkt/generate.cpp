#include "sunward/ipm/kkt/generate.hpp"

#include <algorithm>

#include "sunward/ipm/kkt/trace.hpp"

namespace sunward::ipm {

namespace traced {
namespace {

/// Operators have no argument for the trace they belong to.
thread_local Trace* tracing = nullptr;
thread_local const GroupData* layout = nullptr;

#include "sunward/ipm/kkt/trace_vec.inl"

/// The step traced stands for all between the first and the last.
constexpr size traced_step = 1;

inline Ptr at(const VecArray& array, size t = 0) {
  const GroupData& g = *layout;
  if (&array == &g.work) return Ptr({Base::scratch, 0});
  if (array.stride() == 0) return Ptr({Base::block, static_cast<Index>(array.data() - g.block)});
  const auto steps = static_cast<Index>(t) - static_cast<Index>(traced_step);
  return Ptr({Base::record, static_cast<Index>(array.data() - g.lambda.data()) +
                                steps * static_cast<Index>(array.stride())});
}

/// As ipm::PassInput, with numbers the pass puts into GroupData::parameters (put_parameters).
struct PassInput {
  bool apply_step = false, keep_step = false, centred = false;
  Vec alpha_primal, alpha_dual, mu_target, second_order_weight, regularisation_primal,
      regularisation_dual, gondzio_low, gondzio_high;

  [[nodiscard]] bool centres() const { return centred; }
  void read() {
    const Ptr p = at(layout->parameters);
    alpha_primal = p[0], alpha_dual = p[1], mu_target = p[2], second_order_weight = p[3];
    regularisation_primal = p[4], regularisation_dual = p[5], gondzio_low = p[6];
    gondzio_high = p[7];
  }
};

// Each builds on those before it.
// clang-format off
#include "sunward/ipm/kkt/lane_step.inl"
#include "sunward/ipm/kkt/lane_column.inl"
#include "sunward/ipm/kkt/lane_measure.inl"
#include "sunward/ipm/kkt/lane_matrix.inl"
#include "sunward/ipm/kkt/lane_factor_step.inl"
#include "sunward/ipm/kkt/lane_forward_step.inl"
#include "sunward/ipm/kkt/lane_backward_step.inl"
// clang-format on

/// A larger product than this (5 rows and 60 positions, say) is left to the compiled loops: written
/// out, it would push everything else out of the instruction cache.
constexpr Index most_unrolled_multiplications = 18000;

/// Schur -= W' diag(1/D) W, lower part, in tiles whose sums stay in registers.
void subtract_products(const Pattern& P, Read W, Read inverse_d, Ptr schur) {
  constexpr Index tile_rows = 4, tile_columns = 2;
  const Index K = P.n_positions;
  for (Index p = 0; p < K; p += tile_rows)
    for (Index q = 0; q < p + tile_rows; q += tile_columns)
      for (Index k = 0; k < P.n_rows; ++k)
        for (Index b = q; b < q + tile_columns; ++b)
          for (Index a = std::max(p, b); a < p + tile_rows; ++a)
            schur[a * P.n_border + b] -= W[k * K + a] * inverse_d[k] * W[k * K + b];
}

/// Code of one step of a pass that fetches a neighbour's record from `first` on.
template <class Step>
MachineCode code_of(const Pattern& P, GroupData& G, const VecArray& first, Step step) {
  Trace trace;
  tracing = &trace;
  layout = &G;
  PassInput in;
  in.read();
  Work K(P, G);
  step(in, K);
  trace.fuse();
  const auto lines = static_cast<Index>(G.lambda.data() + G.lambda.stride() - first.data());
  return MachineCode(trace, (lines + 1) / 2);
}

}  // namespace
}  // namespace traced

std::shared_ptr<const GeneratedCode> generate(const Pattern& pattern, const GroupData& data) {
  using namespace traced;
  if (!runs_here(kernels_generated)) return nullptr;
  GroupData G;
  static_cast<GroupLayout&>(G) = data;
  auto code = std::make_shared<GeneratedCode>();
  code->has_product =
      pattern.n_rows * pattern.n_positions * pattern.n_positions < most_unrolled_multiplications;
  code->factor = code_of(pattern, G, G.lambda, [&](traced::PassInput& in, Work& K) {
    in.apply_step = true;
    Measures total;
    total.load(K.totals);
    factor_step(pattern, G, in, K, traced_step, false, false, total);
    if (code->has_product) subtract_products(pattern, K.C, at(G.matrix, traced_step), at(G.schur));
    total.store(K.totals);
  });
  const auto forward = [&](bool centred) {
    return code_of(pattern, G, centred ? G.dy : G.y, [&](traced::PassInput& in, Work& K) {
      in.centred = centred;
      forward_step(pattern, G, in, K, traced_step, false, false);
    });
  };
  const auto backward = [&](bool keep) {
    return code_of(pattern, G, keep ? G.dy : G.dlambda, [&](traced::PassInput& in, Work& K) {
      in.keep_step = keep;
      Steps steps;
      steps.load(K.totals);
      backward_step(pattern, G, in, K, traced_step, false, steps);
      steps.store(K.totals);
    });
  };
  code->forward = forward(false);
  code->forward_centred = forward(true);
  code->backward_affine = backward(false);
  code->backward_kept = backward(true);
  for (const MachineCode* c : {&code->factor, &code->forward, &code->forward_centred,
                               &code->backward_affine, &code->backward_kept})
    if (!*c || c->n_spills() > GeneratedCode::most_spills) return nullptr;
  return code;
}

}  // namespace sunward::ipm
