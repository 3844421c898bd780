// Lane kernels: the pass that measures, eliminates and factors, forward in time.

/// One step of it, but for the product of the border couplings.
inline void factor_step(const Pattern& P, GroupData& G, const PassInput& in, Work& K, size t,
                        bool first, bool last, Measures& total) {
  if (in.apply_step) move(P, G, t, first, last, in);
  const Index n_rows = P.n_rows, used = last ? P.n_border : P.n_positions;
  const Read D = at(G.series, t), D_next = at(G.series, last ? t : t + 1);
  const Read y = at(G.y, t), z = at(G.z, t), s = at(G.s, t), value = at(G.value);
  const Read lambda = at(G.lambda, t), lambda_next = at(G.lambda, last ? t : t + 1);
  const Ptr q0 = at(G.q0, t), h_inverse = at(G.h_inverse, t), rp = at(G.rp, t);
  const Ptr M = at(G.matrix, t), schur = at(G.schur), border_rhs = at(G.border_rhs),
            border_residual = at(G.border_residual), capacity_force = at(G.capacity_force);
  if (!first) K.C_prev = at(G.border, t - 1);
  K.C = last ? at(G.border_last) : at(G.border, t);
  K.stride = used;
  clear(M, P.n_matrix);
  clear(K.C, n_rows * K.stride);
  for (Index i = 0; i < n_rows; ++i) {
    const Range terms = P.row_rhs[static_cast<size>(i)];
    Vec rhs = splat(0.0);
    for (Index e = terms.begin; e < terms.end; ++e) rhs += coef(P.terms[static_cast<size>(e)], D);
    total.dual_objective += rhs * lambda[i];
    rp[i] = rhs;
  }
  for (const RowPositionCoef& e : P.border) {
    const Vec b = coef(e.value, D);
    rp[e.row] -= b * value[e.value.position];
    K.C[e.row * K.stride + e.value.position] += b;
    border_residual[e.value.position] -= b * lambda[e.row];
  }
  for (Index l = 0; l < P.n_lagged; ++l)
    for (Index e = P.lag_range[static_cast<size>(l)].begin;
         e < P.lag_range[static_cast<size>(l)].end; ++e) {
      const RowCoef& entry = P.lag_entries[static_cast<size>(e)];
      rp[entry.row] -= coef(entry.value, D) * K.yp[l];
    }
  for (Index j = 0; j < P.n_columns; ++j) {
    const PatternColumn& c = P.columns[static_cast<size>(j)];
    Vec q = -coef(c.cost, D);
    const Vec yj = y[j];
    for (Index e = c.entries.begin; e < c.entries.end; ++e) {
      const RowCoef& entry = P.entries[static_cast<size>(e)];
      const Vec a = coef(entry.value, D);
      q += a * lambda[entry.row];
      rp[entry.row] -= a * yj;
    }
    for (Index e = c.aggregate.begin; e < c.aggregate.end; ++e) {
      const PositionCoef& g = P.aggregate[static_cast<size>(e)];
      const Vec a = coef(g, D);
      q += a * value[g.position];
      border_residual[g.position] -= a * yj;
    }
    if (c.lagged >= 0 && !last) {
      const Range lag = P.lag_range[static_cast<size>(c.lagged)];
      for (Index e = lag.begin; e < lag.end; ++e) {
        const RowCoef& entry = P.lag_entries[static_cast<size>(e)];
        q += coef(entry.value, D_next) * lambda_next[entry.row];
      }
    }
    q0[j] = q;
  }
  for (Index i = 0; i < n_rows; ++i) {
    rp[i] *= D[0];
    K.r[i] = rp[i];
    total.primal = larger(total.primal, P.row_weight[static_cast<size>(i)] * magnitude(rp[i]));
  }
  if (!first) {
    const Ptr Y = at(G.link, t);
    lag_matrix(P, D, K, M);
    link_factor(P, D, at(G.series, t - 1), at(G.matrix, t - 1), at(G.u, t - 1), K, M, Y,
                P.n_positions);
  }
  for (Index j = 0; j < P.n_columns; ++j) {
    const PatternColumn& c = P.columns[static_cast<size>(j)];
    ColumnState o = read_column<false>(P, c, D, y, z, s, Read{}, value, q0[j], j, in, K);
    const Vec free = o.free;
    const Vec right = last && c.lagged >= 0 ? at(G.right_mask)[c.lagged] : splat(0.0);
    measure_column(P, c, D, y, z, s, q0[j], j, o, right, capacity_force, K, total);
    o.free = free * (1.0 - right);
    h_inverse[j] = o.free * reciprocal(o.H);
    share_curvature(c, o, h_inverse[j], K);
    border_forces(P, c, D, o, h_inverse[j], K, border_rhs);
    column_matrix(P, c, D, o, h_inverse[j], K, M, schur);
    if (last && c.lagged >= 0)
      right_interface(P, c, D, o, right, K, schur, border_rhs, border_residual, q0[j]);
    if (c.lagged >= 0) {
      K.Hp[c.lagged] = h_inverse[j];
      K.qp[c.lagged] = o.q;
      K.yp[c.lagged] = y[j];
      for (Index i = 0; i < c.phi.end - c.phi.begin; ++i)
        K.phip[c.lagged * P.max_phi + i] = K.phi[i];
    }
  }
  ldl(P, M, K, used, in.regularisation_dual, D[0]);
  eliminate(P, M, K.C, K.stride, used, K.r, border_rhs);
  const Ptr u = at(G.u, t);
  for (Index k = 0; k < n_rows; ++k) u[k] = K.r[k];
}
