// Lane kernels: from the border back through the chain to the steps of all unknowns.

struct Steps {
  Vec primal = splat(0.0), dual = splat(0.0), s_dz = splat(0.0), z_ds = splat(0.0), ds_dz = splat(0.0);

  void load(Read m) { primal = m[0], dual = m[1], s_dz = m[2], z_ds = m[3], ds_dz = m[4]; }
  void store(Ptr m) const { m[0] = primal, m[1] = dual, m[2] = s_dz, m[3] = z_ds, m[4] = ds_dz; }
  inline void add(Vec slack, Vec inverse, Vec ds, Vec z, Vec dz, Vec m) {
    primal = larger(primal, -ds * inverse);
    dual = larger(dual, select(m > 0.0, -dz * rough_reciprocal(guarded(z, m)), splat(0.0)));
    s_dz += m * slack * dz;
    z_ds += z * ds;
    ds_dz += m * ds * dz;
  }
};

/// Solves the step's triangular systems backwards for dlambda.
inline void back_substitute(const Pattern& P, const GroupData& G, size t, bool last, Ptr dlambda) {
  const Index n_rows = P.n_rows;
  Read M = at(G.matrix, t);
  Read u = at(G.u, t);
  Read dvalue = at(G.dvalue);
  Read W =
      last ? at(G.border_last) : at(G.border, t);
  const Index stride = last ? P.n_border : P.n_positions;
  for (Index k = 0; k < n_rows; ++k) {
    Vec v = u[k], v2 = splat(0.0);
    for (Index p = 0; p + 1 < stride; p += 2) {
      v -= W[k * stride + p] * dvalue[p];
      v2 -= W[k * stride + p + 1] * dvalue[p + 1];
    }
    dlambda[k] = (v + v2) * M[k];
  }
  if (!last) {
    const Read Y = at(G.link, t + 1), dlambda_next = at(G.dlambda, t + 1);
    for (size i = 0; i < P.link_row.size(); ++i)
      for (Index e = P.link_range[i].begin; e < P.link_range[i].end; ++e)
        dlambda[P.link_column[static_cast<size>(e)]] -= Y[e] * dlambda_next[P.link_row[i]];
  }
  for (Index k = n_rows - 1; k >= 0; --k) {
    const Range below = P.column_lower[static_cast<size>(k)];
    for (Index e = below.begin; e < below.end; ++e)
      dlambda[k] -= M[n_rows + e] * dlambda[P.lower_row[static_cast<size>(e)]];
  }
}

/// Stationarity of column j after a full step, but for its own multipliers.
inline Vec new_stationarity(const Pattern& P, const PatternColumn& c, Read D,
                            Read D_next, bool last, Read dlambda, Read dlambda_next, Read dvalue,
                            Vec q0) {
  Vec v = q0;
  for (Index e = c.entries.begin; e < c.entries.end; ++e) {
    const RowCoef& entry = P.entries[static_cast<size>(e)];
    v += coef(entry.value, D) * dlambda[entry.row];
  }
  for (Index e = c.aggregate.begin; e < c.aggregate.end; ++e) {
    const PositionCoef& g = P.aggregate[static_cast<size>(e)];
    v += coef(g, D) * dvalue[g.position];
  }
  if (c.lagged >= 0 && !last) {
    const Range lag = P.lag_range[static_cast<size>(c.lagged)];
    for (Index e = lag.begin; e < lag.end; ++e) {
      const RowCoef& entry = P.lag_entries[static_cast<size>(e)];
      v += coef(entry.value, D_next) * dlambda_next[entry.row];
    }
  }
  return v;
}

