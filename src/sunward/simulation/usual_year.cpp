#include "sunward/simulation/usual_year.hpp"

#include <algorithm>

namespace sunward::simulation {

namespace {

constexpr std::size_t months = 12;

std::array<double, months> mean_peaks(const Bus& bus, const Calendar& calendar) {
  std::vector<double> peak_mw(months * calendar.year_ends.size(), 0.0);
  for (std::size_t n = 0; n < calendar.month.size(); ++n) {
    double import_mw = 0.0;
    for (const Connection& connection : bus.connections)
      import_mw += at(connection.planned_import_mw, n);
    double& peak = peak_mw[static_cast<std::size_t>(calendar.month[n])];
    peak = std::max(peak, import_mw);
  }
  std::array<double, months> mean{};
  for (std::size_t m = 0; m < peak_mw.size(); ++m)
    mean[m % months] += peak_mw[m] / static_cast<double>(calendar.year_ends.size());
  return mean;
}

/// Counted from the end of each weather year, as leap years are longer.
std::vector<double> coming(const std::vector<Bus>& buses, const Calendar& calendar) {
  std::size_t longest = 0, begin = 0;
  for (const std::size_t end : calendar.year_ends) {
    longest = std::max(longest, end - begin);
    begin = end;
  }
  std::vector<double> sum(longest, 0.0);
  begin = 0;
  for (const std::size_t end : calendar.year_ends) {
    double left_mwh = 0.0;
    for (std::size_t back = 1; back <= end - begin; ++back) {
      for (const Bus& bus : buses)
        for (const Generator& generator : bus.generators)
          left_mwh += at(generator.available_mw, end - back) * calendar.step_h;
      sum[longest - back] += left_mwh / static_cast<double>(calendar.year_ends.size());
    }
    begin = end;
  }
  return sum;
}

double export_worth(const Bus& bus, Series price) {
  double sum_cny = 0.0, sum_mw = 0.0;
  for (const Connection& connection : bus.connections) {
    for (std::size_t n = 0; n < price.size(); ++n) {
      sum_cny += at(connection.planned_export_mw, n) * price[n];
      sum_mw += at(connection.planned_export_mw, n);
    }
  }
  return sum_mw > 0.0 ? sum_cny / sum_mw : infinity;
}

}  // namespace

UsualYear usual_year_of(const std::vector<Bus>& buses, const std::vector<Series>& prices,
                        const Calendar& calendar) {
  UsualYear usual;
  for (std::size_t b = 0; b < buses.size(); ++b)
    usual.export_worth_cny_per_mwh.push_back(export_worth(buses[b], prices[b]));
  usual.coming_mwh = coming(buses, calendar);
  for (const Bus& bus : buses) usual.peak_mw.push_back(mean_peaks(bus, calendar));
  return usual;
}

}  // namespace sunward::simulation
