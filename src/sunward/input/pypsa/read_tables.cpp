#include "sunward/input/pypsa/read_tables.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>

#include <fmt/format.h>

#include "sunward/input/weather/text_scan.hpp"
#include "sunward/series/time_axis.hpp"

namespace sunward::input::pypsa {

namespace fs = std::filesystem;

namespace {

/// The first bytes of netCDF-3 ("CDF" and a version) and of HDF5, which netCDF-4 is.
bool begins_like_netcdf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, 4> head{};
  if (!file.read(head.data(), head.size())) return false;
  const std::string_view bytes(head.data(), head.size());
  return bytes == "\x89HDF" || bytes.starts_with("CDF");
}

/// Minutes since 1970 of a whole label, "2030-01-01" being midnight.
std::optional<long> minutes_of(const std::string& label) {
  const bool is_date = label.size() == 10;
  const auto stamp = weather_format::parse_stamp(is_date ? label + " 00:00" : label);
  if (!stamp || stamp->has_zone) return std::nullopt;
  if (label.size() >= 19 && label.substr(17, 2) != "00") return std::nullopt;
  return stamp->minutes;
}

}  // namespace

bool is_network(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error))
    return fs::exists(fs::path(path) / "buses.csv", error) ||
           fs::exists(fs::path(path) / "snapshots.csv", error);
  return fs::is_regular_file(path, error) && begins_like_netcdf(path);
}

model::network::Tables read_tables(const std::string& path, Faults& faults) {
  std::error_code error;
  return fs::is_directory(path, error) ? detail::read_csv_folder(path, faults)
                                       : detail::read_netcdf(path, faults);
}

std::string detail::label_of(long minutes_since_1970) {
  const series::CivilTime time = series::civil_from_minutes(minutes_since_1970);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:00", time.year, time.month, time.day, time.hour,
                     time.minute);
}

std::vector<int> detail::years_of(const std::vector<double>& values, const std::string& file,
                                  Faults& faults) {
  constexpr double largest = 1e6;  // far beyond any year, far below what an int holds
  std::vector<int> years;
  for (const double value : values) {
    const bool whole = std::abs(value) <= largest && value == std::round(value);
    if (!whole) faults.add(file, "period", fmt::format("{}", value), told("network.period_number"));
    years.push_back(whole ? static_cast<int>(value) : 0);
  }
  return years;
}

void detail::set_labels(model::network::Snapshots& snapshots, std::vector<std::string> labels) {
  snapshots.labels = std::move(labels);
  snapshots.minutes.clear();
  for (const std::string& label : snapshots.labels) {
    const auto minutes = minutes_of(label);
    if (!minutes) {
      snapshots.minutes.clear();
      return;
    }
    snapshots.minutes.push_back(*minutes);
  }
  for (std::size_t t = 0; t < snapshots.labels.size(); ++t)
    snapshots.labels[t] = label_of(snapshots.minutes[t]);
}

}  // namespace sunward::input::pypsa
