#include "sunward/series/synthetic.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/base/error.hpp"
#include "sunward/base/field.hpp"
#include "sunward/series/irradiance.hpp"
#include "sunward/series/random.hpp"
#include "sunward/series/resample.hpp"
#include "sunward/series/synthetic_parts.hpp"

namespace sunward::series {

namespace detail {

SyntheticFrame make_frame(const Location& location, int year, double utc_offset_h) {
  SyntheticFrame frame;
  frame.axis = calendar_year(year, 60, utc_offset_h);
  frame.location = location;
  frame.light = daylight(frame.axis, location);
  for (int month = 1; month <= 12; ++month) {
    const long days = days_from_civil(year, month, 1) - days_from_civil(year, 1, 1);
    frame.month_begin[month - 1] = static_cast<Index>(days * 24);
  }
  frame.month_begin[12] = frame.axis.n_steps;
  return frame;
}

namespace {
constexpr double largest_draw = 2.5;       // anomalies are cut at 2.5 standard deviations
constexpr double largest_deviation = 0.6;  // and never take more than 60 % off a monthly mean

// Monthly deviations with unit standard deviation of their weighted annual mean: half of that
// variance is common to the year, half comes from the months.
MonthlyValues unit_deviations(Random& random, const MonthlyValues& monthly_means) {
  double sum = 0.0;
  double sum_squares = 0.0;
  for (const double mean : monthly_means) {
    sum += mean;
    sum_squares += mean * mean;
  }
  const double concentration = sum != 0.0 ? sum_squares / (sum * sum) : 1.0 / 12.0;
  const auto draw = [&] { return std::clamp(random.normal(), -largest_draw, largest_draw); };
  const double common = std::sqrt(0.5) * draw();
  MonthlyValues deviations{};
  for (double& value : deviations) value = common + std::sqrt(0.5 / concentration) * draw();
  return deviations;
}
}  // namespace

YearAnomalies draw_anomalies(const SyntheticClimate& climate,
                             const MonthlyValues& ghi_limit_kwh_per_m2_day, std::uint64_t seed,
                             int year_index) {
  YearAnomalies result{};
  result.wind_frac.fill(1.0);
  result.ghi_frac.fill(1.0);
  if (year_index == 0) return result;
  Random random(seed, anomaly_stream, static_cast<std::uint64_t>((year_index + 1) / 2));
  const double sign = year_index % 2 == 1 ? 1.0 : -1.0;
  MonthlyValues equal{};
  equal.fill(1.0);
  const MonthlyValues wind = unit_deviations(random, climate.wind_m_per_s);
  const MonthlyValues ghi = unit_deviations(random, climate.ghi_kwh_per_m2_day);
  const MonthlyValues temp = unit_deviations(random, equal);
  for (std::size_t m = 0; m < 12; ++m) {
    const double mean = climate.ghi_kwh_per_m2_day[m];
    const double room = mean > 0.0 ? ghi_limit_kwh_per_m2_day[m] / mean - 1.0 : 0.0;
    const double ghi_bound = std::clamp(room, 0.0, largest_deviation);
    result.wind_frac[m] += sign * std::clamp(climate.wind_interannual_cv * wind[m],
                                             -largest_deviation, largest_deviation);
    result.ghi_frac[m] +=
        sign * std::clamp(climate.ghi_interannual_cv * ghi[m], -ghi_bound, ghi_bound);
    result.temp_k[m] = sign * climate.temp_interannual_sd_k * temp[m];
  }
  return result;
}

}  // namespace detail

namespace {

class RangeChecker {
 public:
  void check(const char* key, double value, double min, double max, const char* unit) {
    if (value >= min && value <= max) return;
    Fault fault{"", 0, key, fmt::format("{:g}", value), unit, between(min, max).words(), {}, {}};
    fault.tell(told("climate.range"));
    faults_.push_back(std::move(fault));
  }
  void check(const char* key, const MonthlyValues& values, double min, double max,
             const char* unit) {
    for (std::size_t m = 0; m < 12; ++m) {
      check(fmt::format("{}[{}]", key, m + 1).c_str(), values[m], min, max, unit);
    }
  }
  void throw_if_any() {
    if (!faults_.empty()) throw InputError(std::move(faults_));
  }

