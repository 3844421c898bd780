// Recognising a weather file by its first lines, and the usual things that are no weather file.
#include <algorithm>

#include "sunward/input/weather/raw_weather.hpp"
#include "sunward/input/weather/text_scan.hpp"

namespace sunward::input::weather_format {

namespace {
bool has_long_line(std::string_view text) {
  while (text.size() > longest_line) {
    const std::size_t end = text.substr(0, longest_line).rfind('\n');
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
  return false;
}

// True (with a fault) when the bytes cannot be a text of any supported format.
bool is_no_text(std::string_view text, FaultList& faults) {
  const std::string head = lower(trimmed(text.substr(0, 512)));
  if (trimmed(text.substr(0, 65536)).empty()) {
    faults.add(told("weather.empty"));
  } else if (text.substr(0, 2) == "\x1f\x8b" || text.substr(0, 2) == "PK") {
    faults.add(told("weather.compressed"));
  } else if (text.substr(0, 2) == "\xff\xfe" || text.substr(0, 2) == "\xfe\xff") {
    faults.add(told("weather.utf16"));
  } else if (head.rfind("<!doctype", 0) == 0 || head.rfind("<html", 0) == 0) {
    faults.add(told("weather.web_page"));
  } else if (text.find('\0') != std::string_view::npos) {
    faults.add(told("weather.binary"));
  }
  return !faults.empty();
}
}  // namespace

std::string detect_format(std::string_view text, const WeatherFileOptions& options,
                          FaultList& faults) {
  if (is_no_text(text, faults)) return {};
  std::string_view head = trimmed(text.substr(0, 8192));
  if (head.substr(0, 3) == "\xEF\xBB\xBF") head.remove_prefix(3);
  const std::string start = lower(head);
  const bool is_json =
      options.format == "pvgis_json" || (options.format == "auto" && start.front() == '{');
  if (!is_json && has_long_line(text)) {
    faults.add(told("weather.long_line"));
    return {};
  }
  if (options.format != "auto") return options.format;
  if (is_json) return "pvgis_json";
  if (start.rfind("location,", 0) == 0) return "epw";
  if (contains(start.substr(0, 200), "utc_offset_seconds")) return "openmeteo";
  if (start.rfind("latitude (decimal degrees)", 0) == 0 || contains(start, "time(utc)"))
    return "pvgis_csv";
  if (!options.columns.empty()) return "csv";
  if (contains(start, "year,month,day,hour") ||
      (contains(start, "year") && contains(start, "month") && contains(start, "day") &&
       contains(start, "hour") && start.rfind("source,", 0) == 0)) {
    return "nsrdb";
  }
  if (contains(start, "time") || contains(start, "ghi") || contains(start, "wind")) return "csv";
  faults.add(told("weather.unknown_format"));
  return {};
}

}  // namespace sunward::input::weather_format
