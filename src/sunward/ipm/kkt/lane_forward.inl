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

inline void correct_targets(const Pattern& P, const PatternColumn& c, const Vec* D, Index j,
                            GroupData& G, size t, const PassInput& in) {
  const Vec *y = lanes(G.y) + t * static_cast<size>(P.n_columns),
            *dy = lanes(G.dy) + t * static_cast<size>(P.n_columns);
  const Vec *z = lanes(G.z) + t * static_cast<size>(P.n_multipliers),
            *dz = lanes(G.dz) + t * static_cast<size>(P.n_multipliers);
  const Vec *s = lanes(G.s) + t * static_cast<size>(P.n_capacity),
            *ds = lanes(G.ds) + t * static_cast<size>(P.n_capacity);
  Vec* T = lanes(G.target) + t * static_cast<size>(P.n_multipliers);
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
inline void weigh_targets(const Pattern& P, const PatternColumn& c, Vec* T, const PassInput& in) {
  if (c.lower_slot >= 0) T[c.lower_slot] *= in.second_order_weight;
  if (c.upper_slot >= 0) T[c.upper_slot] *= in.second_order_weight;
  for (Index i = c.capacity.begin; i < c.capacity.end; ++i)
    T[P.capacity[static_cast<size>(i)].slot] *= in.second_order_weight;
}

void forward_pass(const Pattern& P, GroupData& G, const PassInput& in) {
  const NoDenormals no_denormals;
  const Work K(P, G);
  const Index B = P.n_border, n_rows = P.n_rows;
  Vec* border_rhs = lanes(G.border_rhs);
  const Vec* value = lanes(G.value);
  clear(border_rhs, B);
  clear(K.Hp, P.n_lagged);
  clear(K.qp, P.n_lagged);
  const auto n_steps = static_cast<size>(G.n_steps);
  for (size t = 0; t < n_steps; ++t) {
    const bool last = t + 1 == n_steps;
    const Vec* D = lanes(G.series) + t * static_cast<size>(P.n_series);
    const Vec* y = lanes(G.y) + t * static_cast<size>(P.n_columns);
    const Vec* z = lanes(G.z) + t * static_cast<size>(P.n_multipliers);
    const Vec* s = lanes(G.s) + t * static_cast<size>(P.n_capacity);
    Vec* T = lanes(G.target) + t * static_cast<size>(P.n_multipliers);
    const Vec* q0 = lanes(G.q0) + t * static_cast<size>(P.n_columns);
    const Vec* h_inverse = lanes(G.h_inverse) + t * static_cast<size>(P.n_columns);
    const Vec* rp = lanes(G.rp) + t * static_cast<size>(n_rows);
    const Vec* M = lanes(G.matrix) + t * static_cast<size>(P.n_matrix);
    Vec* u = lanes(G.u) + t * static_cast<size>(n_rows);
    Ahead ahead(P, G);
    if (!last) ahead.forward(t + 1, in.gondzio_high > 0.0);
    ahead.fetch(10000);
    for (Index i = 0; i < n_rows; ++i) K.r[i] = rp[i];
    if (t > 0) {
      for (Index l = 0; l < P.n_lagged; ++l)
        for (Index e = P.lag_range[static_cast<size>(l)].begin;
             e < P.lag_range[static_cast<size>(l)].end; ++e) {
          const RowCoef& entry = P.lag_entries[static_cast<size>(e)];
          K.r[entry.row] -= coef(entry.value, D) * K.Hp[l] * K.qp[l];
        }
      const Vec* Y = lanes(G.link) + t * static_cast<size>(P.n_link);
      for (size i = 0; i < P.link_row.size(); ++i)
        for (Index e = P.link_range[i].begin; e < P.link_range[i].end; ++e)
          K.r[P.link_row[i]] -= Y[e] * u[P.link_column[static_cast<size>(e)] - n_rows];
    }
    for (Index j = 0; j < P.n_columns; ++j) {
      const PatternColumn& c = P.columns[static_cast<size>(j)];
      if (in.gondzio_high > 0.0)
        correct_targets(P, c, D, j, G, t, in);
      else if (in.second_order_weight != 1.0)
        weigh_targets(P, c, T, in);
      ColumnState o = read_column<true>(P, c, D, y, z, s, T, value, q0[j], j, in, K);
      const Vec right = last && c.lagged >= 0 ? lanes(G.right_mask)[c.lagged] : splat(0.0);
      o.free = o.free * (1.0 - right);
      share_curvature(c, o, h_inverse[j], K);
      border_forces(P, c, D, o, h_inverse[j], K, border_rhs);
      const Vec a = h_inverse[j] * o.q;
      for (Index e = c.entries.begin; e < c.entries.end; ++e) {
        const RowCoef& entry = P.entries[static_cast<size>(e)];
        K.r[entry.row] -= coef(entry.value, D) * a;
      }
      if (c.lagged >= 0) {
        K.Hp[c.lagged] = h_inverse[j];
        K.qp[c.lagged] = o.q;
        if (last) border_rhs[P.n_positions + c.lagged] -= (o.q - q0[j]) * right;
      }
    }
    if (last)
      eliminate(P, M, lanes(G.border_last), B, B, K.r, border_rhs);
    else
      eliminate(P, M, lanes(G.border) + t * static_cast<size>(n_rows * P.n_positions),
                P.n_positions, P.n_positions, K.r, border_rhs);
    for (Index k = 0; k < n_rows; ++k) u[k] = K.r[k];
  }
}
