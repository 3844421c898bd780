// What the two PVGIS formats share: the meaning of the column names, and the finishing touches.
#pragma once

#include <optional>
#include <string_view>

#include "sunward/input/weather/raw_weather.hpp"

namespace sunward::input::weather_format {

/// Whether a column is the quantity itself or a component on the plane of the download.
enum class PvgisPart { whole, in_plane, beam_in_plane };
struct PvgisColumn {
  Quantity quantity;
  PvgisPart part;
};
/// Nothing for columns Sunward does not use (IR(h), WD10m, H_sun, Int).
[[nodiscard]] std::optional<PvgisColumn> pvgis_column(std::string_view heading);

/// In-plane columns are usable only when the plane is horizontal; else a fault.
void check_pvgis_plane(bool in_plane, std::optional<double> slope_deg, int line, FaultList& faults);

/// Sums beam and diffuse on the horizontal to GHI, marks zone and instants.
void finish_pvgis(bool has_beam_in_plane, RawWeather& raw);

}  // namespace sunward::input::weather_format
