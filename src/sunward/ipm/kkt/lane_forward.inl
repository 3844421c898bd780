// Lane kernels: the right-hand side of new targets through the factors, forward in time.

/// Steps `from` to `to` of the forward pass.
inline void forward_steps(const Pattern& P, GroupData& G, const PassInput& in, Work& K, size from,
                          size to) {
  const auto n_steps = static_cast<size>(G.n_steps);
  for (size t = from; t < to; ++t) {
    const bool last = t + 1 == n_steps;
    if (!last) fetch(G, in.centres() ? G.dy : G.target, t + 1);
    forward_step(P, G, in, K, t, t == 0, last);
  }
}

void forward_pass(const Pattern& P, GroupData& G, const PassInput& in) {
  const NoDenormals no_denormals;
  Work K(P, G);
  clear(at(G.border_rhs), P.n_border);
  clear(at(G.carried), static_cast<Index>(G.carried.width()));
  forward_steps(P, G, in, K, 0, static_cast<size>(G.n_steps));
}
