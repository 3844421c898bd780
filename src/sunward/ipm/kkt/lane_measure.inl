// Lane kernels: moving the iterate and measuring it.

/// Moves the iterate of one step by the last direction.
inline void move(const Pattern& P, GroupData& G, size t, bool first, bool last,
                 const PassInput& in) {
  const Vec ap = splat(in.alpha_primal), ad = splat(in.alpha_dual);
  const auto advance = [t](VecArray& x, const VecArray& dx, Index n, Vec a) {
    const Ptr v = at(x, t);
    const Read d = at(dx, t);
    for (Index i = 0; i < n; ++i) v[i] += a * d[i];
  };
  advance(G.y, G.dy, P.n_columns, ap);
  advance(G.s, G.ds, P.n_capacity, ap);
  advance(G.z, G.dz, P.n_multipliers, ad);
  if (first) advance(G.lambda, G.dlambda, P.n_rows, ad);
  if (!last) {  // stationarity of step t reads lambda of t + 1
    const Ptr v = at(G.lambda, t + 1);
    const Read d = at(G.dlambda, t + 1);
    for (Index i = 0; i < P.n_rows; ++i) v[i] += ad * d[i];
  }
}

/// Accumulates the measures of one column at one step.
struct Measures {
  Vec complementarity = splat(0.0), pairs = splat(0.0), primal = splat(0.0), dual = splat(0.0),
      objective = splat(0.0), dual_objective = splat(0.0), least = splat(1e300);

  void load(Read m) {
    complementarity = m[0], pairs = m[1], primal = m[2], dual = m[3], objective = m[4],
    dual_objective = m[5], least = m[6];
  }
  void store(Ptr m) const {
    m[0] = complementarity, m[1] = pairs, m[2] = primal, m[3] = dual, m[4] = objective,
    m[5] = dual_objective, m[6] = least;
  }
};

inline void measure_column(const Pattern& P, const PatternColumn& c, Read D, Read y,
                           Read z, Read s, Vec q0, Index j, const ColumnState& o,
                           Vec right, Ptr capacity_force, const Work& K, Measures& total) {
  Vec rd = -q0;
  const Vec yj = y[j];
  total.objective += coef(c.cost, D) * yj * D[0];
  const auto pair = [&](Vec slack, Vec multiplier, Vec m) {
    const Vec product = slack * multiplier * m;
    total.complementarity += product;
    total.pairs += m;
    total.least = smaller(total.least, select(m > 0.0, product, splat(1e300)));
  };
  if (c.lower_slot >= 0) {
    const Vec l = coef(c.lower, D), m = D[c.lower_mask];
    pair(yj - l, z[c.lower_slot], m);
    rd -= z[c.lower_slot];
    total.dual_objective += m * l * z[c.lower_slot];
  }
  if (c.upper_slot >= 0) {
    const Vec u = coef(c.upper, D), m = D[c.upper_mask];
    pair(u - yj, z[c.upper_slot], m);
    rd += z[c.upper_slot];
    total.dual_objective -= m * u * z[c.upper_slot];
  }
  for (Index i = c.capacity.begin; i < c.capacity.end; ++i) {
    const PatternCapacity& row = P.capacity[static_cast<size>(i)];
    const Index k = i - c.capacity.begin;
    const Vec zc = z[row.slot], m = D[row.mask];
    pair(s[row.slack], zc, m);
    rd += K.alpha[k] * zc;
    Vec rhs = splat(0.0);
    for (Index n = row.rhs.begin; n < row.rhs.end; ++n)
      rhs += coef(P.terms[static_cast<size>(n)], D);
    for (Index e = row.entries.begin; e < row.entries.end; ++e) {
      const PositionCoef& b = P.capacity_entries[static_cast<size>(e)];
      capacity_force[b.position] += coef(b, D) * zc;
    }
    total.dual_objective -= rhs * zc;
    total.primal = larger(total.primal, row.residual_weight * magnitude(K.rc[k]));
  }
  total.dual_objective += (D[0] - o.free) * yj * rd;
  total.dual = larger(total.dual, c.residual_weight * magnitude(rd * o.free * (1.0 - right)));
  if (c.lagged >= 0) capacity_force[P.n_positions + c.lagged] += right * (rd + q0);
}
