// Symbols in place of numbers: what lane_vec.inl defines for computing, defined for tracing. The
// including file has a thread-local `Trace* tracing`.

#define SUNWARD_INLINE inline

using size = std::size_t;

/// A number of each lane: an operation of the trace.
class Vec {
 public:
  Vec() = default;
  explicit Vec(Index operation) : operation_(operation) {}
  [[nodiscard]] Index operation() const { return operation_; }

 private:
  Index operation_ = -1;
};
/// The outcome of a comparison in each lane.
struct Mask {
  Index operation;
};
/// A number that is the same in all lanes and changes from pass to pass.
using Scalar = Vec;

inline Vec splat(double v) { return Vec(tracing->constant(v)); }
inline Vec splat(const Vec& v) { return v; }

#define SUNWARD_TRACED(symbol, name)                                                        \
  inline Vec operator symbol(const Vec& x, const Vec& y) {                                  \
    return Vec(tracing->binary(Op::name, x.operation(), y.operation()));                    \
  }                                                                                         \
  inline Vec operator symbol(double x, const Vec& y) { return splat(x) symbol y; }          \
  inline Vec operator symbol(const Vec& x, double y) { return x symbol splat(y); }          \
  inline Vec& operator symbol##=(Vec& x, const Vec& y) { return x = x symbol y; }
SUNWARD_TRACED(+, add)
SUNWARD_TRACED(-, subtract)
SUNWARD_TRACED(*, multiply)
SUNWARD_TRACED(/, divide)
#undef SUNWARD_TRACED
inline Vec operator-(const Vec& x) { return Vec(tracing->unary(Op::negate, x.operation())); }

inline Mask operator<(const Vec& x, const Vec& y) {
  return {tracing->binary(Op::less, x.operation(), y.operation())};
}
inline Mask operator>(const Vec& x, const Vec& y) { return y < x; }
inline Mask operator<(const Vec& x, double y) { return x < splat(y); }
inline Mask operator>(const Vec& x, double y) { return splat(y) < x; }
inline Mask operator&(const Mask& x, const Mask& y) {
  return {tracing->binary(Op::both, x.operation, y.operation)};
}
inline Vec select(const Mask& m, const Vec& x, const Vec& y) {
  return Vec(tracing->select(m.operation, x.operation(), y.operation()));
}

inline Vec larger(const Vec& x, const Vec& y) {
  return Vec(tracing->binary(Op::larger, x.operation(), y.operation()));
}
inline Vec smaller(const Vec& x, const Vec& y) {
  return Vec(tracing->binary(Op::smaller, x.operation(), y.operation()));
}
inline Vec magnitude(const Vec& x) { return Vec(tracing->unary(Op::magnitude, x.operation())); }
inline Vec reciprocal(const Vec& v) { return 1.0 / v; }
inline Vec rough_reciprocal(const Vec& v) { return 1.0 / v; }
inline Vec guarded(const Vec& v, const Vec& m) { return select(m > 0.5, v, splat(1.0)); }

/// A number in memory: reads when used, writes when assigned to.
class Ref {
 public:
  Ref(Place place, bool before) : place_(place), before_(before) {}
  Ref(const Ref&) = default;
  operator Vec() const {  // NOLINT: implicit like a load
    return Vec(before_ ? tracing->load(place_) : tracing->read(place_));
  }
  const Ref& operator=(const Vec& v) const {  // NOLINT: assigns what it refers to
    tracing->write(place_, v.operation());
    return *this;
  }
  const Ref& operator=(const Ref& other) const { return *this = static_cast<Vec>(other); }
  const Ref& operator+=(const Vec& v) const { return *this = static_cast<Vec>(*this) + v; }
  const Ref& operator-=(const Vec& v) const { return *this = static_cast<Vec>(*this) - v; }
  const Ref& operator*=(const Vec& v) const { return *this = static_cast<Vec>(*this) * v; }

 private:
  Place place_;
  bool before_;
};

class Ptr {
 public:
  Ptr() = default;
  /// @param before  the step before left it there; this step may write over it.
  explicit Ptr(Place place, bool before = false) : place_(place), before_(before) {}
  Ref operator[](Index i) const { return {{place_.base, place_.offset + i}, before_}; }
  Ptr operator+(Index n) const { return Ptr({place_.base, place_.offset + n}, before_); }

 private:
  Place place_;
  bool before_ = false;
};
using Read = Ptr;
