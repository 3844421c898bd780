#include "sunward/ipm/kkt/generate.hpp"

#include <algorithm>

#include "sunward/ipm/kkt/trace.hpp"

namespace sunward::ipm {

namespace traced {
namespace {

/// Operators have no argument for the trace they belong to.
thread_local Trace* tracing = nullptr;
thread_local const GroupData* layout = nullptr;
/// Arrays between these two are traced in GroupData::stage.
thread_local const VecArray *staged_first = nullptr, *staged_last = nullptr;
/// Whether 1 / H is neither written nor read.
thread_local bool recomputing = false;

#include "sunward/ipm/kkt/trace_vec.inl"

/// The step traced stands for all between the first and the last.
constexpr size traced_step = 1;

inline Ptr at(const VecArray& array, size t = 0) {
  const GroupData& g = *layout;
  if (&array == &g.work) return Ptr({Base::scratch, 0});
  if (&array == &g.h_inverse && recomputing)
    return Ptr({Base::scratch, static_cast<Index>(g.work.width())});
  if (array.stride() == 0) return Ptr({Base::block, static_cast<Index>(array.data() - g.block)});
  if (staged_first != nullptr && array.data() >= staged_first->data() &&
      array.data() <= staged_last->data())
    return Ptr({Base::block, static_cast<Index>(g.stage.data() - g.block +
                                                (array.data() - staged_first->data()))},
               t < traced_step);
  const auto steps = static_cast<Index>(t) - static_cast<Index>(traced_step);
  return Ptr({Base::record, static_cast<Index>(array.data() - g.lambda.data()) +
                                steps * static_cast<Index>(array.stride())});
}

/// As ipm::PassInput, with numbers the pass puts into GroupData::parameters (put_parameters).
struct PassInput {
  bool apply_step = false, keep_step = false, centred = false, weighed = false;
  Vec alpha_primal, alpha_dual, mu_target, second_order_weight, regularisation_primal,
      regularisation_dual, gondzio_low, gondzio_high;

  [[nodiscard]] bool centres() const { return centred; }
  [[nodiscard]] bool weighs() const { return weighed; }
  [[nodiscard]] static bool recomputes() { return recomputing; }
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

/// Arrays of a record that lie side by side.
struct Arrays {
  const VecArray *first = nullptr, *last = nullptr;
};

/// Every other cache line of the arrays; the other half of the lanes fetches those between.
std::vector<Index> lines_of(const GroupData& G, const std::vector<Arrays>& list) {
  std::vector<Index> lines;
  for (const Arrays& arrays : list) {
    const auto end =
        arrays.last->data() - G.lambda.data() + static_cast<std::ptrdiff_t>(arrays.last->width());
    for (auto line = arrays.first->data() - G.lambda.data(); line < end; line += 2)
      lines.push_back(static_cast<Index>(line));
  }
  return lines;
}

/// Code of one step of a pass that writes `staged` to the stage and fetches `ahead`.
template <class Step>
MachineCode code_of(const Pattern& P, GroupData& G, Arrays staged, const std::vector<Arrays>& ahead,
                    Step step) {
  Trace trace;
  tracing = &trace;
  layout = &G;
  staged_first = staged.first;
  staged_last = staged.last;
  PassInput in;
  in.read();
  Work K(P, G);
  step(in, K);
  trace.fuse();
  return MachineCode(trace, lines_of(G, ahead));
}

/// The record from `first` on, without 1 / H where it is recomputed.
std::vector<Arrays> rest_of(const GroupData& G, const VecArray& first) {
  if (!recomputing) return {{&first, &G.border}};
  return {{&first, &G.series}, {&G.q0, &G.border}};
}

MachineCode factor_code(const Pattern& P, GroupData& G, const GeneratedCode& code) {
  const Arrays staged = code.streams ? Arrays{&G.q0, &G.border} : Arrays{};
  const std::vector<Arrays> ahead = {{&G.lambda, &G.dz},
                                     {&G.dlambda, code.streams ? &G.series : &G.border}};
  return code_of(P, G, staged, ahead, [&](PassInput& in, Work& K) {
    in.apply_step = true;
    Measures total;
    total.load(K.totals);
    factor_step(P, G, in, K, traced_step, false, false, total);
    if (code.has_product) subtract_products(P, K.C, at(G.matrix, traced_step), at(G.schur));
    total.store(K.totals);
  });
}

MachineCode forward_code(const Pattern& P, GroupData& G, bool weighed, bool centred) {
  return code_of(P, G, {}, rest_of(G, centred ? G.dy : G.target), [&](PassInput& in, Work& K) {
    in.weighed = weighed;
    in.centred = centred;
    forward_step(P, G, in, K, traced_step, false, false);
  });
}

MachineCode backward_code(const Pattern& P, GroupData& G, bool keeps, bool streams) {
  const Arrays staged = !streams ? Arrays{}
                        : keeps  ? Arrays{&G.dy, &G.dz}
                                 : Arrays{&G.target, &G.target};
  const VecArray& first = streams ? (keeps ? G.target : G.dlambda) : (keeps ? G.dy : G.target);
  return code_of(P, G, staged, rest_of(G, first), [&](PassInput& in, Work& K) {
    in.keep_step = keeps;
    Steps steps;
    steps.load(K.totals);
    backward_step(P, G, in, K, traced_step, false, steps);
    steps.store(K.totals);
  });
}

}  // namespace
}  // namespace traced

std::shared_ptr<const GeneratedCode> generate(const Pattern& pattern, const GroupData& data,
                                              bool streams) {
  if (!runs_here(kernels_generated)) return nullptr;
  GroupData G;  // places only
  static_cast<GroupLayout&>(G) = data;
  auto code = std::make_shared<GeneratedCode>();
  code->streams = streams;
  traced::recomputing = streams;
  code->has_product = pattern.n_rows * pattern.n_positions * pattern.n_positions <
                      traced::most_unrolled_multiplications;
  code->factor = traced::factor_code(pattern, G, *code);
  code->forward = traced::forward_code(pattern, G, false, false);
  code->forward_weighed = traced::forward_code(pattern, G, true, false);
  code->forward_centred = traced::forward_code(pattern, G, false, true);
  code->backward_affine = traced::backward_code(pattern, G, false, streams);
  code->backward_kept = traced::backward_code(pattern, G, true, streams);
  for (const MachineCode* c :
       {&code->factor, &code->forward, &code->forward_weighed, &code->forward_centred,
        &code->backward_affine, &code->backward_kept})
    if (!*c || c->n_spills() > GeneratedCode::most_spills) return nullptr;
  return code;
}

}  // namespace sunward::ipm
