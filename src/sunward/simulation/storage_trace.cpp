#include "sunward/simulation/storage_trace.hpp"

#include <algorithm>
#include <utility>

namespace sunward::simulation {

StorageTracer::StorageTracer(std::string asset, StorageModel model, double power_mw,
                             std::size_t n_steps, double content_mwh)
    : asset_(std::move(asset)),
      model_(std::move(model)),
      power_mw_(power_mw),
      content_mwh_(content_mwh),
      loss_mwh_(n_steps, 0.0),
      drain_mw_(n_steps, 0.0),
      count_(n_steps, 0.0) {}

void StorageTracer::book(std::size_t n, double step_h, double delivered_mw, double own_mw,
                         double content_mwh, bool away) {
  const double load_frac = (delivered_mw + own_mw) / power_mw_;
  const double curve_mwh =
      power_mw_ * step_h *
      (load_frac < 0.0 ? component::content_frac(model_.charge, -load_frac)
                       : -component::content_frac(model_.discharge, load_frac));
  loss_mwh_[n] += curve_mwh - (content_mwh - content_mwh_);
  drain_mw_[n] += own_mw;
  count_[n] += 1.0;
  content_mwh_ = content_mwh;
  if (away && !away_ && n > 0) nights_.push_back(n - 1);
  away_ = away;
}

result::StorageTrace StorageTracer::trace() const {
  result::StorageTrace trace{asset_, loss_mwh_, drain_mw_, nights_};
  for (std::size_t n = 0; n < count_.size(); ++n) {
    const double years = std::max(1.0, count_[n]);
    trace.loss_mwh[n] /= years;
    trace.drain_mw[n] /= years;
  }
  return trace;
}

}  // namespace sunward::simulation