/// One step of the pass.
inline void backward_step(const Pattern& P, GroupData& G, const PassInput& in, Work& K, size t,
                          bool last, Steps& steps) {
  const Read value = at(G.value), dvalue = at(G.dvalue);
  const Read D = at(G.series, t), D_next = at(G.series, last ? t : t + 1);
  const Read y = at(G.y, t), z = at(G.z, t), s = at(G.s, t);
  const Read q0 = at(G.q0, t), h_inverse = at(G.h_inverse, t);
  const Read dlambda_next = at(G.dlambda, last ? t : t + 1);
  const Ptr T = at(G.target, t), dlambda = at(G.dlambda, t);
  const Ptr dy = at(G.dy, t), dz = at(G.dz, t), ds = at(G.ds, t);
  back_substitute(P, G, t, last, dlambda);
  for (Index j = 0; j < P.n_columns; ++j) {
    const PatternColumn& c = P.columns[static_cast<size>(j)];
    const Vec v = new_stationarity(P, c, D, D_next, last, dlambda, dlambda_next, dvalue,
                                 q0[j]);
    const bool final_pass = in.keep_step;
    ColumnState o = final_pass ? read_column<true>(P, c, D, y, z, s, T, value, v, j, in, K)
                               : read_column<false>(P, c, D, y, z, s, T, value, v, j, in, K);
    // the border's own step enters the capacity rows' residuals
    for (Index i = c.capacity.begin; i < c.capacity.end; ++i) {
      const PatternCapacity& row = P.capacity[static_cast<size>(i)];
      const Index k = i - c.capacity.begin;
      Vec shift = splat(0.0);
      for (Index e = row.entries.begin; e < row.entries.end; ++e) {
        const PositionCoef& b = P.capacity_entries[static_cast<size>(e)];
        shift += coef(b, D) * dvalue[b.position];
      }
      K.rc[k] -= shift * D[row.mask];
      K.w[k] += K.theta[k] * shift;
      o.q -= K.alpha[k] * K.theta[k] * shift;
    }
    const Vec right = last && c.lagged >= 0 ? at(G.right_mask)[c.lagged] : splat(0.0);
    const Vec moves = o.free * (1.0 - right);
    const Vec h = in.recomputes() ? moves * reciprocal(o.H) : static_cast<Vec>(h_inverse[j]);
    Vec step = h * o.q;
    if (last && c.lagged >= 0) step += right * dvalue[P.n_positions + c.lagged];
    const Vec yj = y[j];
    const auto target = [&](Index slot) {
      return final_pass ? in.mu_target + T[slot] : splat(0.0);
    };
    Vec balance = v;  // what the capacity multipliers must add up to
    if (c.lower_slot >= 0) {
      const Vec m = D[c.lower_mask], slack = yj - coef(c.lower, D);
      const Vec inverse = m * reciprocal(guarded(slack, m)), zl = z[c.lower_slot];
      const Vec znew = inverse * (target(c.lower_slot) - zl * step);
      const Vec delta = m * (znew - zl);
      balance += znew;
      steps.add(slack, inverse, step, zl, delta, m);
      if (final_pass)
        dz[c.lower_slot] = delta;
      else
        T[c.lower_slot] = -m * step * delta;
    }
    if (c.upper_slot >= 0) {
      const Vec m = D[c.upper_mask], slack = coef(c.upper, D) - yj;
      const Vec inverse = m * reciprocal(guarded(slack, m)), zu = z[c.upper_slot];
      const Vec znew = inverse * (target(c.upper_slot) + zu * step);
      const Vec delta = m * (znew - zu);
      balance -= znew;
      steps.add(slack, inverse, -step, zu, delta, m);
      if (final_pass)
        dz[c.upper_slot] = delta;
      else
        T[c.upper_slot] = m * step * delta;
    }
    const Index n = c.capacity.end - c.capacity.begin;
    for (Index k = 0; k < n; ++k) {
      K.ratio[k] = K.rc[k] - K.alpha[k] * step;  // ds
      K.z_new[k] = K.w[k] + K.theta[k] * K.alpha[k] * step;
    }
    for (Index k = 0; k < n; ++k) {
      const PatternCapacity& row = P.capacity[static_cast<size>(c.capacity.begin + k)];
      const Vec m = D[row.mask], zc = z[row.slot], slack = s[row.slack];
      Vec others = balance;
      for (Index i = 0; i < n; ++i)
        if (i != k) others -= K.alpha[i] * K.z_new[i];
      // A row that carries nearly all curvature of its column: its slack step is a difference of
      // two nearly equal numbers. Take its multiplier from stationarity, the slack from s z = t.
      const Vec own = K.alpha[k] * K.alpha[k] * K.theta[k];
      const auto dominant = (own > 0.9 * o.H) & (own > 10.0) & (moves * m > 0.5);
      const Vec z_other = others * reciprocal(K.alpha[k]);
      const Vec ds_other = (target(row.slot) - slack * z_other) * reciprocal(guarded(zc, m));
      K.z_new[k] = select(dominant, z_other, K.z_new[k]);
      const Vec dsk = m * select(dominant, ds_other, K.ratio[k]);
      const Vec delta = m * (K.z_new[k] - zc);
      steps.add(slack, K.inverse[k], dsk, zc, delta, m);
      if (final_pass) {
        ds[row.slack] = dsk;
        dz[row.slot] = delta;
      } else {
        T[row.slot] = -m * dsk * delta;
      }
    }
    if (final_pass) dy[j] = step;
  }
}
