// Sunshine: a logistic transform of daily and hourly Gaussian noise between overcast and clear sky,
// centred month by month so that the wanted irradiation comes out exactly.
#include <algorithm>
#include <cmath>

#include "sunward/series/random.hpp"
#include "sunward/series/synthetic_parts.hpp"

namespace sunward::series::detail {

namespace {
constexpr double overcast_frac = 0.08;  // clear-sky index of the darkest hour
constexpr double altitude_gain_per_m = 3e-5;
constexpr double hourly_share = 0.6;           // hourly over daily latent standard deviation
constexpr double hourly_memory = 0.6;          // lag-1 h
constexpr double hourly_mean_variance = 0.33;  // of the mean of a day's hourly noise
constexpr double largest_clearness = 0.985;

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

// Mean, standard deviation and mean slope of logistic(centre + spread z), z standard normal.
struct Moments {
  double mean, sd, slope;
};
Moments logistic_moments(double centre, double spread) {
  double mean = 0.0, square = 0.0, total = 0.0;
  for (int i = -8; i <= 8; ++i) {
    const double z = 0.4 * i;
    const double weight = std::exp(-0.5 * z * z);
    const double x = logistic(centre + spread * z);
    mean += weight * x;
    square += weight * x * x;
    total += weight;
  }
  mean /= total;
  square /= total;
  return {mean, std::sqrt(std::max(0.0, square - mean * mean)), mean - square};
}

// Latent spread that gives the wanted standard deviation at the wanted mean (both on 0 to 1):
// bisection on the spread, with the centre following by Newton steps from the last one.
double spread_for_sd(double mean, double sd) {
  double low = 0.0, high = 6.0;
  double centre = std::log(mean / (1.0 - mean));
  for (int i = 0; i < 12; ++i) {
    const double spread = 0.5 * (low + high);
    Moments moments = logistic_moments(centre, spread);
    for (int newton = 0; newton < 8 && std::abs(moments.mean - mean) > 1e-5; ++newton) {
      centre += std::clamp((mean - moments.mean) / moments.slope, -1.0, 1.0);
      moments = logistic_moments(centre, spread);
    }
    (moments.sd < sd ? low : high) = spread;
  }
  return 0.5 * (low + high);
}

struct Month {
  Index begin, end;
  double clear_wh = 0.0;  // clear-sky irradiation
  double extraterrestrial_wh = 0.0;
};

Month measure_month(const SyntheticFrame& frame, const std::vector<double>& clear, std::size_t m) {
  Month month{frame.month_begin[m], frame.month_begin[m + 1]};
  for (Index t = month.begin; t < month.end; ++t) {
    month.clear_wh += clear[t];
    month.extraterrestrial_wh +=
        frame.light.extraterrestrial_normal_w_per_m2[t] * frame.light.mean_cos_zenith[t];
  }
  return month;
}

// Writes GHI for a given centre; returns the month's irradiation and its derivative by the centre.
std::pair<double, double> apply(const Month& month, const std::vector<double>& clear,
                                const std::vector<double>& latent, double centre,
                                std::vector<double>& ghi) {
  double sum = 0.0, slope = 0.0;
  for (Index t = month.begin; t < month.end; ++t) {
    if (clear[t] <= 0.0) continue;
    const double x = logistic(centre + latent[t]);
    ghi[t] = clear[t] * (overcast_frac + (1.0 - overcast_frac) * x);
    sum += ghi[t];
    slope += clear[t] * (1.0 - overcast_frac) * x * (1.0 - x);
  }
  return {sum, slope};
}

// Newton's method kept inside a shrinking bracket; then the last rounding is scaled away.
void centre_month(const Month& month, const std::vector<double>& clear,
                  const std::vector<double>& latent, double wanted_wh, std::vector<double>& ghi) {
  double low = -40.0, high = 40.0, centre = 0.0, sum = 0.0;
  for (int i = 0; i < 60; ++i) {
    const auto [value, slope] = apply(month, clear, latent, centre, ghi);
    sum = value;
    if (std::abs(value - wanted_wh) <= 1e-12 * month.clear_wh) break;
    (value < wanted_wh ? low : high) = centre;
    const double newton = slope > 0.0 ? centre + (wanted_wh - value) / slope : low;
    centre = newton > low && newton < high ? newton : 0.5 * (low + high);
  }
  if (sum <= 0.0) return;
  for (Index t = month.begin; t < month.end; ++t) ghi[t] *= wanted_wh / sum;
}

// Latent noise of every hour: the day's value plus an hourly process, both scaled by the spread.
void fill_latent(const SyntheticClimate& climate, const Month& month, double spread, Random& random,
                 double& day_value, double& hour_value, std::vector<double>& latent) {
  const double day_memory = climate.clearness_autocorrelation;
  const double day_noise = std::sqrt(1.0 - day_memory * day_memory);
  const double hour_noise = std::sqrt(1.0 - hourly_memory * hourly_memory);
  const double day_spread =
      spread / std::sqrt(1.0 + hourly_mean_variance * hourly_share * hourly_share);
  for (Index t = month.begin; t < month.end; ++t) {
    if (t % 24 == 0) day_value = day_memory * day_value + day_noise * random.normal();
    hour_value = hourly_memory * hour_value + hour_noise * random.normal();
    latent[t] = day_spread * (day_value + hourly_share * hour_value);
  }
}
}  // namespace

std::vector<double> clear_sky_ghi(const SyntheticFrame& frame) {
  const double altitude =
      1.0 + altitude_gain_per_m * std::clamp(frame.location.elevation_m, 0.0, 4000.0);
  std::vector<double> ghi(frame.light.mean_cos_zenith.size(), 0.0);
  for (std::size_t t = 0; t < ghi.size(); ++t) {
    const double cos_zenith = frame.light.mean_cos_zenith[t];
    if (cos_zenith <= 0.0) continue;
    const double distance = frame.light.extraterrestrial_normal_w_per_m2[t] / 1361.1;
    ghi[t] = 1098.0 * cos_zenith * std::exp(-0.057 / cos_zenith) * distance * altitude;
  }
  return ghi;
}

MonthlyValues ghi_limit(const SyntheticFrame& frame,
                        const std::vector<double>& clear_ghi_w_per_m2) {
  MonthlyValues limit{};
  for (std::size_t m = 0; m < 12; ++m) {
    const Month month = measure_month(frame, clear_ghi_w_per_m2, m);
    const double days = (month.end - month.begin) / 24.0;
    limit[m] = largest_clearness * month.clear_wh / 1000.0 / days;
  }
  return limit;
}

SyntheticGhi make_ghi(const SyntheticClimate& climate, const SyntheticFrame& frame,
                      const std::vector<double>& clear_ghi_w_per_m2,
                      const MonthlyValues& ghi_kwh_per_m2_day, std::uint64_t seed, int year_index) {
  SyntheticGhi result;
  result.ghi_w_per_m2.assign(clear_ghi_w_per_m2.size(), 0.0);
  std::vector<double> latent(clear_ghi_w_per_m2.size());
  Random random(seed, sun_stream, static_cast<std::uint64_t>(year_index));
  double day_value = random.normal();
  double hour_value = random.normal();
  for (std::size_t m = 0; m < 12; ++m) {
    const Month month = measure_month(frame, clear_ghi_w_per_m2, m);
    const double wanted_wh = ghi_kwh_per_m2_day[m] * 1000.0 * (month.end - month.begin) / 24.0;
    double spread = 0.0;
    if (month.clear_wh > 0.0) {
      const double mean = std::clamp((climate.ghi_kwh_per_m2_day[m] * 1000.0 *
                                          (month.end - month.begin) / 24.0 / month.clear_wh -
                                      overcast_frac) /
                                         (1.0 - overcast_frac),
                                     0.02, 0.98);
      const double sd =
          climate.clearness_sd * month.extraterrestrial_wh / month.clear_wh / (1.0 - overcast_frac);
      spread = spread_for_sd(mean, sd);
    }
    fill_latent(climate, month, spread, random, day_value, hour_value, latent);
    centre_month(month, clear_ghi_w_per_m2, latent, wanted_wh, result.ghi_w_per_m2);
  }
  result.daily_clearness_frac.resize(static_cast<std::size_t>(frame.n_days()));
  for (std::size_t day = 0; day < result.daily_clearness_frac.size(); ++day) {
    double sum = 0.0, clear_sum = 0.0;
    for (std::size_t t = 24 * day; t < 24 * day + 24; ++t) {
      sum += result.ghi_w_per_m2[t];
      clear_sum += clear_ghi_w_per_m2[t];
    }
    result.daily_clearness_frac[day] = clear_sum > 0.0 ? std::min(1.0, sum / clear_sum) : 0.5;
  }
  return result;
}

}  // namespace sunward::series::detail
