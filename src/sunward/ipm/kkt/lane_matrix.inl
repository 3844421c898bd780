// Lane kernels: a step's matrix, its coupling to the step before and to the border, its LDL'.

/// Link to the step before: X, Y = X / D, and what they take from this step's matrix and sides.
inline void link_factor(const Pattern& P, Read D, Read D_prev, Read L_prev, Read r_prev,
                        const Work& K, Ptr M, Ptr Y, Index border_used) {
  clear(K.X, P.n_link);
  for (const Pattern::LinkStart& e : P.link_start)
    K.X[e.slot] += coef(P.lag_entries[static_cast<size>(e.lag_entry)].value, D) * K.Hp[e.lagged] *
                   coef(P.entries[static_cast<size>(e.entry)].value, D_prev);
  for (const Pattern::LinkUpdate& e : P.link_updates)
    K.X[e.target] -= L_prev[e.lower] * K.X[e.source];
  for (Index e = 0; e < P.n_link; ++e) Y[e] = K.X[e] * L_prev[P.link_column[static_cast<size>(e)]];
  for (const Pattern::LinkProduct& e : P.link_products) M[e.target] -= K.X[e.left] * Y[e.right];
  const Index B = K.stride, B_prev = P.n_positions;
  for (size i = 0; i < P.link_row.size(); ++i) {
    const Index row = P.link_row[i];
    for (Index e = P.link_range[i].begin; e < P.link_range[i].end; ++e) {
      const Index k = P.link_column[static_cast<size>(e)];
      const Vec a = Y[e];
      K.r[row] -= a * r_prev[k];
      for (Index p = 0; p < border_used; ++p) K.C[row * B + p] -= a * K.C_prev[k * B_prev + p];
    }
  }
}

/// What the lagged columns of the step before add to this step's rows.
inline void lag_matrix(const Pattern& P, Read D, const Work& K, Ptr M) {
  const Index B = K.stride;
  for (Index l = 0; l < P.n_lagged; ++l) {
    const Range entries = P.lag_range[static_cast<size>(l)];
    const Range phi = P.columns[static_cast<size>(P.lagged_column[static_cast<size>(l)])].phi;
    for (Index e = entries.begin; e < entries.end; ++e) {
      const RowCoef& entry = P.lag_entries[static_cast<size>(e)];
      const Vec a = coef(entry.value, D) * K.Hp[l];
      K.r[entry.row] -= a * K.qp[l];
      for (Index i = phi.begin; i < phi.end; ++i)
        K.C[entry.row * B + P.phi_position[static_cast<size>(i)]] +=
            a * K.phip[l * P.max_phi + i - phi.begin];
    }
    const Range products = P.lag_column_products[static_cast<size>(l)];
    for (Index e = products.begin; e < products.end; ++e) {
      const Pattern::MatrixTerm& m = P.lag_products[static_cast<size>(e)];
      M[m.target] += coef(P.lag_entries[static_cast<size>(m.first)].value, D) *
                     coef(P.lag_entries[static_cast<size>(m.second)].value, D) * K.Hp[l];
    }
  }
}

