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
  if (heading == "RH") return PvgisColumn{Quantity::humidity, PvgisPart::whole};
  if (heading == "SP") return PvgisColumn{Quantity::pressure, PvgisPart::whole};
  return std::nullopt;
}

void check_pvgis_plane(bool in_plane, std::optional<double> slope_deg, int line,
                       FaultList& faults) {
  if (!in_plane || (slope_deg && *slope_deg == 0.0)) return;
  faults.add(line, "Slope", slope_deg ? fmt::format("{:g}", *slope_deg) : "", "deg", "0",
             told("pvgis.slope"));
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
  for (const Quantity q :
       {Quantity::temp, Quantity::wind, Quantity::pressure, Quantity::humidity}) {
    raw.instant[static_cast<std::size_t>(q)] = true;
  }
}

namespace {
// Reads the lines above the data.
class HeaderReader {
 public:
  HeaderReader(RawWeather& raw, FaultList& faults) : raw_(raw), faults_(faults) {}

  // "Latitude (decimal degrees): 45.000" and the like.
  void read_line(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string key = lower(line.substr(0, colon));
    std::string_view text = trimmed(line.substr(colon + 1));
    text = text.substr(0, text.find_first_of(" \t"));
    double value = 0.0;
    if (parse_number(text, value) != NumberState::value) return;
    if (key.starts_with("latitude") && std::abs(value) <= 90) latitude_ = value;
    if (key.starts_with("longitude") && std::abs(value) <= 180) longitude_ = value;
    if (key.starts_with("elevation") && value >= -430 && value <= 6000) elevation_ = value;
    if (key.starts_with("slope")) slope_ = value;
    if (key.starts_with("irradiance time offset") && std::abs(value) <= 1.0) {
      raw_.light_offset_min = value * 60.0;
      raw_.find_light_offset = false;
    }
  }

  // "time(UTC),T2m,..." or "time,G(i),..."; the last line of the header.
  std::vector<ColumnPlan> read_columns_line(const std::vector<std::string_view>& fields, int line) {
    raw_.typical_format = equal_ignoring_case(fields[0], "time(UTC)");
    if (!std::isnan(latitude_) && !std::isnan(longitude_)) {
      raw_.location = series::Location{latitude_, longitude_, elevation_};
    }
    std::vector<ColumnPlan> plans;
    bool in_plane = false;
    for (std::size_t i = 1; i < fields.size(); ++i) {
      const std::optional<PvgisColumn> column = pvgis_column(fields[i]);
      if (!column || is_planned(column->quantity, plans)) continue;
      in_plane = in_plane || column->part != PvgisPart::whole;
      has_beam_in_plane = has_beam_in_plane || column->part == PvgisPart::beam_in_plane;
      plans.push_back({i, column->quantity, std::string(fields[i])});
    }
    check_pvgis_plane(in_plane, slope_, line, faults_);
    return plans;
  }

  bool has_beam_in_plane = false;

 private:
  RawWeather& raw_;
  FaultList& faults_;
  double latitude_ = missing_value;
  double longitude_ = missing_value;
  std::optional<double> slope_;
  double elevation_ = 0.0;
};
}  // namespace

RawWeather read_pvgis_csv(std::string_view text, FaultList& faults) {
  RawWeather raw;
  raw.format_name = "PVGIS CSV";
  raw.find_light_offset = true;
  HeaderReader header(raw, faults);
  std::vector<ColumnPlan> plans;
  std::vector<std::string_view> fields;
  bool in_data = false;
  LineReader lines(text);
  std::string_view line;
  while (lines.next(line) && !faults.full()) {
    split_fields(line, ',', fields);
    if (!in_data) {
      in_data = fields[0].starts_with("time");
      if (in_data) {
        plans = header.read_columns_line(fields, lines.line_number());
      } else {
        header.read_line(line);
      }
      continue;
    }
    const std::optional<Stamp> stamp = parse_stamp(fields[0]);
    if (!stamp) {
      if (trimmed(line).empty() || raw.n_rows() > 0) break;  // the legend below the data
      faults.add(lines.line_number(), "time", fields[0], "", "YYYYMMDD:HHMM", told("pvgis.stamp"));
      break;
    }
    if (!push_row(stamp->minutes, lines.line_number(), plans, raw, faults)) break;
    read_columns(fields, plans, lines.line_number(), raw, faults);
  }
  if (!in_data) {
    faults.add(told("weather.no_headings"));
  }
  finish_pvgis(header.has_beam_in_plane, raw);
  return raw;
}

}  // namespace sunward::input::weather_format
