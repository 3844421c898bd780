#include "sunward/component/weather_need.hpp"

#include <fmt/format.h>

#include <string>

namespace sunward::component {

void need_series(std::vector<Fault>& faults, const series::Weather& weather,
                 const std::vector<double>& values, std::string_view column,
                 const Phrase& purpose) {
  if (values.empty()) {
    Fault fault;
    fault.file = weather.source;
    fault.key = std::string(column);
    fault.tell(told("weather.no_series", {{"weather", weather.name}, {"purpose", purpose}}));
    faults.push_back(std::move(fault));
    return;
  }
  SUNWARD_CHECK(values.size() == static_cast<std::size_t>(weather.axis.n_steps),
                fmt::format("{} has {} values on an axis of {} steps", column, values.size(),
                            weather.axis.n_steps));
}

}  // namespace sunward::component
