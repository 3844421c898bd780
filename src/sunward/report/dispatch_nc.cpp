#include "sunward/report/dispatch_nc.hpp"

#include <fmt/format.h>
#include <netcdf.h>

#include <algorithm>
#include <cmath>

#include "sunward/base/error.hpp"
#include "sunward/report/nc_file.hpp"

namespace sunward::report {

namespace {

using detail::NcFile;

std::size_t total_steps(const result::Plan& plan) {
  std::size_t steps = 0;
  for (const result::ScenarioYear& year : plan.years) {
    SUNWARD_CHECK(year.first_step == steps, "years do not follow one another: " + year.name);
    steps += static_cast<std::size_t>(year.axis.n_steps);
  }
  return steps;
}

/// Local standard time with its offset, e.g. "hours since 2025-01-01 00:00:00 +08:00".
std::string time_units(const series::TimeAxis& axis) {
  const int offset_minutes = static_cast<int>(std::lround(axis.utc_offset_h * 60.0));
  return fmt::format("hours since {:04}-{:02}-{:02} {:02}:{:02}:00 {}{:02}:{:02}", axis.start.year,
                     axis.start.month, axis.start.day, axis.start.hour, axis.start.minute,
                     offset_minutes < 0 ? '-' : '+', std::abs(offset_minutes) / 60,
                     std::abs(offset_minutes) % 60);
}

double minutes_between(const series::TimeAxis& axis, Index step, const series::CivilTime& origin) {
  return static_cast<double>(series::minutes_from_civil(axis.time(step)) -
                             series::minutes_from_civil(origin));
}

std::size_t longest_name(const result::Plan& plan) {
  std::size_t longest = 1;
  for (const result::ScenarioYear& year : plan.years) longest = std::max(longest, year.name.size());
  return longest;
}

struct TimeVariables {
  int time = -1;
  int bounds = -1;
  int row_size = -1;
  int name = -1;
  int weight = -1;
};

/// One year: coordinate variable time(time). Several: CF contiguous ragged array over `step`.
TimeVariables define_time(NcFile& file, const result::Plan& plan, int step_dimension) {
  const bool several = plan.years.size() > 1;
  TimeVariables ids;
  ids.time = file.variable("time", NC_DOUBLE, {step_dimension});
  file.attribute(ids.time, "standard_name", "time");
  file.attribute(ids.time, "long_name", "start of the interval, local standard time");
  file.attribute(ids.time, "units", time_units(plan.years.front().axis));
  file.attribute(ids.time, "calendar", "standard");
  file.attribute(ids.time, "bounds", "time_bounds");
  if (!several) file.attribute(ids.time, "axis", "T");
  const int two = file.dimension("bound", 2);
  ids.bounds = file.variable("time_bounds", NC_DOUBLE, {step_dimension, two});
  const int scenario = file.dimension("scenario", plan.years.size());
  ids.row_size = file.variable("row_size", NC_INT, {scenario});
  file.attribute(ids.row_size, "long_name", "number of steps of the weather year");
  if (several) file.attribute(ids.row_size, "sample_dimension", "step");
  // Characters, not strings: common tools (nccopy, older MATLAB) stumble over string variables.
  const int length = file.dimension("name_length", longest_name(plan));
  ids.name = file.variable("scenario_name", NC_CHAR, {scenario, length});
  file.attribute(ids.name, "_Encoding", "UTF-8");
  file.attribute(ids.name, "long_name", "weather year");
  if (several) file.attribute(ids.name, "cf_role", "timeseries_id");
  ids.weight = file.variable("scenario_weight", NC_DOUBLE, {scenario});
  file.attribute(ids.weight, "long_name", "probability of the weather year");
  file.attribute(ids.weight, "units", "1");
  return ids;
}

void put_time(NcFile& file, const result::Plan& plan, const TimeVariables& ids) {
  const series::CivilTime& origin = plan.years.front().axis.start;
  std::vector<double> time, bounds, weights;
  std::vector<int> row_sizes;
  std::string names;
  for (const result::ScenarioYear& year : plan.years) {
    for (Index step = 0; step < year.axis.n_steps; ++step) {
      const double start_h = minutes_between(year.axis, step, origin) / 60.0;
      time.push_back(start_h);
      bounds.push_back(start_h);
      bounds.push_back(start_h + year.axis.step_h());
    }
    row_sizes.push_back(year.axis.n_steps);
    names += year.name;
    names.resize(row_sizes.size() * longest_name(plan), '\0');
    weights.push_back(year.weight);
  }
  file.put(ids.time, time);
  file.put(ids.bounds, bounds);
  file.put(ids.row_size, row_sizes);
  file.put(ids.name, names);
  file.put(ids.weight, weights);
}

/// Levels hold at the end of the interval; everything else is a mean over it.
bool is_level(const result::Flow& flow) { return flow.unit == "MWh" || flow.unit == "kg"; }

int define_flow(NcFile& file, const result::Flow& flow, int type, int step_dimension) {
  const int id = file.variable(flow.name, type, {step_dimension});
  file.attribute(id, "units", flow.unit);
  file.attribute(id, "long_name", flow.description);
  file.attribute(id, "cell_methods",
                 is_level(flow) ? "time: point (at the end of the interval)" : "time: mean");
  file.attribute(id, "asset", flow.asset);
  file.attribute(id, "quantity", flow.quantity);
  file.attribute(id, "bus", flow.bus);
  file.attribute(id, "bus_sign", flow.sign);
  return id;
}

void describe(NcFile& file, const result::Plan& plan) {
  file.attribute(NC_GLOBAL, "Conventions", "CF-1.8");
  file.attribute(NC_GLOBAL, "title", "Dispatch of " + plan.park_name);
  file.attribute(NC_GLOBAL, "source", "Sunward");
  file.attribute(NC_GLOBAL, "sunward_format_version", 1);
  if (plan.years.size() > 1) file.attribute(NC_GLOBAL, "featureType", "timeSeries");
}

}  // namespace

std::size_t dispatch_nc_bytes(const result::Plan& plan) {
  constexpr std::size_t per_variable = 4096;  // its header and alignment, generously
  const std::size_t variables = plan.flows.size() + 16;
  const std::size_t time_values = 4;  // time, its two bounds, one to spare
  return (plan.flows.size() + time_values) * total_steps(plan) * sizeof(double) +
         variables * per_variable + plan.years.size() * per_variable;
}

void write_dispatch_nc(const result::Plan& plan, const std::string& path) {
  SUNWARD_CHECK(!plan.years.empty(), "a plan without years has no dispatch");
  const std::size_t steps = total_steps(plan);
  const int type = steps * plan.flows.size() > max_double_values ? NC_FLOAT : NC_DOUBLE;
  NcFile file(path, NcFile::Mode::create);
  describe(file, plan);
  const int dimension = file.dimension(plan.years.size() > 1 ? "step" : "time", steps);
  const TimeVariables time = define_time(file, plan, dimension);
  std::vector<int> ids;
  for (const result::Flow& flow : plan.flows) {
    SUNWARD_CHECK(flow.values.size() == steps, "length of the series " + flow.name);
    ids.push_back(define_flow(file, flow, type, dimension));
  }
  file.end_definitions();
  put_time(file, plan, time);
  for (std::size_t i = 0; i < plan.flows.size(); ++i) file.put(ids[i], plan.flows[i].values);
  file.close();
}

std::vector<result::Flow> read_dispatch_nc(const std::string& path) {
  NcFile file(path, NcFile::Mode::read);
  if (!file.has_attribute(NC_GLOBAL, "sunward_format_version")) {
    Fault fault;
    fault.file = path;
    fault.message = phrase("results.not_our_netcdf");
    fault.remedy = phrase("results.remedy");
    throw InputError({fault});
  }
  std::vector<result::Flow> flows;
  const int count = file.variable_count();
  for (int id = 0; id < count; ++id) {
    if (!file.has_attribute(id, "bus_sign")) continue;  // time and scenario variables
    result::Flow flow;
    flow.name = file.variable_name(id);
    flow.asset = file.text_attribute(id, "asset");
    flow.quantity = file.text_attribute(id, "quantity");
    flow.unit = file.text_attribute(id, "units");
    flow.description = file.text_attribute(id, "long_name");
    flow.bus = file.text_attribute(id, "bus");
    flow.sign = file.int_attribute(id, "bus_sign");
    flow.values = file.get(id);
    flows.push_back(std::move(flow));
  }
  return flows;
}

}  // namespace sunward::report
