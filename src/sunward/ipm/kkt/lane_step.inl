// Lane kernels: what every pass does at a step: coefficients, scratch, fetching ahead, elimination.

inline Vec coef(const Coef& c, Read D) {
  return c.series == 0 ? splat(c.scale) : c.scale * D[c.series];
}
inline Vec coef(const MaskedCoef& c, Read D) { return c.scale * D[c.series] * D[c.mask]; }
inline Vec coef(const PositionCoef& c, Read D) {
  return c.mask == 0 ? c.scale * D[c.series] : c.scale * D[c.series] * D[c.mask];
}

/// Scratch of one step, carved from GroupData::work, and what one step leaves to the next, in
/// GroupData::carried.
struct Work {
  explicit Work(const Pattern& P, const GroupData& G) {
    Ptr p = at(G.work), carried = at(G.carried);
    const auto take = [](Ptr& from, Index n) {
      const Ptr q = from;
      from = from + n;
      return q;
    };
    r = take(p, P.n_rows);
    X = take(p, P.n_link);
    f = take(p, P.max_couplings);
    phi = take(p, P.max_phi);
    theta = take(p, P.max_capacity);
    w = take(p, P.max_capacity);
    ratio = take(p, P.max_capacity);
    alpha = take(p, P.max_capacity);
    z_new = take(p, P.max_capacity);
    inverse = take(p, P.max_capacity);
    rc = take(p, P.max_capacity);
    diagonal = take(p, P.n_rows);
    scaled = take(p, P.n_border * P.n_rows);
    totals = take(carried, n_totals);
    Hp = take(carried, P.n_lagged);
    qp = take(carried, P.n_lagged);
    yp = take(carried, P.n_lagged);
    phip = take(carried, P.n_lagged * P.max_phi);
  }
  // Border couplings of this step and the one before, eliminated where they are stored.
  Ptr C{}, C_prev{};
  Index stride = 0;  ///< of C; that of C_prev is n_positions
  Ptr r, X, f, phi, theta, w, ratio, alpha, z_new, inverse, rc, diagonal, scaled;
  Ptr totals;              ///< Measures or Steps between generated steps
  Ptr Hp, qp, yp, phip;  ///< of the lagged columns at the step before
};

/// Fetches the next step's record while this one is computed. Its arrays lie side by side, in the
/// order in which the passes need them: each pass reads the record from some array to the end.
SUNWARD_INLINE void fetch(const GroupData& G, const VecArray& first, size t) {
  const char *p = reinterpret_cast<const char*>(first.at(t)),
             *const end = reinterpret_cast<const char*>(G.lambda.at(t + 1));
  for (; p < end; p += sizeof(Vec)) __builtin_prefetch(p, 0, 2);
}

inline void clear(Ptr v, Index n) {
  for (Index i = 0; i < n; ++i) v[i] = splat(0.0);
}

/// Forward elimination of one right-hand side within a step, and its share of the border's.
inline void eliminate(const Pattern& P, Read L, Read W, Index stride, Index used,
                      Ptr r, Ptr border_rhs) {
  for (Index k = 0; k < P.n_rows; ++k) {
    const Range below = P.column_lower[static_cast<size>(k)];
    for (Index e = below.begin; e < below.end; ++e)
      r[P.lower_row[static_cast<size>(e)]] -= L[P.n_rows + e] * r[k];
    const Vec scaled = r[k] * L[k];
    for (Index p = 0; p < used; ++p) border_rhs[p] -= W[k * stride + p] * scaled;
  }
}
