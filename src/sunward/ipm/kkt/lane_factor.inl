// Lane kernels: the pass that measures, eliminates and factors, forward in time.

inline void clear_border(const Pattern& P, GroupData& G) {
  clear(at(G.schur), P.n_border * P.n_border);
  for (const VecArray* a : {&G.border_rhs, &G.border_residual, &G.capacity_force})
    clear(at(*a), P.n_border);
}

/// Steps `from` to `to` of the factor pass.
inline void factor_steps(const Pattern& P, GroupData& G, const PassInput& in, Work& K, size from,
                         size to, Measures& total) {
  const auto n_steps = static_cast<size>(G.n_steps);
  for (size t = from; t < to; ++t) {
    const bool last = t + 1 == n_steps;
    if (!last) fetch(G, G.lambda, t + 1);
    factor_step(P, G, in, K, t, t == 0, last, total);
    subtract_products(P, K.C, K.stride, at(G.matrix, t), K.stride, K.scaled, at(G.schur));
  }
}

inline PassResult result_of(const Measures& total) {
  PassResult result;
  result.complementarity = sum(total.complementarity);
  result.pairs = sum(total.pairs);
  result.primal_residual = maximum(total.primal);
  result.dual_residual = maximum(total.dual);
  result.primal_objective = sum(total.objective);
  result.dual_objective = sum(total.dual_objective);
  result.min_product = -maximum(-total.least);
  return result;
}

PassResult factor_pass(const Pattern& P, GroupData& G, const PassInput& in) {
  const NoDenormals no_denormals;
  Work K(P, G);
  clear_border(P, G);
  clear(at(G.carried), static_cast<Index>(G.carried.width()));
  Measures total;
  factor_steps(P, G, in, K, 0, static_cast<size>(G.n_steps), total);
  return result_of(total);
}
