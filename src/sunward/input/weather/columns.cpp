// Units and columns shared by the formats.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/input/weather/raw_weather.hpp"
#include "sunward/input/weather/text_scan.hpp"

namespace sunward::input::weather_format {

namespace {
// Unit as written, without blanks, powers and degree signs: "°C" -> "c", "W/m²" -> "w/m2".
std::string plain_unit(std::string_view unit) {
  std::string result;
  for (std::size_t i = 0; i < unit.size(); ++i) {
    const std::string_view rest = unit.substr(i);
    if (rest.substr(0, 2) == "\xC2\xB2") {  // superscript two
      result += '2';
      ++i;
    } else if (rest.substr(0, 2) == "\xC2\xB0" || rest.substr(0, 2) == "\xC2\xB7") {
      ++i;  // degree sign, middle dot
    } else if (unit[i] != ' ' && unit[i] != '^' && unit[i] != '*') {
      result += unit[i];
    }
  }
  result = lower(result);
  if (result.rfind("deg", 0) == 0) result.erase(0, 3);
  return result;
}

struct UnitRow {
  const char* unit;
  double factor, offset;
};
constexpr UnitRow irradiance_units[] = {
    {"w/m2", 1, 0},      {"wm-2", 1, 0},           {"kw/m2", 1000, 0},     {"wh/m2", 1, 0},
    {"kwh/m2", 1000, 0}, {"mj/m2", 1e6 / 3600, 0}, {"j/m2", 1.0 / 3600, 0}};
constexpr UnitRow temp_units[] = {{"c", 1, 0},
                                  {"celsius", 1, 0},
                                  {"k", 1, -273.15},
                                  {"f", 5.0 / 9.0, -160.0 / 9.0},
                                  {"fahrenheit", 5.0 / 9.0, -160.0 / 9.0}};
constexpr UnitRow speed_units[] = {{"m/s", 1, 0},
                                   {"ms-1", 1, 0},
                                   {"km/h", 1 / 3.6, 0},
                                   {"kmh", 1 / 3.6, 0},
                                   {"mph", 0.44704, 0},
                                   {"mp/h", 0.44704, 0},
                                   {"kn", 1852.0 / 3600, 0},
                                   {"kt", 1852.0 / 3600, 0},
                                   {"knots", 1852.0 / 3600, 0}};
constexpr UnitRow depth_units[] = {{"cm", 1, 0}, {"m", 100, 0}, {"mm", 0.1, 0}};
constexpr UnitRow humidity_units[] = {{"%", 1, 0}, {"percent", 1, 0}, {"1", 100, 0}};
constexpr UnitRow water_units[] = {
    {"cm", 1, 0}, {"mm", 0.1, 0}, {"kg/m2", 0.1, 0}, {"kgm-2", 0.1, 0}};
constexpr UnitRow pressure_units[] = {
    {"pa", 1, 0}, {"hpa", 100, 0}, {"mbar", 100, 0}, {"kpa", 1000, 0}, {"bar", 1e5, 0}};

template <std::size_t n>
std::optional<UnitScale> find_unit(const UnitRow (&rows)[n], const std::string& unit) {
  for (const UnitRow& row : rows) {
    if (unit == row.unit) return UnitScale{row.factor, row.offset};
  }
  return std::nullopt;
}
}  // namespace

std::optional<UnitScale> unit_scale(Quantity quantity, std::string_view unit) {
  if (unit.empty()) return UnitScale{};
  const std::string plain = plain_unit(unit);
  switch (quantity) {
    case Quantity::ghi:
    case Quantity::dni:
    case Quantity::dhi:
      return find_unit(irradiance_units, plain);
    case Quantity::temp:
      return find_unit(temp_units, plain);
    case Quantity::pressure:
      return find_unit(pressure_units, plain);
    case Quantity::wind:
    case Quantity::wind_upper:
      return find_unit(speed_units, plain);
    case Quantity::snow_depth:
      return find_unit(depth_units, plain);
    case Quantity::water:
      return find_unit(water_units, plain);
    case Quantity::humidity:
      return find_unit(humidity_units, plain);
  }
  return std::nullopt;
}

bool is_energy_unit(std::string_view unit) {
  const std::string plain = plain_unit(unit);
  return plain == "wh/m2" || plain == "kwh/m2" || plain == "mj/m2" || plain == "j/m2";
}

const char* known_units(Quantity quantity) {
  switch (quantity) {
    case Quantity::ghi:
    case Quantity::dni:
    case Quantity::dhi:
      return "W/m2, kW/m2, Wh/m2, kWh/m2, MJ/m2, J/m2";
    case Quantity::temp:
      return "C, K, F";
    case Quantity::pressure:
      return "Pa, hPa, mbar, kPa, bar";
    case Quantity::wind:
    case Quantity::wind_upper:
      return "m/s, km/h, mph, kn";
    case Quantity::snow_depth:
      return "cm, m, mm";
    case Quantity::water:
      return "cm, mm, kg/m2";
    case Quantity::humidity:
      return "%, 1";
  }
  return "";
}

bool push_row(long stamp_minutes, int line, const std::vector<ColumnPlan>& plans, RawWeather& raw,
              FaultList& faults) {
  if (raw.n_rows() >= most_rows) {
    faults.add(line, "", "", "", phrase("range.at_most", {{"max", most_rows}}),
               told("weather.too_many_rows"));
    return false;
  }
  raw.stamp_minutes.push_back(stamp_minutes);
  raw.line.push_back(line);
  for (const ColumnPlan& plan : plans) raw.of(plan.quantity).resize(raw.n_rows(), missing_value);
  return true;
}

bool is_planned(Quantity quantity, const std::vector<ColumnPlan>& plans) {
  return std::any_of(plans.begin(), plans.end(),
                     [&](const ColumnPlan& plan) { return plan.quantity == quantity; });
}

double checked(const QuantityInfo& info, double value, int line, std::string_view key,
               std::string_view text, FaultList& faults) {
  if (value >= info.min && value <= info.max) return value;
  faults.add(line, key, text, "",
             phrase("range.between_unit", {{"min", fmt::format("{:g}", info.min)},
                                           {"max", fmt::format("{:g}", info.max)},
                                           {"unit", info.unit}}),
             told("weather.beyond_earth", {{"quantity", name_of(info)}}));
  return missing_value;
}

void read_columns(const std::vector<std::string_view>& fields, const std::vector<ColumnPlan>& plans,
                  int line, RawWeather& raw, FaultList& faults) {
  for (const ColumnPlan& plan : plans) {
    double& target = raw.of(plan.quantity).back();
    if (plan.field >= fields.size()) {
      if (plan.may_lack) continue;
      faults.add(line, plan.name, "", "", {}, told("weather.short_line"));
      continue;
    }
    const std::string_view field = fields[plan.field];
    double value = 0.0;
    const NumberState state = parse_number(field, value);
    if (state == NumberState::invalid && !plan.may_lack) {
      faults.add(line, plan.name, field, "", phrase("type.number"), told("weather.not_a_number"));
    }
    if (state != NumberState::value || value >= plan.missing_from || value <= -998.5) continue;
    target = plan.factor * value + plan.offset;
    if (!plan.range_checked) continue;
    target = checked(quantity_infos[static_cast<std::size_t>(plan.quantity)], target, line,
                     plan.name, field, faults);
  }
}

}  // namespace sunward::input::weather_format
