// A small sound case file for tests, and the faults of a changed one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/input/park_reader.hpp"

namespace sunward::input::test {

/// A park with one bus, wind, storage, load and grid: 24 lines, of which tests name some by number.
/// It ends inside [tariff], so that text put behind it goes there.
inline const std::string sound_case = R"(name = "test"
[site]
latitude_deg = 39.5
longitude_deg = 112.3
elevation_m = 1350
[buses.main]
[assets.wind]
type = "wind"
capacity_mw = { min = 0, max = 100 }
capex_cny_per_kw = 4500
[assets.battery]
type = "storage"
power_mw = 10
energy_mwh = 40
power_capex_cny_per_kw = 350
energy_capex_cny_per_kwh = 600
[loads.plant]
type = "electric"
constant_mw = 20
[grid]
connection_mw = { max = 50 }
capex_cny_per_kw = 600
[tariff]
import_base_cny_per_mwh = 400
)";

/// The case with one piece of text replaced; a piece that is not there is a mistake of the test.
inline std::string changed(std::string_view from, std::string_view to,
                           std::string text = sound_case) {
  const std::size_t at = text.find(from);
  SUNWARD_CHECK(at != std::string::npos, std::string(from));
  return text.replace(at, from.size(), to);
}

/// Reads without weather.
inline model::Park read(const std::string& text) {
  ReadOptions options;
  options.load_weather = false;
  return read_park_text(text, ".", options);
}

/// The faults of a case; empty when it reads well.
inline std::vector<Fault> faults_of(const std::string& text) {
  try {
    static_cast<void>(read(text));
  } catch (const InputError& error) {
    return error.faults();
  }
  return {};
}

/// The only fault of a case, or an empty one when there is not exactly one.
inline Fault only_fault(const std::string& text) {
  const std::vector<Fault> faults = faults_of(text);
  return faults.size() == 1 ? faults.front() : Fault{};
}

inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace sunward::input::test
