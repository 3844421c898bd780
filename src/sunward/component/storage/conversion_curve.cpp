#include "sunward/component/storage/conversion_curve.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace sunward::component {

namespace {

/// > 0 when b lies above the line from a to c.
double above(const ConversionPoint& a, const ConversionPoint& b, const ConversionPoint& c) {
  return (b.content_frac - a.content_frac) * (c.load_frac - a.load_frac) -
         (c.content_frac - a.content_frac) * (b.load_frac - a.load_frac);
}

/// Corners of the hull, (0, 0) first.
std::vector<ConversionPoint> hull_of(const std::vector<ConversionPoint>& points, double sign) {
  std::vector<ConversionPoint> hull{{0.0, 0.0}};
  for (const ConversionPoint& point : points) {
    while (hull.size() >= 2 && sign * above(hull[hull.size() - 2], hull.back(), point) <= 0.0)
      hull.pop_back();
    hull.push_back(point);
  }
  return hull;
}

/// Leaves out the corner that matters least, as long as it matters little.
void simplify(std::vector<ConversionPoint>& hull, double tolerance_frac) {
  while (hull.size() > 2) {
    std::size_t least = 0;
    double least_frac = tolerance_frac;
    for (std::size_t i = 1; i + 1 < hull.size(); ++i) {
      const double width = hull[i + 1].load_frac - hull[i - 1].load_frac;
      const double frac =
          std::abs(above(hull[i - 1], hull[i], hull[i + 1])) / width / hull[i].content_frac;
      if (frac < least_frac) {
        least = i;
        least_frac = frac;
      }
    }
    if (least == 0) return;
    hull.erase(hull.begin() + static_cast<std::ptrdiff_t>(least));
  }
}

}  // namespace

ConversionCurve conversion_curve(const std::vector<ConversionPoint>& points, bool charging,
                                 double tolerance_frac) {
  ConversionCurve curve;
  if (points.empty()) return curve;
  std::vector<ConversionPoint> hull = hull_of(points, charging ? 1.0 : -1.0);
  simplify(hull, tolerance_frac);
  for (std::size_t i = 1; i < hull.size(); ++i) {
    const double width = hull[i].load_frac - hull[i - 1].load_frac;
    curve.stretches.push_back({width, (hull[i].content_frac - hull[i - 1].content_frac) / width});
  }
  for (const ConversionPoint& point : points) {
    const double height = content_frac(curve.stretches, point.load_frac);
    const double error = std::abs(height - point.content_frac) / point.content_frac;
    curve.mean_error_frac += error / static_cast<double>(points.size());
    if (error <= curve.max_error_frac) continue;
    curve.max_error_frac = error;
    curve.max_error_load_frac = point.load_frac;
  }
  return curve;
}

double content_frac(const std::vector<ConversionStretch>& stretches, double load_frac) {
  double content = 0.0, left = load_frac;
  for (const ConversionStretch& stretch : stretches) {
    const double part = std::min(stretch.width_frac, left);
    if (part <= 0.0) break;
    content += part * stretch.content_per_bus;
    left -= part;
  }
  return content;
}

}  // namespace sunward::component
