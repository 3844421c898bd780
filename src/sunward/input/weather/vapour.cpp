#include "sunward/input/weather/vapour.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/series/precipitable_water.hpp"

namespace sunward::input::weather_format {

namespace {
constexpr double least_present_frac = 0.9;

bool is_reading(Quantity quantity, double value) {
  // No air on Earth holds 10 cm; relative humidity is above 0 everywhere.
  const double most = quantity == Quantity::water ? 10.0 : 110.0;
  return value > 0.0 && value <= most;
}
}  // namespace

bool is_vapour(Quantity quantity) {
  return quantity == Quantity::water || quantity == Quantity::humidity;
}

bool settle_vapour(Quantity quantity, std::vector<double>& values) {
  const auto good = [&](double value) { return is_reading(quantity, value); };
  const auto present = static_cast<double>(std::count_if(values.begin(), values.end(), good));
  if (present < least_present_frac * static_cast<double>(values.size())) return false;
  double last = *std::find_if(values.begin(), values.end(), good), most = 0.0;
  for (double& value : values) {
    if (!good(value)) value = last;
    last = value;
    most = std::max(most, value);
  }
  if (quantity == Quantity::humidity && most <= 1.0)
    for (double& value : values) value *= 100.0;
  return true;
}

void water_from_humidity(const std::vector<double>& humidity_percent, series::Weather& weather) {
  if (!weather.precipitable_water_cm.empty() || humidity_percent.empty() || weather.temp_c.empty())
    return;
  for (std::size_t t = 0; t < humidity_percent.size(); ++t)
    weather.precipitable_water_cm.push_back(series::precipitable_water_cm(
        weather.temp_c[t], std::clamp(humidity_percent[t] / 100.0, 0.0, 1.0)));
  weather.water_is_derived = true;
}

}  // namespace sunward::input::weather_format
