#include "sunward/component/electrolyser/hydrogen_envelope.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "sunward/base/error.hpp"
#include "sunward/base/index.hpp"

namespace sunward::component::electrolyser {
namespace {

struct Point {
  double load_frac;
  double hydrogen;  ///< kg/h per MW of rating
};

double slope(const Point& from, const Point& to) {
  return (to.hydrogen - from.hydrogen) / (to.load_frac - from.load_frac);
}

std::vector<Point> points_of(const PartLoadCurve& curve) {
  SUNWARD_CHECK(!curve.load_frac.empty() && curve.load_frac.size() == curve.kwh_per_kg.size(),
                "a part-load curve needs as many specific energies as loads, at least one");
  std::vector<Point> points;
  for (std::size_t k = 0; k < curve.load_frac.size(); ++k) {
    points.push_back(
        {curve.load_frac[k], hydrogen_kg_per_h_per_mw(curve.load_frac[k], curve.kwh_per_kg[k])});
  }
  return points;
}

/// Upper hull of (0, 0) and the points, by Andrew's monotone chain.
std::vector<Segment> upper_hull(const std::vector<Point>& points) {
  std::vector<Point> hull{{0.0, 0.0}};
  for (const Point& point : points) {
    while (hull.size() >= 2 &&
           slope(hull[hull.size() - 2], hull.back()) <= slope(hull.back(), point)) {
      hull.pop_back();
    }
    hull.push_back(point);
  }
  std::vector<Segment> segments;
  for (std::size_t k = 1; k < hull.size(); ++k) {
    const double rise = slope(hull[k - 1], hull[k]);
    segments.push_back({rise, hull[k].hydrogen - rise * hull[k].load_frac});
  }
  segments.front().intercept_kg_per_h_per_mw = 0.0;  // exact: the first line starts at (0, 0)
  return segments;
}

double curve_at(const std::vector<Point>& points, double load_frac) {
  for (std::size_t k = 1; k < points.size(); ++k) {
    if (load_frac <= points[k].load_frac) {
      return points[k - 1].hydrogen +
             slope(points[k - 1], points[k]) * (load_frac - points[k - 1].load_frac);
    }
  }
  return points.back().hydrogen;
}

/// Even sampling of the loads between the lowest point and full load, where excess is measured.
constexpr int n_samples = 1000;

template <class Visit>
void sample_loads(const std::vector<Point>& points, const Visit& visit) {
  const double low = points.front().load_frac;
  const double width = points.back().load_frac - low;
  for (int k = 0; k <= n_samples; ++k) {
    const double load = low + width * k / n_samples;
    visit(load, curve_at(points, load));
  }
}

/// Greatest lift of the roof, as a share of the curve, when `candidate` replaces `roof`.
double lift_frac(const std::vector<Point>& points, const std::vector<Segment>& roof,
                 const std::vector<Segment>& candidate) {
  double lift = 0.0;
  sample_loads(points, [&](double load, double curve) {
    const double rise = roof_kg_per_h_per_mw(candidate, load) - roof_kg_per_h_per_mw(roof, load);
    lift = std::max(lift, rise / curve);
  });
  return lift;
}

/// Drops lines one by one, the cheapest first, while the roof stays within the tolerance of the
/// full one. The first (no hydrogen without power) and the last (full load) line stay.
std::vector<Segment> thin_out(const std::vector<Point>& points, const std::vector<Segment>& full,
                              double tolerance_frac) {
  std::vector<Segment> kept = full;
  while (kept.size() > 2) {
    double least = infinity;
    std::vector<Segment> best;
    for (std::size_t drop = 1; drop + 1 < kept.size(); ++drop) {
      std::vector<Segment> candidate = kept;
      candidate.erase(candidate.begin() + static_cast<std::ptrdiff_t>(drop));
      const double lift = lift_frac(points, full, candidate);
      if (lift < least) {
        least = lift;
        best = std::move(candidate);
      }
    }
    if (least > tolerance_frac) break;
    kept = std::move(best);
  }
  return kept;
}

}  // namespace

/// Each line rules from where it meets the one before it to where it meets the next.
std::vector<Stretch> stretches(const std::vector<Segment>& lines) {
  std::vector<Stretch> roof;
  double begin = 0.0;
  for (std::size_t i = 0; i < lines.size() && begin < 1.0; ++i) {
    double end = 1.0;
    if (i + 1 < lines.size())
      end = (lines[i + 1].intercept_kg_per_h_per_mw - lines[i].intercept_kg_per_h_per_mw) /
            (lines[i].slope_kg_per_mwh - lines[i + 1].slope_kg_per_mwh);
    end = std::min(end, 1.0);
    if (end > begin) roof.push_back({lines[i].slope_kg_per_mwh, end - begin});
    begin = std::max(begin, end);
  }
  return roof;
}

double roof_kg_per_h_per_mw(const std::vector<Segment>& segments, double load_frac) {
  double roof = infinity;
  for (const Segment& line : segments) {
    roof = std::min(roof, line.slope_kg_per_mwh * load_frac + line.intercept_kg_per_h_per_mw);
  }
  return roof;
}

HydrogenEnvelope hydrogen_envelope(const PartLoadCurve& curve, double tolerance_frac) {
  const std::vector<Point> points = points_of(curve);
  HydrogenEnvelope envelope;
  envelope.segments = upper_hull(points);
  if (tolerance_frac > 0.0) {
    envelope.segments = thin_out(points, envelope.segments, tolerance_frac);
  }
  double sum = 0.0;
  const auto measure = [&](double load, double hydrogen) {
    const double excess = roof_kg_per_h_per_mw(envelope.segments, load) / hydrogen - 1.0;
    if (excess > envelope.max_excess_frac) {
      envelope.max_excess_frac = excess;
      envelope.max_excess_load_frac = load;
    }
    return excess;
  };
  for (const Point& point : points) measure(point.load_frac, point.hydrogen);
  sample_loads(points, [&](double load, double hydrogen) { sum += measure(load, hydrogen); });
  envelope.mean_excess_frac = std::max(sum / (n_samples + 1), 0.0);
  envelope.full_load_excess_frac =
      std::max(roof_kg_per_h_per_mw(envelope.segments, 1.0) / points.back().hydrogen - 1.0, 0.0);
  return envelope;
}

}  // namespace sunward::component::electrolyser
