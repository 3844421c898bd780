// Lane kernels: the pass that measures, eliminates and factors, forward in time.

PassResult factor_pass(const Pattern& P, GroupData& G, const PassInput& in) {
  const NoDenormals no_denormals;
  Work K(P, G);
  const Index B = P.n_border, n_rows = P.n_rows;
  Vec *schur = lanes(G.schur), *border_rhs = lanes(G.border_rhs),
      *border_residual = lanes(G.border_residual);
  Vec* capacity_force = lanes(G.capacity_force);
  const Vec* value = lanes(G.value);
  clear(schur, B * B);
  clear(border_rhs, B);
  clear(border_residual, B);
  clear(capacity_force, B);
  clear(K.r_prev, n_rows);
  clear(K.Hp, P.n_lagged);
  clear(K.qp, P.n_lagged);
  clear(K.yp, P.n_lagged);
  clear(K.phip, P.n_lagged * P.max_phi);
  Measures total;
  const auto n_steps = static_cast<size>(G.n_steps);
  const Vec* D_prev = lanes(G.series);
  for (size t = 0; t < n_steps; ++t) {
    if (in.apply_step) move(P, G, t, in);
    const bool last = t + 1 == n_steps;
    const Index used = last ? B : P.n_positions;
    const Vec* D = lanes(G.series) + t * static_cast<size>(P.n_series);
    const Vec* D_next = last ? D : D + P.n_series;
    const Vec* y = lanes(G.y) + t * static_cast<size>(P.n_columns);
    const Vec* z = lanes(G.z) + t * static_cast<size>(P.n_multipliers);
    const Vec* s = lanes(G.s) + t * static_cast<size>(P.n_capacity);
    const Vec* lambda = lanes(G.lambda) + t * static_cast<size>(n_rows);
    Vec* q0 = lanes(G.q0) + t * static_cast<size>(P.n_columns);
    Vec* h_inverse = lanes(G.h_inverse) + t * static_cast<size>(P.n_columns);
    Vec* rp = lanes(G.rp) + t * static_cast<size>(n_rows);
    Vec* M = lanes(G.matrix) + t * static_cast<size>(P.n_matrix);
    Vec* W = lanes(G.border) + t * static_cast<size>(n_rows * P.n_positions);
    K.C_prev = W - n_rows * P.n_positions;
    K.C = last ? lanes(G.border_last) : W;
    K.stride = used;
    clear(M, P.n_matrix);
    clear(K.C, n_rows * K.stride);
    Ahead ahead(P, G);
    if (!last) ahead.factor(t + 1, in.apply_step);
    ahead.fetch(10000);

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
          q += coef(entry.value, D_next) * lambda[n_rows + entry.row];
        }
      }
      q0[j] = q;
    }
    for (Index i = 0; i < n_rows; ++i) {
      rp[i] *= D[0];
      K.r[i] = rp[i];
      total.primal = larger(total.primal, P.row_weight[static_cast<size>(i)] * magnitude(rp[i]));
    }
    if (t > 0) {
      Vec* Y = lanes(G.link) + t * static_cast<size>(P.n_link);
      lag_matrix(P, D, K, M);
      link_factor(P, D, D_prev, M - P.n_matrix, K, M, Y, P.n_positions);
    }
    for (Index j = 0; j < P.n_columns; ++j) {
      const PatternColumn& c = P.columns[static_cast<size>(j)];
      ColumnState o = read_column<false>(P, c, D, y, z, s, nullptr, value, q0[j], j, in, K);
      const Vec free = o.free;
      const Vec right = last && c.lagged >= 0 ? lanes(G.right_mask)[c.lagged] : splat(0.0);
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
    subtract_products(P, K.C, K.stride, M, used, K.scaled, schur);
    Vec* u = lanes(G.u) + t * static_cast<size>(n_rows);
    for (Index k = 0; k < n_rows; ++k) K.r_prev[k] = u[k] = K.r[k];
    D_prev = D;
  }
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
