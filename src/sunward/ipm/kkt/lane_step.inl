// Lane kernels: what every pass does at a step: coefficients, scratch, fetching ahead, elimination.

inline Vec coef(const Coef& c, const Vec* D) {
  return c.series == 0 ? splat(c.scale) : c.scale * D[c.series];
}
inline Vec coef(const MaskedCoef& c, const Vec* D) { return c.scale * D[c.series] * D[c.mask]; }
inline Vec coef(const PositionCoef& c, const Vec* D) {
  return c.mask == 0 ? c.scale * D[c.series] : c.scale * D[c.series] * D[c.mask];
}

/// Numbers below 1e-308 count as zero while this lives. Couplings die out along the chain, and
/// processors take a hundred times as long for the last, meaningless part of the way to zero.
class NoDenormals {
 public:
#if defined(__x86_64__)
  NoDenormals() { _mm_setcsr(before_ | 0x8040u); }  // flush to zero, denormals are zero
  ~NoDenormals() { _mm_setcsr(before_); }

 private:
  unsigned before_ = _mm_getcsr();
#else
  NoDenormals() {}
#endif
};

/// Scratch of one step, carved from GroupData::work.
struct Work {
  explicit Work(const Pattern& P, const GroupData& G) {
    Vec* p = lanes(G.work);
    const auto take = [&p](Index n) {
      Vec* q = p;
      p += n;
      return q;
    };
    r = take(P.n_rows);
    r_prev = take(P.n_rows);
    Hp = take(P.n_lagged);
    qp = take(P.n_lagged);
    yp = take(P.n_lagged);
    phip = take(P.n_lagged * P.max_phi);
    X = take(P.n_link);
    f = take(P.max_couplings);
    phi = take(P.max_phi);
    theta = take(P.max_capacity);
    w = take(P.max_capacity);
    ratio = take(P.max_capacity);
    alpha = take(P.max_capacity);
    z_new = take(P.max_capacity);
    inverse = take(P.max_capacity);
    rc = take(P.max_capacity);
    scaled = take(P.n_border * P.n_rows);
    diagonal = take(P.n_rows);
  }
  // Border couplings of this step and the one before, eliminated where they are stored.
  Vec *C = nullptr, *C_prev = nullptr;
  Index stride = 0;  ///< of C; that of C_prev is n_positions
  Vec *r, *r_prev, *Hp, *qp, *yp, *phip, *X, *f, *phi, *theta, *w, *ratio, *alpha, *z_new, *inverse,
      *rc, *scaled, *diagonal;
};

/// Fetches the next step's data while this one is computed. Every pass walks some fifteen arrays
/// in pieces, too many and too short for the processor to foresee.
class Ahead {
 public:
  Ahead(const Pattern& P, const GroupData& G) : P_(P), G_(G) {}

  void factor(size t, bool apply_step) {
    want(G_.border, t, P_.n_rows * P_.n_positions);
    want(G_.matrix, t, P_.n_matrix);
    want(G_.link, t, P_.n_link);
    for (const VecArray* a : {&G_.rp, &G_.u}) want(*a, t, P_.n_rows);
    for (const VecArray* a : {&G_.q0, &G_.h_inverse}) want(*a, t, P_.n_columns);
    if (t + 1 < static_cast<size>(G_.n_steps)) want(G_.lambda, t + 1, P_.n_rows);
    if (apply_step) {
      if (t + 1 < static_cast<size>(G_.n_steps)) want(G_.dlambda, t + 1, P_.n_rows);
      step(t);
    }
    iterate(t);
  }
  void forward(size t, bool targets_change) {
    factors(t);
    want(G_.rp, t, P_.n_rows);
    want(G_.target, t, P_.n_multipliers);
    if (targets_change) step(t);
    iterate(t);
  }
  void backward(size t, bool keep_step) {
    want(G_.dlambda, t, P_.n_rows);
    want(G_.target, t, P_.n_multipliers);
    if (keep_step) step(t);
    factors(t);
    iterate(t);
  }
  /// Fetches up to `lines` cache lines (a vector each).
  SUNWARD_INLINE void fetch(Index lines) {
    for (; n_ > 0 && lines > 0; --n_) {
      const char *p = next_[n_ - 1], *const end = end_[n_ - 1];
      for (; p < end && lines > 0; p += sizeof(Vec), --lines) __builtin_prefetch(p, 0, 2);
      next_[n_ - 1] = p;
      if (p < end) return;
    }
  }

 private:
  /// Step `t` of an array with `width` vectors per step is wanted.
  void want(const VecArray& array, size t, Index width) {
    next_[n_] = reinterpret_cast<const char*>(lanes(array) + t * static_cast<size>(width));
    end_[n_] = next_[n_] + static_cast<size>(width) * sizeof(Vec);
    ++n_;
  }
  void iterate(size t) {
    want(G_.y, t, P_.n_columns);
    want(G_.s, t, P_.n_capacity);
    want(G_.z, t, P_.n_multipliers);
    want(G_.series, t, P_.n_series);
  }
  void step(size t) {
    want(G_.dy, t, P_.n_columns);
    want(G_.ds, t, P_.n_capacity);
    want(G_.dz, t, P_.n_multipliers);
  }
  void factors(size t) {
    for (const VecArray* a : {&G_.q0, &G_.h_inverse}) want(*a, t, P_.n_columns);
    want(G_.border, t, P_.n_rows * P_.n_positions);
    want(G_.matrix, t, P_.n_matrix);
    want(G_.link, t, P_.n_link);
    want(G_.u, t, P_.n_rows);
  }

  static constexpr Index most = 20;
  const Pattern& P_;
  const GroupData& G_;
  const char *next_[most], *end_[most];
  Index n_ = 0;
};

inline void clear(Vec* v, Index n) {
  for (Index i = 0; i < n; ++i) v[i] = splat(0.0);
}

/// Forward elimination of one right-hand side within a step, and its share of the border's.
inline void eliminate(const Pattern& P, const Vec* L, const Vec* W, Index stride, Index used,
                      Vec* r, Vec* border_rhs) {
  for (Index k = 0; k < P.n_rows; ++k) {
    const Range below = P.column_lower[static_cast<size>(k)];
    for (Index e = below.begin; e < below.end; ++e)
      r[P.lower_row[static_cast<size>(e)]] -= L[P.n_rows + e] * r[k];
    const Vec scaled = r[k] * L[k];
    for (Index p = 0; p < used; ++p) border_rhs[p] -= W[k * stride + p] * scaled;
  }
}
