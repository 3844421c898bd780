// Lane kernels: passes whose inner steps are machine code made for the pattern (generate.hpp). The
// first and the last step, unlike all others, are computed by the compiled kernels.

/// Memory for values of generated code that find no register.
struct Spills {
  alignas(64) double values[4 * static_cast<size>(GeneratedCode::most_spills)];
};

inline void put_parameters(const GroupData& G, const PassInput& in) {
  const double values[n_parameters] = {
      in.alpha_primal,          in.alpha_dual,          in.mu_target,   in.second_order_weight,
      in.regularisation_primal, in.regularisation_dual, in.gondzio_low, in.gondzio_high};
  for (Index i = 0; i < n_parameters; ++i) at(G.parameters)[i] = splat(values[i]);
}

/// Step `t`, four lanes after the other four; fetches step `next`, each half every other line.
inline void run(const MachineCode& code, const GroupData& G, size t, size next, Spills& spills) {
  auto* record = reinterpret_cast<double*>(G.lambda.at(t));
  auto* block = reinterpret_cast<double*>(G.block);
  const auto* ahead = reinterpret_cast<const char*>(G.lambda.at(next));
  constexpr size half = lane_width / 2;
  code(record, block, spills.values, ahead);
  code(record + half, block + half, spills.values, ahead + sizeof(Vec));
}

/// The stage to its place in the record, past the caches: nobody reads it soon.
inline void stream(const GroupData& G, const VecArray& first, const VecArray& last, size t) {
  auto* to = reinterpret_cast<double*>(first.at(t));
  const auto* from = reinterpret_cast<const double*>(G.stage.data());
  const double* const end = reinterpret_cast<const double*>(last.at(t) + last.width());
  for (; to < end; to += 4, from += 4) _mm256_stream_pd(to, _mm256_load_pd(from));
}

/// The record of a step the compiled kernels computed to the stage.
inline void fill_stage(const GroupData& G, const VecArray& first, const VecArray& last, size t) {
  std::copy(reinterpret_cast<const double*>(first.at(t)),
            reinterpret_cast<const double*>(last.at(t) + last.width()),
            reinterpret_cast<double*>(G.stage.data()));
}

PassResult generated_factor_pass(const Pattern& P, GroupData& G, const PassInput& in) {
  const auto n_steps = static_cast<size>(G.n_steps);
  if (P.code == nullptr || n_steps < 3 || !in.apply_step) return factor_pass(P, G, in);
  const NoDenormals no_denormals;
  const GeneratedCode& code = *P.code;
  Work K(P, G);
  clear_border(P, G);
  clear(at(G.carried), static_cast<Index>(G.carried.width()));
  Measures total;
  factor_steps(P, G, in, K, 0, 1, total);
  total.store(K.totals);
  put_parameters(G, in);
  if (code.streams) fill_stage(G, G.q0, G.border, 0);
  Spills spills;
  for (size t = 1; t + 1 < n_steps; ++t) {
    run(code.factor, G, t, t + 1, spills);
    if (code.streams) stream(G, G.q0, G.border, t);
    if (!code.has_product)
      subtract_products(P, at(G.border, t), P.n_positions, at(G.matrix, t), P.n_positions,
                        K.scaled, at(G.schur));
  }
  total.load(K.totals);
  factor_steps(P, G, in, K, n_steps - 1, n_steps, total);
  return result_of(total);
}

void generated_forward_pass(const Pattern& P, GroupData& G, const PassInput& in) {
  const auto n_steps = static_cast<size>(G.n_steps);
  if (P.code == nullptr || n_steps < 3) return forward_pass(P, G, in);
  const NoDenormals no_denormals;
  Work K(P, G);
  clear(at(G.border_rhs), P.n_border);
  clear(at(G.carried), static_cast<Index>(G.carried.width()));
  forward_steps(P, G, in, K, 0, 1);
  put_parameters(G, in);
  const MachineCode& code = in.centres()  ? P.code->forward_centred
                            : in.weighs() ? P.code->forward_weighed
                                          : P.code->forward;
  Spills spills;
  for (size t = 1; t + 1 < n_steps; ++t) run(code, G, t, t + 1, spills);
  forward_steps(P, G, in, K, n_steps - 1, n_steps);
}

PassResult generated_backward_pass(const Pattern& P, GroupData& G, const PassInput& in) {
  const auto n_steps = static_cast<size>(G.n_steps);
  if (P.code == nullptr || n_steps < 3) return backward_pass(P, G, in);
  const NoDenormals no_denormals;
  Work K(P, G);
  Steps steps;
  backward_steps(P, G, in, K, n_steps - 1, n_steps, steps);
  steps.store(K.totals);
  put_parameters(G, in);
  const MachineCode& code = in.keep_step ? P.code->backward_kept : P.code->backward_affine;
  Spills spills;
  for (size t = n_steps - 1; t-- > 1;) {
    run(code, G, t, t - 1, spills);
    if (P.code->streams)
      stream(G, in.keep_step ? G.dy : G.target, in.keep_step ? G.dz : G.target, t);
  }
  steps.load(K.totals);
  backward_steps(P, G, in, K, 0, 1, steps);
  return result_of(steps);
}
