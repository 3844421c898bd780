// Lane kernels: the right-hand side of new targets through the factors, forward in time.

/// Adds Gondzio's centrality correction to the targets: products s z of the trial point far from
/// mu are pulled back into [low, high].
inline Vec centrality(Vec slack, Vec ds, Vec z, Vec dz, const PassInput& in, Vec m) {
  const Vec product = (slack + in.alpha_primal * ds) * (z + in.alpha_dual * dz);
  Vec t = splat(0.0);
  t = select(product < in.gondzio_low, in.gondzio_low - product, t);
  t = select(product > in.gondzio_high, larger(in.gondzio_high - product, splat(-in.gondzio_high)),
             t);
  return m * t;
}

inline void correct_targets(const Pattern& P, const PatternColumn& c, Read D, Index j,
                            GroupData& G, size t, const PassInput& in) {
  const Read y = at(G.y, t), dy = at(G.dy, t);
  const Read z = at(G.z, t), dz = at(G.dz, t);
  const Read s = at(G.s, t), ds = at(G.ds, t);
  Ptr T = at(G.target, t);
  if (c.lower_slot >= 0)
    T[c.lower_slot] += centrality(y[j] - coef(c.lower, D), dy[j], z[c.lower_slot], dz[c.lower_slot],
                                  in, D[c.lower_mask]);
  if (c.upper_slot >= 0)
    T[c.upper_slot] += centrality(coef(c.upper, D) - y[j], -dy[j], z[c.upper_slot],
                                  dz[c.upper_slot], in, D[c.upper_mask]);
  for (Index i = c.capacity.begin; i < c.capacity.end; ++i) {
    const PatternCapacity& row = P.capacity[static_cast<size>(i)];
    T[row.slot] +=
        centrality(s[row.slack], ds[row.slack], z[row.slot], dz[row.slot], in, D[row.mask]);
  }
}

/// Second-order targets count by how far the affine direction was good for.
inline void weigh_targets(const Pattern& P, const PatternColumn& c, Ptr T, const PassInput& in) {
  if (c.lower_slot >= 0) T[c.lower_slot] *= in.second_order_weight;
  if (c.upper_slot >= 0) T[c.upper_slot] *= in.second_order_weight;
  for (Index i = c.capacity.begin; i < c.capacity.end; ++i)
    T[P.capacity[static_cast<size>(i)].slot] *= in.second_order_weight;
}

/// One step of the pass.
inline void forward_step(const Pattern& P, GroupData& G, const PassInput& in, Work& K, size t,
                         bool first, bool last) {
  const Index B = P.n_border, n_rows = P.n_rows;
  const Ptr border_rhs = at(G.border_rhs), T = at(G.target, t), u = at(G.u, t);
  const Read value = at(G.value), D = at(G.series, t), M = at(G.matrix, t), rp = at(G.rp, t);
  const Read y = at(G.y, t), z = at(G.z, t), s = at(G.s, t);
  const Read q0 = at(G.q0, t), h_inverse = at(G.h_inverse, t);
  for (Index i = 0; i < n_rows; ++i) K.r[i] = rp[i];
  if (!first) {
    for (Index l = 0; l < P.n_lagged; ++l)
      for (Index e = P.lag_range[static_cast<size>(l)].begin;
           e < P.lag_range[static_cast<size>(l)].end; ++e) {
        const RowCoef& entry = P.lag_entries[static_cast<size>(e)];
        K.r[entry.row] -= coef(entry.value, D) * K.Hp[l] * K.qp[l];
      }
    const Read Y = at(G.link, t), u_prev = at(G.u, t - 1);
    for (size i = 0; i < P.link_row.size(); ++i)
      for (Index e = P.link_range[i].begin; e < P.link_range[i].end; ++e)
        K.r[P.link_row[i]] -= Y[e] * u_prev[P.link_column[static_cast<size>(e)]];
  }
  for (Index j = 0; j < P.n_columns; ++j) {
    const PatternColumn& c = P.columns[static_cast<size>(j)];
    if (in.centres())
      correct_targets(P, c, D, j, G, t, in);
    else if (in.weighs())
      weigh_targets(P, c, T, in);
    ColumnState o = read_column<true>(P, c, D, y, z, s, T, value, q0[j], j, in, K);
    const Vec right = last && c.lagged >= 0 ? at(G.right_mask)[c.lagged] : splat(0.0);
    o.free = o.free * (1.0 - right);
    const Vec h = in.recomputes() ? o.free * reciprocal(o.H) : static_cast<Vec>(h_inverse[j]);
    share_curvature(c, o, h, K);
    border_forces(P, c, D, o, h, K, border_rhs);
    const Vec a = h * o.q;
    for (Index e = c.entries.begin; e < c.entries.end; ++e) {
      const RowCoef& entry = P.entries[static_cast<size>(e)];
      K.r[entry.row] -= coef(entry.value, D) * a;
    }
    if (c.lagged >= 0) {
      K.Hp[c.lagged] = h;
      K.qp[c.lagged] = o.q;
      if (last) border_rhs[P.n_positions + c.lagged] -= (o.q - q0[j]) * right;
    }
  }
  if (last)
    eliminate(P, M, at(G.border_last), B, B, K.r, border_rhs);
  else
    eliminate(P, M, at(G.border, t), P.n_positions, P.n_positions, K.r, border_rhs);
  for (Index k = 0; k < n_rows; ++k) u[k] = K.r[k];
}
