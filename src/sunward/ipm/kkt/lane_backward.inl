// Lane kernels: from the border back through the chain to the steps of all unknowns.

/// Steps `to` - 1 down to `from` of the backward pass.
inline void backward_steps(const Pattern& P, GroupData& G, const PassInput& in, Work& K, size from,
                           size to, Steps& steps) {
  const auto n_steps = static_cast<size>(G.n_steps);
  for (size t = to; t-- > from;) {
    if (t > 0) fetch(G, in.keep_step ? G.dy : G.target, t - 1);
    backward_step(P, G, in, K, t, t + 1 == n_steps, steps);
  }
}

inline PassResult result_of(const Steps& steps) {
  PassResult result;
  result.ratio_primal = maximum(steps.primal);
  result.ratio_dual = maximum(steps.dual);
  result.s_dz = sum(steps.s_dz);
  result.z_ds = sum(steps.z_ds);
  result.ds_dz = sum(steps.ds_dz);
  return result;
}

PassResult backward_pass(const Pattern& P, GroupData& G, const PassInput& in) {
  const NoDenormals no_denormals;
  Work K(P, G);
  Steps steps;
  backward_steps(P, G, in, K, 0, static_cast<size>(G.n_steps), steps);
  return result_of(steps);
}
