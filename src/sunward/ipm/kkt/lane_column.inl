// Lane kernels: the inequalities of one column at one step, and what they mean for the border.

/// What one column's inequalities say at one step: curvature, forces, couplings.
struct ColumnState {
  Vec H, H_bounds, free, q;  // free: 0 where the column does not move by itself
};

/// Reads the column's inequalities; fills theta, w, alpha, rc, inverse of its capacity rows.
/// `with_targets` is false for the affine direction (all targets zero).
template <bool with_targets>
inline ColumnState read_column(const Pattern& P, const PatternColumn& c, Read D, Read y,
                               Read z, Read s, Read T, Read value, Vec q0,
                               Index j, const PassInput& in, const Work& K) {
  ColumnState o;
  o.H = splat(in.regularisation_primal);
  o.q = q0;
  const Vec yj = y[j];
  if (c.lower_slot >= 0) {
    const Vec m = D[c.lower_mask];
    const Vec inverse = m * reciprocal(guarded(yj - coef(c.lower, D), m));
    o.H += z[c.lower_slot] * inverse;
    if constexpr (with_targets) o.q += (in.mu_target + T[c.lower_slot]) * inverse;
  }
  if (c.upper_slot >= 0) {
    const Vec m = D[c.upper_mask];
    const Vec inverse = m * reciprocal(guarded(coef(c.upper, D) - yj, m));
    o.H += z[c.upper_slot] * inverse;
    if constexpr (with_targets) o.q -= (in.mu_target + T[c.upper_slot]) * inverse;
  }
  o.H_bounds = o.H;
  for (Index i = c.capacity.begin; i < c.capacity.end; ++i) {
    const PatternCapacity& row = P.capacity[static_cast<size>(i)];
    const Index k = i - c.capacity.begin;
    const Vec m = D[row.mask], slack = s[row.slack];
    Vec rhs = splat(0.0);
    for (Index n = row.rhs.begin; n < row.rhs.end; ++n)
      rhs += coef(P.terms[static_cast<size>(n)], D);
    for (Index e = row.entries.begin; e < row.entries.end; ++e) {
      const PositionCoef& b = P.capacity_entries[static_cast<size>(e)];
      rhs -= coef(b, D) * value[b.position];
    }
    const Vec alpha = coef(row.alpha, D);
    K.alpha[k] = alpha;
    K.rc[k] = m * (rhs - alpha * yj - slack);
    K.inverse[k] = m * reciprocal(slack);
    K.theta[k] = z[row.slot] * K.inverse[k];
    K.w[k] = -K.theta[k] * K.rc[k];
    if constexpr (with_targets) K.w[k] += (in.mu_target + T[row.slot]) * K.inverse[k];
    o.H += alpha * alpha * K.theta[k];
    o.q -= alpha * K.w[k];
  }
  o.free = c.free_mask < 0 ? splat(0.0) : D[c.free_mask];
  return o;
}

/// The share of a capacity row's curvature that the other inequalities of its column carry.
inline void share_curvature(const PatternColumn& c, const ColumnState& o, Vec h_inverse,
                            const Work& K) {
  const Index n = c.capacity.end - c.capacity.begin;
  for (Index k = 0; k < n; ++k) {
    Vec others = o.H_bounds;
    for (Index i = 0; i < n; ++i)
      if (i != k) others += K.alpha[i] * K.alpha[i] * K.theta[i];
    K.ratio[k] = others * h_inverse + (1.0 - o.free);
  }
}

/// Right-hand side of the border from one column's capacity and aggregate rows.
inline void border_forces(const Pattern& P, const PatternColumn& c, Read D,
                          const ColumnState& o, Vec h_inverse, const Work& K, Ptr border_rhs) {
  for (Index i = c.capacity.begin; i < c.capacity.end; ++i) {
    const PatternCapacity& row = P.capacity[static_cast<size>(i)];
    const Index k = i - c.capacity.begin;
    const Vec force =
        K.w[k] * K.ratio[k] + K.alpha[k] * K.theta[k] * h_inverse * (o.q + K.alpha[k] * K.w[k]);
    for (Index e = row.entries.begin; e < row.entries.end; ++e) {
      const PositionCoef& b = P.capacity_entries[static_cast<size>(e)];
      border_rhs[b.position] += coef(b, D) * force;
    }
  }
  for (Index e = c.aggregate.begin; e < c.aggregate.end; ++e) {
    const PositionCoef& g = P.aggregate[static_cast<size>(e)];
    border_rhs[g.position] -= coef(g, D) * h_inverse * o.q;
  }
}
