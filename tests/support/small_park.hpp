// Parks small enough to be solved with pencil and paper, and one with every technology.
#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sunward/component/wind/availability.hpp"
#include "sunward/model/park.hpp"

namespace sunward::testing {

/// A park put together line by line. Its wind farms turn wind speed / 5 m/s into availability: the
/// power curve is a straight line, there are no losses, and the density of the air is undone.
class SmallPark {
 public:
  /// One scenario a list of availabilities; hourly steps from 1 January 2025.
  explicit SmallPark(const std::vector<std::vector<double>>& availability,
                     std::vector<double> weights = {1.0}) {
    park.name = "small";
    park.finance.discount_frac = 0.0;
    park.buses = {{"ac", model::Carrier::electricity}};
    for (std::size_t s = 0; s < availability.size(); ++s) {
      series::Weather weather;
      weather.name = "year " + std::to_string(s + 1);
      weather.location = park.site.location;
      weather.axis.start = {2025, 1, 1, 0, 0};
      weather.axis.n_steps = static_cast<Index>(availability[s].size());
      weather.wind_height_m = hub_height_m;
      weather.wind_m_per_s.assign(availability[s].size(), 0.0);
      const double density =
          component::wind::hub_air_density_kg_per_m3(farm(), weather, park.site.location)[0];
      // Up to 7.5 m/s the power curve is read at speed x (density / 1.225)^(1/3).
      const double speed = 5.0 / std::cbrt(density / 1.225);
      for (std::size_t t = 0; t < availability[s].size(); ++t)
        weather.wind_m_per_s[t] = speed * availability[s][t];
      park.scenarios.push_back(
          {weather.name, weights[s], std::make_shared<const series::Weather>(std::move(weather))});
    }
  }

  void hydrogen_bus(const std::string& name) {
    park.buses.push_back({name, model::Carrier::hydrogen});
  }
  template <class Spec>
  void add(const std::string& name, Spec spec) {
    park.components.push_back({name, "", std::move(spec)});
  }
  /// @param yearly_cost  CNY per kW and year: overnight cost over a lifetime of one year,
  /// undiscounted.
  static component::Cost cost(double yearly_cost) { return {yearly_cost, 0.0, 1.0}; }

  void wind(component::SizeRange capacity_mw, double cny_per_kw_year = 0.0) {
    component::Wind wind = farm();
    wind.capacity_mw = capacity_mw;
    wind.cost = cost(cny_per_kw_year);
    add("wind", wind);
  }
  void load(std::vector<double> profile_mw, double unserved_cny_per_mwh = -1.0) {
    component::ElectricLoad load;
    load.bus = "ac";
    load.profile_mw = std::move(profile_mw);
    load.unserved_cny_per_mwh = unserved_cny_per_mwh;
    add("plant", load);
  }
  /// A grid of the given connection and price series, without export.
  component::Grid& grid(component::SizeRange connection_mw, std::vector<double> price) {
    component::Grid grid;
    grid.bus = "ac";
    grid.connection_mw = connection_mw;
    grid.import_price_cny_per_mwh = std::move(price);
    add("grid", grid);
    return std::get<component::Grid>(park.components.back().spec);
  }

  model::Park park;

 private:
  static constexpr double hub_height_m = 100.0;

  static component::Wind farm() {
    component::Wind wind;
    wind.bus = "ac";
    wind.hub_height_m = hub_height_m;
    wind.curve_speed_m_per_s = {0.0, 5.0, 7.0};
    wind.curve_power_pu = {0.0, 1.0, 1.0};
    wind.losses_frac = 0.0;
    return wind;
  }
};

}  // namespace sunward::testing
