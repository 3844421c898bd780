// PVGIS CSV files: the typical year ("tmy") and hourly series ("seriescalc"). Stamps are UTC,
// YYYYMMDD:HHMM; irradiance is the satellite's reading at an instant, not a mean.
// Source: European Commission JRC, PVGIS user manual, section "Data format".
#include <cmath>

#include <fmt/format.h>

#include "sunward/input/weather/pvgis.hpp"
#include "sunward/input/weather/raw_weather.hpp"
#include "sunward/input/weather/text_scan.hpp"

namespace sunward::input::weather_format {

std::optional<PvgisColumn> pvgis_column(std::string_view heading) {
  if (heading == "G(h)") return PvgisColumn{Quantity::ghi, PvgisPart::whole};
  if (heading == "G(i)") return PvgisColumn{Quantity::ghi, PvgisPart::in_plane};
  if (heading == "Gb(n)") return PvgisColumn{Quantity::dni, PvgisPart::whole};
  if (heading == "Gd(h)") return PvgisColumn{Quantity::dhi, PvgisPart::whole};
  if (heading == "Gd(i)") return PvgisColumn{Quantity::dhi, PvgisPart::in_plane};
  if (heading == "Gb(i)") return PvgisColumn{Quantity::ghi, PvgisPart::beam_in_plane};
  if (heading == "T2m") return PvgisColumn{Quantity::temp, PvgisPart::whole};
  if (heading == "WS10m") return PvgisColumn{Quantity::wind, PvgisPart::whole};
  if (heading == "SP") return PvgisColumn{Quantity::pressure, PvgisPart::whole};
  return std::nullopt;
}

void check_pvgis_plane(bool in_plane, std::optional<double> slope_deg, int line,
                       FaultList& faults) {
  if (!in_plane || (slope_deg && *slope_deg == 0.0)) return;
  faults.add(line, "Slope", slope_deg ? fmt::format("{:g}", *slope_deg) : "", "deg", "0",
             "The irradiance of this file is on a tilted plane.",
             "Download it again with slope 0 and with the radiation components.");
}

void finish_pvgis(bool has_beam_in_plane, RawWeather& raw) {
  if (has_beam_in_plane && !raw.of(Quantity::dhi).empty()) {
    // Beam and diffuse on the horizontal: their sum is GHI.
    for (std::size_t i = 0; i < raw.n_rows(); ++i)
      raw.of(Quantity::ghi)[i] += raw.of(Quantity::dhi)[i];
  }
  raw.stamp = StampMeaning::start;
  raw.stamp_utc_offset_h = 0.0;
  for (const Quantity q : {Quantity::ghi, Quantity::dni, Quantity::dhi}) {
    raw.instant[static_cast<std::size_t>(q)] = true;
  }
  for (const Quantity q : {Quantity::temp, Quantity::wind, Quantity::pressure}) {
    raw.instant[static_cast<std::size_t>(q)] = true;
  }
}

namespace {
// "Latitude (decimal degrees): 45.000" and the like; the value after the last colon.
void read_header_line(std::string_view line, RawWeather& raw, series::Location& location,
                      int& found, std::optional<double>& slope) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string key = lower(line.substr(0, colon));
  std::string_view text = trimmed(line.substr(colon + 1));
  text = text.substr(0, text.find_first_of(" \t"));
  double value = 0.0;
  if (parse_number(text, value) != NumberState::value) return;
  if (key.rfind("latitude", 0) == 0 && std::abs(value) <= 90) {
    location.latitude_deg = value;
    found |= 1;
  }
  if (key.rfind("longitude", 0) == 0 && std::abs(value) <= 180) {
    location.longitude_deg = value;
    found |= 2;
  }
  if (key.rfind("elevation", 0) == 0 && value >= -430 && value <= 6000)
    location.elevation_m = value;
  if (key.rfind("slope", 0) == 0) slope = value;
  if (key.rfind("irradiance time offset", 0) == 0 && std::abs(value) <= 1.0) {
    raw.light_offset_min = value * 60.0;
    raw.find_light_offset = false;
  }
}
}  // namespace

RawWeather read_pvgis_csv(std::string_view text, FaultList& faults) {
  RawWeather raw;
  raw.format_name = "PVGIS CSV";
  raw.find_light_offset = true;
  series::Location location;
  int found = 0;
  std::optional<double> slope;
  std::vector<ColumnPlan> plans;
  std::vector<std::string_view> fields;
  bool in_data = false, has_beam_in_plane = false;
  LineReader lines(text);
  std::string_view line;
  while (lines.next(line) && !faults.full()) {
    if (!in_data) {
      split_fields(line, ',', fields);
      raw.typical_format = raw.typical_format || equal_ignoring_case(fields[0], "time(UTC)");
      if (fields[0].substr(0, 4) != "time") {
        read_header_line(line, raw, location, found, slope);
        continue;
      }
      in_data = true;
      bool in_plane = false;
      for (std::size_t i = 1; i < fields.size(); ++i) {
        const std::optional<PvgisColumn> column = pvgis_column(fields[i]);
        if (!column) continue;
        in_plane = in_plane || column->part != PvgisPart::whole;
        has_beam_in_plane = has_beam_in_plane || column->part == PvgisPart::beam_in_plane;
        plans.push_back({i, column->quantity, std::string(fields[i])});
      }
      check_pvgis_plane(in_plane, slope, lines.line_number(), faults);
      continue;
    }
    split_fields(line, ',', fields);
    const std::optional<Stamp> stamp = parse_stamp(fields[0]);
    if (!stamp) {
      if (trimmed(line).empty() || raw.n_rows() > 0) break;  // the legend below the data
      faults.add(lines.line_number(), "time", fields[0], "", "YYYYMMDD:HHMM",
                 "This is not a PVGIS time stamp.", "Fetch the file again.");
      break;
    }
    if (!push_row(stamp->minutes, lines.line_number(), plans, raw, faults)) break;
    read_columns(fields, plans, lines.line_number(), raw, faults);
  }
  if (!in_data)
    faults.add("No line with column headings (time,...) was found.", "Fetch the file again.");
  if (found == 3) raw.location = location;
  finish_pvgis(has_beam_in_plane, raw);
  return raw;
}

}  // namespace sunward::input::weather_format
