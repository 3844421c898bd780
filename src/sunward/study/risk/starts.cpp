#include "sunward/study/risk/starts.hpp"

namespace sunward::study::risk {

std::shared_ptr<const ipm::Iterate> Starts::of_year(Index weather_year) {
  Start* start = nullptr;
  {
    const std::lock_guard guard(mutex_);
    start = &by_year_[weather_year];
  }
  std::call_once(start->once, [&] {
    Task task;
    task.weather_year = weather_year;
    StopToken kept;  // the rest of the plan is not needed
    BatchOptions options = options_;
    options.stop = &kept;
    PlanOptions plan_options;
    plan_options.on_start = [&](ipm::Iterate iterate) {
      start->iterate = std::make_shared<const ipm::Iterate>(std::move(iterate));
      kept.request_stop();
    };
    model::Park park;
    (void)plan_task(variants_, task, options, 1, park, plan_options);
  });
  return start->iterate;
}

}  // namespace sunward::study::risk
