// The lookahead by putting together convex functions piece by piece: slower, and written apart from
// the columns that it checks.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "sunward/simulation/step_cost.hpp"

namespace sunward::test {

using simulation::Piece;
using simulation::Pieces;
using simulation::StepPrices;
using simulation::StorageLimits;
using simulation::trace_mwh;

/// The steps in sight along one course that they may take.
class SortedLookahead {
 public:
  /// @param steps  the first is now; not empty.   @param worth_cny_per_mwh  of what is left at the
  /// end.
  SortedLookahead(std::span<const StepPrices> steps, const StorageLimits& limits,
                  double worth_cny_per_mwh);

  /// Cost of the present step over what is put in, and cost to go behind it over the content.
  [[nodiscard]] const Pieces& now() const { return cost_.front(); }
  [[nodiscard]] const Pieces& after() const { return to_go_.front(); }
  /// The best of the later steps when the first gives first_mw (> 0 discharge) from content_mwh.
  /// @return power of each step [MW].
  [[nodiscard]] std::vector<double> dispatch(double content_mwh, double first_mw) const;

 private:
  StorageLimits limits_;
  std::vector<Pieces> cost_, to_go_;
};

inline double best_power_mw(const Pieces& now, const Pieces& after, const StorageLimits& limits,
                            double content_mwh);

/// Leaves out what is shorter than a trace; joins what has the same slope.
inline void append(Pieces& pieces, const Piece& piece) {
  if (piece.length <= trace_mwh) return;
  if (!pieces.empty() && pieces.back().slope == piece.slope)
    pieces.back().length += piece.length;
  else
    pieces.push_back(piece);
}

/// Infimal convolution of a function of the content and a step's cost, cut to 0 ... capacity.
/// The step's pieces are those over u; over what is taken out they stand the other way round.
inline void convolve(const Pieces& after, const Pieces& step, const StorageLimits& limits,
                     Pieces& out) {
  out.clear();
  double skip = limits.charge_mw * limits.step_h * limits.round_trip_frac;
  double left = limits.capacity_mwh;
  auto a = after.begin();
  auto s = step.rbegin();
  while (left > trace_mwh && (a != after.end() || s != step.rend())) {
    const bool from_step = a == after.end() || (s != step.rend() && -s->slope < a->slope);
    Piece next = from_step ? Piece{-s->slope, s->length} : *a;
    if (from_step)
      ++s;
    else
      ++a;
    const double cut = std::min(skip, next.length);
    skip -= cut;
    next.length = std::min(next.length - cut, left);
    left -= next.length;
    append(out, next);
  }
}

/// What a power takes from the content.
inline double content_of(double power_mw, const StorageLimits& limits) {
  return power_mw * limits.step_h * (power_mw < 0.0 ? limits.round_trip_frac : 1.0);
}

/// u of least g(u) + V(c + u) from content c.
inline double best_change(const Pieces& step, const Pieces& after, const StorageLimits& limits,
                          double c) {
  double u = -limits.discharge_mw * limits.step_h;
  auto s = step.begin();
  double in_step = 0.0;  // done of piece s
  const auto advance = [&](double by) {
    u += by;
    in_step += by;
    while (s != step.end() && in_step >= s->length - trace_mwh) in_step -= (s++)->length;
  };
  while (s != step.end() && c + u < -trace_mwh) advance(std::min(-(c + u), s->length - in_step));
  double passed = 0.0;
  for (const Piece& piece : after) {
    const double end = passed + piece.length;
    while (s != step.end() && c + u < end - trace_mwh) {
      // Where it is all the same the storage rests: what can wait may still turn out needless.
      const double slope = s->slope + piece.slope;
      if (slope > 0.0 || (slope == 0.0 && u >= -trace_mwh)) return u;
      advance(std::min({end - (c + u), s->length - in_step, slope == 0.0 ? -u : s->length}));
    }
    if (s == step.end()) return u;
    passed = end;
  }
  return u;
}

inline SortedLookahead::SortedLookahead(std::span<const StepPrices> steps,
                                        const StorageLimits& limits, double worth_cny_per_mwh)
    : limits_(limits), cost_(steps.size()), to_go_(steps.size()) {
  append(to_go_.back(), {-worth_cny_per_mwh, limits.capacity_mwh});
  for (std::size_t j = steps.size(); j-- > 0;) {
    simulation::step_cost(steps[j], limits, cost_[j]);
    if (j > 0) convolve(to_go_[j], cost_[j], limits, to_go_[j - 1]);
  }
}

inline std::vector<double> SortedLookahead::dispatch(double content_mwh, double first_mw) const {
  std::vector<double> power_mw{first_mw};
  double content = content_mwh - content_of(first_mw, limits_);
  for (std::size_t j = 1; j < cost_.size(); ++j) {
    power_mw.push_back(best_power_mw(cost_[j], to_go_[j], limits_, content));
    content -= content_of(power_mw.back(), limits_);
  }
  return power_mw;
}

inline Pieces mean_of(const std::vector<const Pieces*>& functions) {
  struct Place {
    Pieces::const_iterator at, end;
    double left;
  };
  std::vector<Place> places;
  for (const Pieces* pieces : functions)
    if (!pieces->empty())
      places.push_back({pieces->begin(), pieces->end(), pieces->front().length});
  Pieces mean;
  while (!places.empty()) {
    double slope = 0.0, length = places.front().left;
    for (const Place& place : places) {
      slope += place.at->slope / static_cast<double>(places.size());
      length = std::min(length, place.left);
    }
    append(mean, {slope, length});
    for (Place& place : places) {
      place.left -= length;
      while (place.left <= trace_mwh && place.at != place.end)
        if (++place.at != place.end) place.left += place.at->length;
      if (place.at == place.end) return mean;
    }
  }
  return mean;
}

inline double best_power_mw(const Pieces& now, const Pieces& after, const StorageLimits& limits,
                            double content_mwh) {
  const double content = std::clamp(content_mwh, 0.0, limits.capacity_mwh);
  const double u = best_change(now, after, limits, content);
  return u > 0.0 ? -u / limits.step_h / limits.round_trip_frac : -u / limits.step_h;
}

}  // namespace sunward::test
