// The photovoltaic chain, step by step, with the power left after each of its stages.
//
//   horizontal light ─► plane of array ─► glass, soil, snow ─► rear ─► cell temperature, module ─►
//   losses ─► inverter ─► AC
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "sunward/component/pv/pv.hpp"
#include "sunward/series/weather.hpp"

namespace sunward::component::pv {

/// What is left after each stage, per MW of DC rating; light counts at the rated 1000 W/m2.
struct StagePower {
  double horizontal = 0.0;  ///< global light on level ground
  double plane = 0.0;       ///< on the front of the modules
  double glass = 0.0;       ///< behind the glass
  double soiled = 0.0;
  double snowed = 0.0;
  double rear = 0.0;       ///< with the rear's light, as the front would have to receive it
  double spectrum = 0.0;   ///< light as the cells can use it
  double low_light = 0.0;  ///< DC at 25 degC: what dim light costs
  double hot = 0.0;        ///< DC at the cell's temperature
  double system = 0.0;     ///< after losses_frac
  double inverter = 0.0;   ///< AC before its limit
  double clipped = 0.0;    ///< AC of new modules
  double aged = 0.0;       ///< AC, mean of the plant's life
};

/// Light at the modules, one step [W/m2].
struct ModuleLight {
  double plane = 0.0;      ///< in front of the glass
  double effective = 0.0;  ///< behind it
  double rear = 0.0;       ///< on the rear, as its effect on the front would be
  double sin_tilt = 0.0;   ///< of the module
  double sun_up = -1.0;    ///< cosine of the sun's zenith angle
};

/// Light at the modules through a weather, one step after the other: nothing of a year's length is
/// kept. Series that are missing count as checked by the caller.
class LightWalk {
 public:
  LightWalk(const Pv& plant, const series::Weather& weather);
  LightWalk(LightWalk&&) noexcept;
  LightWalk& operator=(LightWalk&&) noexcept;
  ~LightWalk();
  /// The next step; at most as many as the axis has.
  [[nodiscard]] ModuleLight next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// From light, air and wind to power, for one plant; made once and used for every step.
class Converter {
 public:
  explicit Converter(const Pv& plant);

  struct Step {
    ModuleLight light;
    double air_temp_c = 20.0;
    double wind_m_per_s = 1.0;
    double soiling_frac = 0.0;
    double snow_frac = 0.0;  ///< share of DC power lost to snow
    double spectral = 1.0;   ///< factor of the spectrum
  };
  /// AC per MW of DC rating, mean of the plant's life, 0 to 1.
  [[nodiscard]] double ac(const Step& step) const;
  /// The same with all stages; `horizontal` is left to the caller.
  [[nodiscard]] StagePower stages(const Step& step) const;

 private:
  struct Dc {
    double power = 0.0;
    double voltage_v = 0.0;  ///< of the inverter's input
  };
  [[nodiscard]] Dc dc(double effective_w_per_m2, double cell_temp_c) const;
  [[nodiscard]] double inverted(const Dc& dc) const;
  [[nodiscard]] double effective(const Step& step) const;
  [[nodiscard]] double cell_temp_c(const Step& step) const;

  const Pv* plant_;
  CellTemperatureLaw cell_temp_;
  double dc_limit_;
  double ac_limit_;
  DiodeModule module_;
  MaximumPower rated_;  ///< of the diode module at standard test conditions
  double ageing_;
};

/// A weather step by step, ready for the converter.
class StepWalk {
 public:
  /// @param plant, weather  must outlive the walk.
  /// @param site  where the plant stands; air temperature is carried to its elevation.
  StepWalk(const Pv& plant, const series::Weather& weather, const series::Location& site);
  /// The next step; at most as many as the axis has.
  [[nodiscard]] Converter::Step next();

 private:
  void start_day();
  [[nodiscard]] double spectral_factor(const ModuleLight& light) const;
  [[nodiscard]] double snow_loss(const Converter::Step& step);

  const Pv* plant_;
  const series::Weather* weather_;
  LightWalk light_;
  double rise_m_, wind_to_10_m_;
  std::size_t at_ = 0;
  double covered_frac_ = 0.0;  ///< by snow
  int minute_of_day_;
  std::size_t month_ = 0;  ///< of the current day
  double per_sea_level_;   ///< pressure over that at sea level, of the standard atmosphere
};

/// Every step of a weather at once.
[[nodiscard]] std::vector<Converter::Step> converter_steps(const Pv& plant,
                                                           const series::Weather& weather,
                                                           const series::Location& site);

}  // namespace sunward::component::pv
