// The photovoltaic chain by itself, for measurements and for comparison with other programs.
//
//     bench_pv chain CASE OUT.csv [RUNS]   each pv asset of a case file, step by step; best of RUNS
//     bench_pv sun YEAR LATITUDE LONGITUDE ELEVATION   the sun at each mid-hour of a year, UTC
//
// chain prints one JSON object; sun prints minutes since 1970, zenith, azimuth, elevation [deg].
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "sunward/component/pv/availability.hpp"
#include "sunward/component/pv/chain.hpp"
#include "sunward/input/park_reader.hpp"
#include "sunward/series/solar_position.hpp"

namespace {

using namespace sunward;

struct Plant {
  std::string name;
  component::Pv spec;
};

std::vector<Plant> plants_of(const model::Park& park) {
  std::vector<Plant> plants;
  for (const model::Component& component : park.components)
    if (const auto* pv = std::get_if<component::Pv>(&component.spec))
      plants.push_back({component.name, *pv});
  return plants;
}

/// Processor seconds of the quickest run: what others do on the machine does not count.
template <class Work>
double quickest(int runs, const Work& work) {
  double best_s = 1e9;
  for (int run = 0; run < runs; ++run) {
    const std::clock_t begin = std::clock();
    work();
    best_s = std::min(best_s, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return best_s;
}

int chain(const char* case_file, const char* out_file, int runs) {
  const model::Park park = input::read_park(case_file);
  const series::Weather& weather = *park.scenarios.front().weather;
  const series::Location& site = park.site.location;
  std::ofstream out(out_file);
  out << "asset,step,plane_w_per_m2,rear_w_per_m2,snow_frac,ac_pu\n";
  std::string times;
  for (const Plant& plant : plants_of(park)) {
    std::vector<double> ac;
    const double seconds =
        quickest(runs, [&] { ac = component::pv_availability_pu(plant.spec, weather, site); });
    const auto steps = component::pv::converter_steps(plant.spec, weather, site);
    for (std::size_t t = 0; t < steps.size(); ++t)
      fmt::print(out, "{},{},{:.9g},{:.9g},{:.9g},{:.12g}\n", plant.name, t, steps[t].light.plane,
                 steps[t].light.rear, steps[t].snow_frac, ac[t]);
    times += fmt::format("{}\"{}\": {:.9g}", times.empty() ? "" : ", ", plant.name, seconds);
  }
  const double sun_s = quickest(
      std::min(runs, 5), [&] { return series::sun_positions(weather.axis, weather.location); });
  fmt::print("{{\"steps\": {}, \"sun_seconds\": {:.9g}, \"seconds\": {{{}}}}}\n",
             weather.axis.n_steps, sun_s, times);
  return out.good() ? 0 : 2;
}

int sun(int year, const series::Location& place) {
  const series::TimeAxis axis = series::calendar_year(year, 60, 0.0);
  const auto suns = series::sun_positions(axis, place);
  for (Index step = 0; step < axis.n_steps; ++step) {
    const series::SunPosition& at = suns[static_cast<std::size_t>(step)];
    fmt::print("{:.1f} {:.9f} {:.9f} {:.9f}\n", series::utc_minutes(axis, step) + 30.0,
               at.zenith_deg, at.azimuth_deg, at.apparent_elevation_deg);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "chain" && argc >= 4)
    return chain(argv[2], argv[3], argc > 4 ? std::atoi(argv[4]) : 1);
  if (mode == "sun" && argc == 6)
    return sun(std::atoi(argv[2]), {std::atof(argv[3]), std::atof(argv[4]), std::atof(argv[5])});
  std::fprintf(stderr,
               "bench_pv chain CASE OUT.csv [RUNS] | bench_pv sun YEAR LAT LON ELEVATION\n");
  return 1;
} catch (const sunward::InputError& e) {
  for (const sunward::Fault& fault : e.faults())
    std::fprintf(stderr, "%s: %s %s\n", fault.file.c_str(), fault.key.c_str(),
                 fault.message.english().c_str());
  return 3;
} catch (const std::exception& e) {
  std::fprintf(stderr, "%s\n", e.what());
  return 2;
}