/// A column's share of the step matrix, the border coupling and the Schur complement.
inline void column_matrix(const Pattern& P, const PatternColumn& c, Read D,
                          const ColumnState& o, Vec h_inverse, const Work& K, Ptr M, Ptr schur) {
  const Index B = K.stride, n_phi = c.phi.end - c.phi.begin;
  clear(K.phi, n_phi);
  Index n = 0;
  for (Index i = c.capacity.begin; i < c.capacity.end; ++i) {
    const PatternCapacity& row = P.capacity[static_cast<size>(i)];
    const Index k = i - c.capacity.begin, begin = n;
    for (Index e = row.entries.begin; e < row.entries.end; ++e, ++n) {
      const PositionCoef& b = P.capacity_entries[static_cast<size>(e)];
      K.f[n] = coef(b, D);
    }
    const Vec own = K.theta[k] * K.ratio[k];
    for (Index e = row.pairs.begin; e < row.pairs.end; ++e) {
      const CouplingPair& pair = P.pairs[static_cast<size>(e)];
      schur[pair.target] -= pair.multiplicity * own * K.f[pair.first] * K.f[pair.second];
    }
    const Vec force = K.alpha[k] * K.theta[k];
    for (Index e = row.entries.begin; e < row.entries.end; ++e) {
      auto&& f = K.f[begin + e - row.entries.begin];
      f = -force * f;
      K.phi[P.capacity_entries[static_cast<size>(e)].phi] += f;
    }
  }
  for (Index e = c.aggregate.begin; e < c.aggregate.end; ++e, ++n) {
    const PositionCoef& g = P.aggregate[static_cast<size>(e)];
    K.f[n] = coef(g, D);
    K.phi[g.phi] += K.f[n];
  }
  for (Index e = c.pairs.begin; e < c.pairs.end; ++e) {
    const CouplingPair& pair = P.pairs[static_cast<size>(e)];
    schur[pair.target] += pair.multiplicity * K.f[pair.first] * K.f[pair.second] * h_inverse;
  }
  for (Index e = c.entries.begin; e < c.entries.end; ++e) {
    const RowCoef& entry = P.entries[static_cast<size>(e)];
    const Vec a = coef(entry.value, D) * h_inverse;
    K.r[entry.row] -= a * o.q;
    for (Index i = 0; i < n_phi; ++i)
      K.C[entry.row * B + P.phi_position[static_cast<size>(c.phi.begin + i)]] += a * K.phi[i];
  }
  const size j = static_cast<size>(&c - P.columns.data());
  const Range products = P.column_products[j];
  for (Index e = products.begin; e < products.end; ++e) {
    const Pattern::MatrixTerm& m = P.products[static_cast<size>(e)];
    M[m.target] += coef(P.entries[static_cast<size>(m.first)].value, D) *
                   coef(P.entries[static_cast<size>(m.second)].value, D) * h_inverse;
  }
}

/// At a segment's last step its lagged states belong to the border (right interfaces).
inline void right_interface(const Pattern& P, const PatternColumn& c, Read D,
                            const ColumnState& o, Vec right, const Work& K, Ptr schur,
                            Ptr border_rhs, Ptr border_residual, Vec q0) {
  const Index B = P.n_border, p = P.n_positions + c.lagged;
  schur[p * B + p] -= o.H * right;
  for (Index i = c.phi.begin; i < c.phi.end; ++i)
    schur[p * B + P.phi_position[static_cast<size>(i)]] += right * K.phi[i - c.phi.begin];
  for (Index e = c.entries.begin; e < c.entries.end; ++e) {
    const RowCoef& entry = P.entries[static_cast<size>(e)];
    K.C[entry.row * K.stride + p] += right * coef(entry.value, D);
  }
  border_rhs[p] -= (o.q - q0) * right;
  border_residual[p] -= q0 * right;
}

inline void ldl(const Pattern& P, Ptr M, const Work& K, Index border_used, Scalar regularisation,
                Vec alive) {
  const Index B = K.stride;
  Ptr before = K.diagonal;  // before elimination
  for (Index k = 0; k < P.n_rows; ++k) before[k] = M[k] = M[k] + regularisation + (1.0 - alive);
  for (Index k = 0; k < P.n_rows; ++k) {
    // A pivot lost to cancellation belongs to a row that others imply: its multiplier stays put.
    const Vec positive = select(M[k] > 0.0, M[k], splat(1.0));
    const Vec inverse = select(M[k] > 1e-16 * before[k], reciprocal(positive), splat(0.0));
    const Range below = P.column_lower[static_cast<size>(k)];
    const Range updates = P.pivot_updates[static_cast<size>(k)];
    M[k] = inverse;
    // updates read the unscaled column on the right and the scaled one on the left
    for (Index e = updates.begin; e < updates.end; ++e) {
      const LdlUpdate& u = P.updates[static_cast<size>(e)];
      M[u.target] -= M[u.left] * inverse * M[u.right];
    }
    for (Index e = below.begin; e < below.end; ++e) {
      const Index row = P.lower_row[static_cast<size>(e)];
      const Vec l = M[P.n_rows + e] * inverse;
      M[P.n_rows + e] = l;
      const Ptr target = K.C + row * B;
      const Read source = K.C + k * B;
      for (Index p = 0; p < border_used; ++p) target[p] -= l * source[p];
    }
  }
}
