// PVGIS JSON files: inputs.location and outputs.tmy_hourly or outputs.hourly.
// Source: European Commission JRC, PVGIS user manual, section "Data format".
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sunward/input/weather/pvgis.hpp"
#include "sunward/input/weather/raw_weather.hpp"
#include "sunward/input/weather/text_scan.hpp"

namespace sunward::input::weather_format {

namespace {
using Json = nlohmann::json;
constexpr std::size_t largest_json_bytes = 64u << 20;

// Member by path; null when anything on the way is missing or no object.
const Json& at_path(const Json& root, std::initializer_list<const char*> path) {
  static const Json nothing;
  const Json* node = &root;
  for (const char* name : path) {
    if (!node->is_object()) return nothing;
    const auto found = node->find(name);
    if (found == node->end()) return nothing;
    node = &*found;
  }
  return *node;
}

std::optional<double> number_at(const Json& root, std::initializer_list<const char*> path,
                                double min, double max) {
  const Json& node = at_path(root, path);
  if (!node.is_number()) return std::nullopt;
  const double value = node.get<double>();
  return value >= min && value <= max ? std::optional(value) : std::nullopt;
}

struct JsonColumn {
  std::string key;
  Quantity quantity;
};

// One row; values that are absent or null stay missing.
void read_row(const Json& row, std::size_t index, const std::string& place,
              const std::vector<JsonColumn>& columns, const std::vector<ColumnPlan>& plans,
              RawWeather& raw, FaultList& faults) {
  const std::string row_key = fmt::format("{}[{}]", place, index);
  const Json& utc_time = at_path(row, {"time(UTC)"});
  const Json& time = utc_time.is_string() ? utc_time : at_path(row, {"time"});
  const std::optional<Stamp> stamp =
      time.is_string() ? parse_stamp(time.get_ref<const std::string&>()) : std::nullopt;
  if (!stamp) {
    faults.add(0, row_key, "", "", "YYYYMMDD:HHMM", told("pvgis.no_stamp"));
    return;
  }
  if (!push_row(stamp->minutes, 0, plans, raw, faults)) return;
  for (const JsonColumn& column : columns) {
    const auto found = row.find(column.key);
    if (found == row.end() || found->is_null()) continue;
    const std::string key = row_key + "." + column.key;
    if (!found->is_number()) {
      faults.add(0, key, found->dump(-1, ' ', true, Json::error_handler_t::replace), "",
                 phrase("type.number"), told("pvgis.not_a_number"));
      continue;
    }
    const double value = found->get<double>();
    raw.of(column.quantity).back() =
        checked(quantity_infos[static_cast<std::size_t>(column.quantity)], value, 0, key,
                fmt::format("{:g}", value), faults);
  }
}
// Where the data belong, and the minute of the light when it is stated.
void read_inputs(const Json& root, RawWeather& raw) {
  const auto latitude = number_at(root, {"inputs", "location", "latitude"}, -90, 90);
  const auto longitude = number_at(root, {"inputs", "location", "longitude"}, -180, 180);
  const auto elevation = number_at(root, {"inputs", "location", "elevation"}, -430, 6000);
  if (latitude && longitude)
    raw.location = series::Location{*latitude, *longitude, elevation.value_or(0.0)};
  if (const auto offset =
          number_at(root, {"inputs", "location", "irradiance_time_offset"}, -1, 1)) {
    raw.light_offset_min = *offset * 60.0;
    raw.find_light_offset = false;
  }
}
}  // namespace

RawWeather read_pvgis_json(std::string_view text, FaultList& faults) {
  RawWeather raw;
  raw.format_name = "PVGIS JSON";
  raw.find_light_offset = true;
  if (text.size() > largest_json_bytes) {
    faults.add(told("pvgis.too_large"));
    return raw;
  }
  const Json root = Json::parse(text.begin(), text.end(), nullptr, false);
  if (root.is_discarded()) {
    faults.add(told("pvgis.json"));
    return raw;
  }
  const bool typical = at_path(root, {"outputs", "tmy_hourly"}).is_array();
  const std::string place = typical ? "outputs.tmy_hourly" : "outputs.hourly";
  const Json& rows = at_path(root, {"outputs", typical ? "tmy_hourly" : "hourly"});
  if (!rows.is_array() || rows.empty() || !rows.front().is_object()) {
    faults.add(told("pvgis.no_outputs"));
    return raw;
  }
  raw.typical_format = typical;
  read_inputs(root, raw);
  std::vector<JsonColumn> columns;
  std::vector<ColumnPlan> plans;
  bool in_plane = false, has_beam_in_plane = false;
  for (const auto& item : rows.front().items()) {
    const std::optional<PvgisColumn> column = pvgis_column(item.key());
    if (!column || is_planned(column->quantity, plans)) continue;
    in_plane = in_plane || column->part != PvgisPart::whole;
    has_beam_in_plane = has_beam_in_plane || column->part == PvgisPart::beam_in_plane;
    columns.push_back({item.key(), column->quantity});
    plans.push_back({0, column->quantity, item.key()});
  }
  check_pvgis_plane(
      in_plane, number_at(root, {"inputs", "mounting_system", "fixed", "slope", "value"}, -90, 90),
      0, faults);
  for (std::size_t i = 0; i < rows.size() && !faults.full(); ++i) {
    read_row(rows[i], i, place, columns, plans, raw, faults);
  }
  finish_pvgis(has_beam_in_plane, raw);
  return raw;
}

}  // namespace sunward::input::weather_format