 private:
  std::vector<Fault> faults_;
};

void check_ranges(const SyntheticClimate& c, const Location& location, int year, int step_minutes,
                  double utc_offset_h, int year_index) {
  RangeChecker range;
  range.check("temp_c", c.temp_c, -60, 50, "degC");
  range.check("temp_daily_range_k", c.temp_daily_range_k, 0, 30, "K");
  range.check("ghi_kwh_per_m2_day", c.ghi_kwh_per_m2_day, 0, 12, "kWh/m2/day");
  range.check("wind_m_per_s", c.wind_m_per_s, 0, 25, "m/s");
  range.check("wind_height_m", c.wind_height_m, 2, 300, "m");
  range.check("weibull_shape", c.weibull_shape, 1.2, 4, "");
  range.check("wind_autocorrelation", c.wind_autocorrelation, 0, 0.99, "");
  range.check("wind_synoptic_frac", c.wind_synoptic_frac, 0, 0.8, "");
  range.check("wind_diurnal_strength_frac", c.wind_diurnal_strength_frac, 0, 0.4, "");
  range.check("wind_diurnal_peak_hour", c.wind_diurnal_peak_hour, 0, 24, "h");
  range.check("clearness_sd", c.clearness_sd, 0, 0.3, "");
  range.check("clearness_autocorrelation", c.clearness_autocorrelation, 0, 0.95, "");
  range.check("temp_sd_k", c.temp_sd_k, 0, 10, "K");
  range.check("temp_autocorrelation", c.temp_autocorrelation, 0, 0.98, "");
  range.check("wind_interannual_cv", c.wind_interannual_cv, 0, 0.2, "");
  range.check("ghi_interannual_cv", c.ghi_interannual_cv, 0, 0.2, "");
  range.check("temp_interannual_sd_k", c.temp_interannual_sd_k, 0, 3, "K");
  range.check("latitude_deg", location.latitude_deg, -90, 90, "deg");
  range.check("longitude_deg", location.longitude_deg, -180, 180, "deg");
  range.check("elevation_m", location.elevation_m, -430, 6000, "m");
  range.check("year", year, 1900, 2150, "");
  range.check("step_minutes", step_minutes, 5, 180, "min");
  range.check("utc_offset_h", utc_offset_h, -12, 14, "h");
  range.check("year_index", year_index, 0, 1e9, "");
  range.throw_if_any();
  if (1440 % step_minutes != 0) {
    Fault fault{"", 0, "step_minutes", std::to_string(step_minutes), "min", phrase("range.divisor"),
                {}, {}};
    fault.tell(told("climate.step"));
    throw InputError({fault});
  }
}

void check_ghi(const MonthlyValues& wanted, const MonthlyValues& limit, double latitude_deg) {
  std::vector<Fault> faults;
  for (std::size_t m = 0; m < 12; ++m) {
    if (wanted[m] <= limit[m]) continue;
    Fault fault{"",
                0,
                fmt::format("ghi_kwh_per_m2_day[{}]", m + 1),
                fmt::format("{:g}", wanted[m]),
                "kWh/m2/day",
                phrase("range.between", {{"min", "0"}, {"max", fmt::format("{:.2f}", limit[m])}}),
                {},
                {}};
    fault.tell(told("climate.clear_sky", {{"latitude", fmt::format("{:.2f}", latitude_deg)}}));
    faults.push_back(std::move(fault));
  }
  if (!faults.empty()) throw InputError(std::move(faults));
}

std::vector<Phrase> describe(const SyntheticClimate& climate, std::uint64_t seed, int year_index) {
  return {phrase(year_index == 0 ? "note.typical_year" : "note.synthetic_year",
                 {{"year", year_index}, {"seed", seed}}),
          phrase("note.synthetic_wind",
                 {{"height", fmt::format("{:g}", climate.wind_height_m)},
                  {"shape", fmt::format("{:g}", climate.weibull_shape)},
                  {"autocorrelation", fmt::format("{:g}", climate.wind_autocorrelation)}}),
          phrase("note.synthetic_light")};
}

void split_all(const detail::SyntheticFrame& frame, Weather& weather) {
  const std::size_t n = weather.ghi_w_per_m2.size();
  weather.dni_w_per_m2.resize(n);
  weather.dhi_w_per_m2.resize(n);
  for (std::size_t t = 0; t < n; ++t) {
    const double cos_zenith = frame.light.mean_cos_zenith[t];
    const double outside = frame.light.extraterrestrial_normal_w_per_m2[t];
    const double ghi = weather.ghi_w_per_m2[t];
    const double kt = cos_zenith > 0.0 ? ghi / (outside * cos_zenith) : 0.0;
    const BeamAndDiffuse split = split_beam(ghi, ghi * erbs_diffuse_frac(kt), cos_zenith, outside,
                                            frame.location.elevation_m);
    weather.dni_w_per_m2[t] = split.dni_w_per_m2;
    weather.dhi_w_per_m2[t] = split.dhi_w_per_m2;
  }
}

MonthlyValues product(MonthlyValues a, const MonthlyValues& b) {
  for (std::size_t m = 0; m < 12; ++m) a[m] *= b[m];
  return a;
}

MonthlyValues sum(MonthlyValues a, const MonthlyValues& b) {
  for (std::size_t m = 0; m < 12; ++m) a[m] += b[m];
  return a;
}

}  // namespace

Weather make_year(const SyntheticClimate& climate, const Location& location, int year,
                  int step_minutes, double utc_offset_h, std::uint64_t seed, int year_index) {
  check_ranges(climate, location, year, step_minutes, utc_offset_h, year_index);
  const detail::SyntheticFrame frame = detail::make_frame(location, year, utc_offset_h);
  const std::vector<double> clear = detail::clear_sky_ghi(frame);
  const MonthlyValues limit = detail::ghi_limit(frame, clear);
  check_ghi(climate.ghi_kwh_per_m2_day, limit, location.latitude_deg);
  const detail::YearAnomalies anomalies = detail::draw_anomalies(climate, limit, seed, year_index);

  Weather weather;
  weather.name = fmt::format("synthetic {}", year_index);
  weather.source = fmt::format("synthetic generator, seed {}, year {}", seed, year_index);
  weather.location = location;
  weather.axis = frame.axis;
  weather.wind_height_m = climate.wind_height_m;
  weather.wind_m_per_s = detail::make_wind(
      climate, frame, product(climate.wind_m_per_s, anomalies.wind_frac), seed, year_index);
  detail::SyntheticGhi sun =
      detail::make_ghi(climate, frame, clear,
                       product(climate.ghi_kwh_per_m2_day, anomalies.ghi_frac), seed, year_index);
  weather.ghi_w_per_m2 = std::move(sun.ghi_w_per_m2);
  split_all(frame, weather);
  weather.temp_c = detail::make_temp(climate, frame, sum(climate.temp_c, anomalies.temp_k),
                                     sun.daily_clearness_frac, seed, year_index);
  weather.pair = IrradiancePair::dni_dhi;
  weather.notes = describe(climate, seed, year_index);
  for (const double cos_zenith : frame.light.mean_cos_zenith) {
    weather.closure.daylight_steps += cos_zenith > 0.05 ? 1 : 0;
  }
  return step_minutes == 60 ? weather : resample(weather, step_minutes);
}

}  // namespace sunward::series
