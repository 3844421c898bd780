// The three passes over one group of eight segments, written once on eight-wide vectors and
// compiled for each instruction set (kernels_*.cpp define SUNWARD_KERNEL_NAMESPACE and include this
// file).
//
// Symbols: y columns, l <= y <= u, zl, zu multipliers; s = rhs - alpha y - b d capacity slack, z
// its multiplier; lambda row multipliers; H diagonal of the step columns; theta = z / s; t the
// target of s z; w = t/s - theta rc the force of a capacity row; phi the coupling of a column to
// the border.
//
// Newton's equations after elimination of slacks and multipliers (engine theory page, eq. 1-6):
//   H dy = A' dlambda + L' dlambda(next) + phi' dbeta + q,   q = q0 + tl/sl - tu/su - sum alpha w
//   M dlambda + C dbeta = rp - A q/H - L (q/H)(prev)
//   S dbeta = rhs - C' M^-1 (...)

#include <algorithm>
#include <cmath>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "sunward/ipm/kkt/lanes.hpp"

namespace sunward::ipm::SUNWARD_KERNEL_NAMESPACE {
namespace {

#include "sunward/ipm/kkt/lane_vec.inl"

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

/// Tiles of the product below: as many accumulators as registers hold.
constexpr Index tile_rows = 4, tile_columns = SUNWARD_VECTOR_BYTES == 64 ? 4 : 2;
constexpr Index n_parts = lane_width * sizeof(double) / SUNWARD_VECTOR_BYTES;

/// Schur -= W' diag(1/D) W, tiles of the lower part; part by part of a vector.
inline void subtract_products(const Pattern& P, const Vec* W, Index stride, const Vec* inverse_d,
                              Index used, Vec* scaled, Vec* schur) {
  const Index B = P.n_border, n = P.n_rows;
  for (Index k = 0; k < n; ++k)
    for (Index p = 0; p < used; ++p) scaled[k * used + p] = W[k * stride + p] * inverse_d[k];
  const Part *left = reinterpret_cast<const Part*>(scaled),
             *right = reinterpret_cast<const Part*>(W);
  Part* out = reinterpret_cast<Part*>(schur);
  for (Index p = 0; p < used; p += tile_rows)
    for (Index q = 0; q < p + tile_rows; q += tile_columns)
      for (Index part = 0; part < n_parts; ++part) {
        const auto target = [&](Index a, Index b) -> Part& {
          return out[((p + a) * B + q + b) * n_parts + part];
        };
        Part acc[tile_rows][tile_columns];
        for (Index a = 0; a < tile_rows; ++a)
          for (Index b = 0; b < tile_columns; ++b) acc[a][b] = target(a, b);
        const Part *l = left + p * n_parts + part, *r = right + q * n_parts + part;
        for (Index k = 0; k < n; ++k, l += used * n_parts, r += stride * n_parts)
          for (Index b = 0; b < tile_columns; ++b)
            for (Index a = 0; a < tile_rows; ++a) acc[a][b] -= l[a * n_parts] * r[b * n_parts];
        for (Index a = 0; a < tile_rows; ++a)
          for (Index b = 0; b < tile_columns; ++b) target(a, b) = acc[a][b];
      }
}

/// What one column's inequalities say at one step: curvature, forces, couplings.
struct ColumnState {
  Vec H, H_bounds, free, q;  // free: 0 where the column does not move by itself
};

/// Reads the column's inequalities; fills theta, w, alpha, rc, inverse of its capacity rows.
/// `with_targets` is false for the affine direction (all targets zero).
template <bool with_targets>
inline ColumnState read_column(const Pattern& P, const PatternColumn& c, const Vec* D, const Vec* y,
                               const Vec* z, const Vec* s, const Vec* T, const Vec* value, Vec q0,
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
inline void border_forces(const Pattern& P, const PatternColumn& c, const Vec* D,
                          const ColumnState& o, Vec h_inverse, const Work& K, Vec* border_rhs) {
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

// ---------------------------------------------------------------------------------------------

/// Moves the iterate of one step by the last direction.
inline void move(const Pattern& P, GroupData& G, size t, const PassInput& in) {
  const Vec ap = splat(in.alpha_primal), ad = splat(in.alpha_dual);
  const auto advance = [t](VecArray& x, const VecArray& dx, Index n, Vec a) {
    Vec* v = lanes(x) + t * static_cast<size>(n);
    const Vec* d = lanes(dx) + t * static_cast<size>(n);
    for (Index i = 0; i < n; ++i) v[i] += a * d[i];
  };
  advance(G.y, G.dy, P.n_columns, ap);
  advance(G.s, G.ds, P.n_capacity, ap);
  advance(G.z, G.dz, P.n_multipliers, ad);
  if (t == 0) advance(G.lambda, G.dlambda, P.n_rows, ad);
  if (t + 1 < static_cast<size>(G.n_steps)) {  // stationarity of step t reads lambda of t + 1
    Vec* v = lanes(G.lambda) + (t + 1) * static_cast<size>(P.n_rows);
    const Vec* d = lanes(G.dlambda) + (t + 1) * static_cast<size>(P.n_rows);
    for (Index i = 0; i < P.n_rows; ++i) v[i] += ad * d[i];
  }
}

/// Accumulates the measures of one column at one step.
struct Measures {
  Vec complementarity = splat(0), pairs = splat(0), primal = splat(0), dual = splat(0),
      objective = splat(0), dual_objective = splat(0), least = splat(1e300);
};

inline void measure_column(const Pattern& P, const PatternColumn& c, const Vec* D, const Vec* y,
                           const Vec* z, const Vec* s, Vec q0, Index j, const ColumnState& o,
                           Vec right, Vec* capacity_force, const Work& K, Measures& total) {
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

/// Link to the step before: X, Y = X / D, and what they take from this step's matrix and sides.
inline void link_factor(const Pattern& P, const Vec* D, const Vec* D_prev, const Vec* L_prev,
                        const Work& K, Vec* M, Vec* Y, Index border_used) {
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
      K.r[row] -= a * K.r_prev[k];
      for (Index p = 0; p < border_used; ++p) K.C[row * B + p] -= a * K.C_prev[k * B_prev + p];
    }
  }
}

/// What the lagged columns of the step before add to this step's rows.
inline void lag_matrix(const Pattern& P, const Vec* D, const Work& K, Vec* M) {
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
inline void column_matrix(const Pattern& P, const PatternColumn& c, const Vec* D,
                          const ColumnState& o, Vec h_inverse, const Work& K, Vec* M, Vec* schur) {
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
      Vec& f = K.f[begin + e - row.entries.begin];
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
inline void right_interface(const Pattern& P, const PatternColumn& c, const Vec* D,
                            const ColumnState& o, Vec right, const Work& K, Vec* schur,
                            Vec* border_rhs, Vec* border_residual, Vec q0) {
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

inline void ldl(const Pattern& P, Vec* M, const Work& K, Index border_used, double regularisation,
                Vec alive) {
  const Index B = K.stride;
  Vec* before = K.diagonal;  // before elimination
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
      Vec* target = K.C + row * B;
      const Vec* source = K.C + k * B;
      for (Index p = 0; p < border_used; ++p) target[p] -= l * source[p];
    }
  }
}

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

// ---------------------------------------------------------------------------------------------

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

// ---------------------------------------------------------------------------------------------

struct Steps {
  Vec primal = splat(0), dual = splat(0), s_dz = splat(0), z_ds = splat(0), ds_dz = splat(0);
  inline void add(Vec slack, Vec inverse, Vec ds, Vec z, Vec dz, Vec m) {
    primal = larger(primal, -ds * inverse);
    dual = larger(dual, select(m > 0.0, -dz * rough_reciprocal(guarded(z, m)), splat(0.0)));
    s_dz += m * slack * dz;
    z_ds += z * ds;
    ds_dz += m * ds * dz;
  }
};

/// Solves the step's triangular systems backwards for dlambda.
inline void back_substitute(const Pattern& P, const GroupData& G, size t, bool last, Vec* dlambda) {
  const Index n_rows = P.n_rows;
  const Vec* M = lanes(G.matrix) + t * static_cast<size>(P.n_matrix);
  const Vec* u = lanes(G.u) + t * static_cast<size>(n_rows);
  const Vec* dvalue = lanes(G.dvalue);
  const Vec* W =
      last ? lanes(G.border_last) : lanes(G.border) + t * static_cast<size>(n_rows * P.n_positions);
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
    const Vec* Y = lanes(G.link) + (t + 1) * static_cast<size>(P.n_link);
    for (size i = 0; i < P.link_row.size(); ++i)
      for (Index e = P.link_range[i].begin; e < P.link_range[i].end; ++e)
        dlambda[P.link_column[static_cast<size>(e)]] -= Y[e] * dlambda[n_rows + P.link_row[i]];
  }
  for (Index k = n_rows - 1; k >= 0; --k) {
    const Range below = P.column_lower[static_cast<size>(k)];
    for (Index e = below.begin; e < below.end; ++e)
      dlambda[k] -= M[n_rows + e] * dlambda[P.lower_row[static_cast<size>(e)]];
  }
}

/// Stationarity of column j after a full step, but for its own multipliers.
inline Vec new_stationarity(const Pattern& P, const PatternColumn& c, const Vec* D,
                            const Vec* D_next, bool last, const Vec* dlambda, const Vec* dvalue,
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
      v += coef(entry.value, D_next) * dlambda[P.n_rows + entry.row];
    }
  }
  return v;
}

PassResult backward_pass(const Pattern& P, GroupData& G, const PassInput& in) {
  const NoDenormals no_denormals;
  const Work K(P, G);
  const Index n_rows = P.n_rows;
  const Vec *value = lanes(G.value), *dvalue = lanes(G.dvalue);
  Steps steps;
  const auto n_steps = static_cast<size>(G.n_steps);
  for (size t = n_steps; t-- > 0;) {
    const bool last = t + 1 == n_steps;
    const Vec* D = lanes(G.series) + t * static_cast<size>(P.n_series);
    const Vec* D_next = last ? D : D + P.n_series;
    const Vec* y = lanes(G.y) + t * static_cast<size>(P.n_columns);
    const Vec* z = lanes(G.z) + t * static_cast<size>(P.n_multipliers);
    const Vec* s = lanes(G.s) + t * static_cast<size>(P.n_capacity);
    Vec* T = lanes(G.target) + t * static_cast<size>(P.n_multipliers);
    const Vec* q0 = lanes(G.q0) + t * static_cast<size>(P.n_columns);
    const Vec* h_inverse = lanes(G.h_inverse) + t * static_cast<size>(P.n_columns);
    Vec* dlambda = lanes(G.dlambda) + t * static_cast<size>(n_rows);
    Vec* dy = lanes(G.dy) + t * static_cast<size>(P.n_columns);
    Vec* dz = lanes(G.dz) + t * static_cast<size>(P.n_multipliers);
    Vec* ds = lanes(G.ds) + t * static_cast<size>(P.n_capacity);
    Ahead ahead(P, G);
    if (t > 0) ahead.backward(t - 1, in.keep_step);
    ahead.fetch(10000);
    back_substitute(P, G, t, last, dlambda);
    for (Index j = 0; j < P.n_columns; ++j) {
      const PatternColumn& c = P.columns[static_cast<size>(j)];
      const Vec v = new_stationarity(P, c, D, D_next, last, dlambda, dvalue, q0[j]);
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
      const Vec right = last && c.lagged >= 0 ? lanes(G.right_mask)[c.lagged] : splat(0.0);
      Vec step = h_inverse[j] * o.q;
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
      const Vec moves = o.free * (1.0 - right);
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
  PassResult result;
  result.ratio_primal = maximum(steps.primal);
  result.ratio_dual = maximum(steps.dual);
  result.s_dz = sum(steps.s_dz);
  result.z_ds = sum(steps.z_ds);
  result.ds_dz = sum(steps.ds_dz);
  return result;
}

// ---------------------------------------------------------------------------------------------

/// Visits every complementarity pair of a step with references to what a start may change.
template <class Bound, class Capacity>
inline void each_pair(const Pattern& P, GroupData& G, size t, Bound bound, Capacity capacity) {
  const Vec* D = lanes(G.series) + t * static_cast<size>(P.n_series);
  for (Index j = 0; j < P.n_columns; ++j) {
    const PatternColumn& c = P.columns[static_cast<size>(j)];
    bound(c, D, j);
    for (Index i = c.capacity.begin; i < c.capacity.end; ++i) {
      const PatternCapacity& row = P.capacity[static_cast<size>(i)];
      capacity(row, D[row.mask]);
    }
  }
}

/// Sums of |slack| and |multiplier| after the full step: the scale of the start.
PassResult start_measure_pass(const Pattern& P, GroupData& G, const PassInput&) {
  Vec slack = splat(0.0), multiplier = splat(0.0), pairs = splat(0.0);
  for (size t = 0; t < static_cast<size>(G.n_steps); ++t) {
    const Vec *y = lanes(G.y) + t * static_cast<size>(P.n_columns),
              *dy = lanes(G.dy) + t * static_cast<size>(P.n_columns);
    const Vec *z = lanes(G.z) + t * static_cast<size>(P.n_multipliers),
              *dz = lanes(G.dz) + t * static_cast<size>(P.n_multipliers);
    const Vec *s = lanes(G.s) + t * static_cast<size>(P.n_capacity),
              *ds = lanes(G.ds) + t * static_cast<size>(P.n_capacity);
    const auto add = [&](Vec v, Index slot, Vec m) {
      slack += m * magnitude(v);
      multiplier += m * magnitude(z[slot] + dz[slot]);
      pairs += m;
    };
    each_pair(
        P, G, t,
        [&](const PatternColumn& c, const Vec* D, Index j) {
          if (c.lower_slot >= 0)
            add(y[j] + dy[j] - coef(c.lower, D), c.lower_slot, D[c.lower_mask]);
          if (c.upper_slot >= 0)
            add(coef(c.upper, D) - y[j] - dy[j], c.upper_slot, D[c.upper_mask]);
        },
        [&](const PatternCapacity& row, Vec m) { add(s[row.slack] + ds[row.slack], row.slot, m); });
  }
  PassResult result;
  result.z_ds = sum(slack);
  result.s_dz = sum(multiplier);
  result.pairs = sum(pairs);
  return result;
}

/// Takes the full step, then keeps every slack at least alpha_primal and every multiplier at least
/// alpha_dual away from zero.
PassResult start_shift_pass(const Pattern& P, GroupData& G, const PassInput& in) {
  const Vec least_s = splat(in.alpha_primal), least_z = splat(in.alpha_dual);
  for (size t = 0; t < static_cast<size>(G.n_steps); ++t) {
    Vec *y = lanes(G.y) + t * static_cast<size>(P.n_columns),
        *dy = lanes(G.dy) + t * static_cast<size>(P.n_columns);
    Vec *z = lanes(G.z) + t * static_cast<size>(P.n_multipliers),
        *dz = lanes(G.dz) + t * static_cast<size>(P.n_multipliers);
    Vec *s = lanes(G.s) + t * static_cast<size>(P.n_capacity),
        *ds = lanes(G.ds) + t * static_cast<size>(P.n_capacity);
    Vec *lambda = lanes(G.lambda) + t * static_cast<size>(P.n_rows),
        *dlambda = lanes(G.dlambda) + t * static_cast<size>(P.n_rows);
    const auto shift_z = [&](Index slot, Vec m) {
      z[slot] = m * larger(z[slot] + dz[slot], least_z);
    };
    each_pair(
        P, G, t,
        [&](const PatternColumn& c, const Vec* D, Index j) {
          Vec v = y[j] + dy[j];
          const Vec none = splat(0.0);
          const Vec has_lower = c.lower_slot >= 0 ? D[c.lower_mask] : none;
          const Vec has_upper = c.upper_slot >= 0 ? D[c.upper_mask] : none;
          const Vec lower = coef(c.lower, D), upper = coef(c.upper, D);
          const Vec both = has_lower * has_upper;
          const Vec margin = select(both > 0.5, smaller(least_s, 0.25 * (upper - lower)), least_s);
          v = select(has_lower > 0.5, larger(v, lower + margin), v);
          v = select(has_upper > 0.5, smaller(v, upper - margin), v);
          y[j] = v;
          if (c.lower_slot >= 0) shift_z(c.lower_slot, has_lower);
          if (c.upper_slot >= 0) shift_z(c.upper_slot, has_upper);
        },
        [&](const PatternCapacity& row, Vec m) {
          s[row.slack] = select(m > 0.5, larger(s[row.slack] + ds[row.slack], least_s), splat(1.0));
          shift_z(row.slot, m);
        });
    for (Index i = 0; i < P.n_rows; ++i) lambda[i] += dlambda[i];
  }
  return {};
}

}  // namespace

}  // namespace sunward::ipm::SUNWARD_KERNEL_NAMESPACE

namespace sunward::ipm {
using namespace SUNWARD_KERNEL_NAMESPACE;  // NOLINT: this file is one translation unit's body
extern const KernelTable SUNWARD_KERNEL_TABLE;
const KernelTable SUNWARD_KERNEL_TABLE = {SUNWARD_KERNEL_LABEL, factor_pass,
                                          forward_pass,         backward_pass,
                                          start_measure_pass,   start_shift_pass};
}  // namespace sunward::ipm
