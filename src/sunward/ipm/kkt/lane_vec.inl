// Eight numbers side by side, one per segment, in as many registers as the instruction set needs:
// one of 512 bits, two of 256 or four of 128. (g++ keeps a vector wider than a register in memory;
// a pair of narrower ones stays in registers.)
// The including file defines SUNWARD_VECTOR_BYTES: 64, 32 or 16.

#define SUNWARD_INLINE inline __attribute__((always_inline))

using size = std::size_t;
using Part = double __attribute__((vector_size(SUNWARD_VECTOR_BYTES)));

template <class H>
struct Pair {
  H a, b;
};

template <size bytes>
struct Widen {
  using type = Pair<typename Widen<bytes / 2>::type>;
};
template <>
struct Widen<SUNWARD_VECTOR_BYTES> {
  using type = Part;
};
/// The kernels' view of lanes.hpp's Vec: same bytes, same alignment.
using Vec = Widen<lane_width * sizeof(double)>::type;
/// A number that is the same in all lanes and changes from pass to pass.
using Scalar = double;
static_assert(sizeof(Vec) == sizeof(sunward::ipm::Vec));

// clang-format off
#define SUNWARD_PAIRWISE(op)                                                                      \
  template <class H> SUNWARD_INLINE auto operator op(const Pair<H>& x, const Pair<H>& y)          \
      -> Pair<decltype(x.a op y.a)> { return {x.a op y.a, x.b op y.b}; }                          \
  template <class H> SUNWARD_INLINE auto operator op(double x, const Pair<H>& y)                  \
      -> Pair<decltype(x op y.a)> { return {x op y.a, x op y.b}; }                                \
  template <class H> SUNWARD_INLINE auto operator op(const Pair<H>& x, double y)                  \
      -> Pair<decltype(x.a op y)> { return {x.a op y, x.b op y}; }
SUNWARD_PAIRWISE(+)
SUNWARD_PAIRWISE(-)
SUNWARD_PAIRWISE(*)
SUNWARD_PAIRWISE(/)
SUNWARD_PAIRWISE(<)
SUNWARD_PAIRWISE(>)
#undef SUNWARD_PAIRWISE
// clang-format on
template <class H>
SUNWARD_INLINE Pair<H> operator&(const Pair<H>& x, const Pair<H>& y) {
  return {x.a & y.a, x.b & y.b};
}
template <class H>
SUNWARD_INLINE Pair<H> operator-(const Pair<H>& x) {
  return {-x.a, -x.b};
}
template <class H, class Y>
SUNWARD_INLINE Pair<H>& operator+=(Pair<H>& x, const Y& y) {
  return x = x + y;
}
template <class H, class Y>
SUNWARD_INLINE Pair<H>& operator-=(Pair<H>& x, const Y& y) {
  return x = x - y;
}
template <class H, class Y>
SUNWARD_INLINE Pair<H>& operator*=(Pair<H>& x, const Y& y) {
  return x = x * y;
}

/// x where the condition holds, y elsewhere.
template <class Mask>
SUNWARD_INLINE Part select(const Mask& m, const Part& x, const Part& y) {
  return m ? x : y;
}
template <class Mask, class H>
SUNWARD_INLINE Pair<H> select(const Pair<Mask>& m, const Pair<H>& x, const Pair<H>& y) {
  return {select(m.a, x.a, y.a), select(m.b, x.b, y.b)};
}

template <class V>
struct Splat {
  static SUNWARD_INLINE V of(double v) { return V{} + v; }
};
template <class H>
struct Splat<Pair<H>> {
  static SUNWARD_INLINE Pair<H> of(double v) { return {Splat<H>::of(v), Splat<H>::of(v)}; }
};
SUNWARD_INLINE Vec splat(double v) { return Splat<Vec>::of(v); }

/// Where kernels read and write numbers. Another meaning of these (trace_vec.inl) lets the same
/// sources describe themselves instead of computing.
using Ptr = Vec*;
using Read = const Vec*;
/// An array at step `t`.
SUNWARD_INLINE Ptr at(const VecArray& array, size t = 0) {
  return reinterpret_cast<Vec*>(array.at(t));
}

SUNWARD_INLINE Vec reciprocal(const Vec& v) {
#if SUNWARD_VECTOR_BYTES == 64
  // 14 bits, doubled twice by Newton's iteration: full precision but for the last bit.
  const __m512d a = (__m512d)v;
  __m512d x = _mm512_rcp14_pd(a);
  const __m512d two = _mm512_set1_pd(2.0);
  x = _mm512_mul_pd(x, _mm512_fnmadd_pd(a, x, two));
  x = _mm512_mul_pd(x, _mm512_fnmadd_pd(a, x, two));
  return (Vec)x;
#else
  return 1.0 / v;
#endif
}

/// Good to four digits: enough for a ratio that is then cut by the step factor.
SUNWARD_INLINE Vec rough_reciprocal(const Vec& v) {
#if SUNWARD_VECTOR_BYTES == 64
  return (Vec)_mm512_rcp14_pd((__m512d)v);
#else
  return 1.0 / v;
#endif
}

SUNWARD_INLINE Vec larger(const Vec& a, const Vec& b) { return select(a > b, a, b); }
SUNWARD_INLINE Vec smaller(const Vec& a, const Vec& b) { return select(a < b, a, b); }
SUNWARD_INLINE Vec magnitude(const Vec& a) { return select(a < 0.0, -a, a); }

/// v where the mask is on, 1 elsewhere: a divisor that is safe on padding and missing bounds.
SUNWARD_INLINE Vec guarded(const Vec& v, const Vec& m) { return select(m > 0.5, v, splat(1.0)); }

inline double sum(const Vec& v) {
  double x[lane_width], total = 0.0;
  std::memcpy(x, &v, sizeof(x));
  for (const double l : x) total += l;
  return total;
}
inline double maximum(const Vec& v) {
  double x[lane_width];
  std::memcpy(x, &v, sizeof(x));
  return *std::max_element(x, x + lane_width);
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
