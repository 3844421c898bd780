// One year (or any stretch) of weather on a time axis: interval means, in fixed units.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/phrase.hpp"
#include "sunward/series/time_axis.hpp"

namespace sunward::series {

struct Location {
  double latitude_deg = 0.0;   ///< north positive, -90 to 90
  double longitude_deg = 0.0;  ///< east positive, -180 to 180
  double elevation_m = 0.0;    ///< above sea level, -430 to 6000
};

/// Which irradiance pair the plane-of-array model uses; the third component is derived from it.
enum class IrradiancePair { dni_dhi, ghi_dhi, ghi_only };
[[nodiscard]] const char* to_string(IrradiancePair pair);

/// How well GHI = DNI cos(zenith) + DHI holds over daylight steps.
struct Closure {
  double rmse_w_per_m2 = 0.0;
  double mean_w_per_m2 = 0.0;  ///< mean of GHI - (DNI cos z + DHI)
  Index daylight_steps = 0;
};

/// Series are empty when the source lacks them. Each holds axis.n_steps interval means.
struct Weather {
  std::string name;    ///< e.g. "synthetic 1", "Datong CSWD"
  std::string source;  ///< file name or generator with seed
  Location location;   ///< where the data belong
  TimeAxis axis;
  std::vector<double> ghi_w_per_m2;
  std::vector<double> dni_w_per_m2;
  std::vector<double> dhi_w_per_m2;
  std::vector<double> temp_c;
  std::vector<double> pressure_pa;   ///< station pressure; empty: standard atmosphere at elevation
  std::vector<double> wind_m_per_s;  ///< at wind_height_m
  double wind_height_m = 10.0;
  std::vector<double> wind_upper_m_per_s;  ///< second height (e.g. ERA5 100 m); empty if none
  double wind_upper_height_m = 0.0;
  std::vector<double> snow_depth_cm;          ///< on level ground; empty: unknown
  std::vector<double> precipitable_water_cm;  ///< vapour above, as liquid; empty: unknown
  bool water_is_derived = false;              ///< from humidity and temperature, not measured
  IrradiancePair pair = IrradiancePair::dni_dhi;
  Closure closure;
  std::vector<Phrase> notes;  ///< what the reader resolved, assumed or scaled, one sentence each
};

}  // namespace sunward::series
