#include "sunward/input/weather_scenarios.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

#include "sunward/input/read_fields.hpp"
#include "sunward/input/weather/weather_file.hpp"
#include "sunward/series/resample.hpp"

namespace sunward::input {

namespace {

constexpr const char* column_names[] = {
    "time",     "ghi",  "dni",        "dhi",        "temp",
    "pressure", "wind", "wind_upper", "snow_depth", "precipitable_water",
    "humidity"};

void read_columns(Section& section, WeatherPlan& plan) {
  Section columns = section.subsection("columns");
  Section units = section.subsection("column_units");
  for (const char* variable : column_names) {
    std::string heading, column_unit;
    const bool has_unit =
        units.read({variable, unit::none, any_number, defaulted, {}}, column_unit);
    if (!columns.read({variable, unit::none, any_number, defaulted, {}}, heading)) {
      if (has_unit)
        units.fault(variable, "", {}, told("weather.unit_without_column", {{"column", variable}}));
      continue;
    }
    plan.columns.emplace_back(variable, heading);
    plan.column_units.push_back(column_unit);
  }
  columns.report_unknown_keys();
  units.report_unknown_keys();
}

void choose_source(Section& section, const ReadOptions& options, WeatherPlan& plan) {
  const WeatherSection& terms = plan.terms;
  if (options.weather_file) {
    plan.files = {options.weather_file->string()};
    plan.from_command_line = true;
    plan.where_file.key = "--weather";
    return;
  }
  const bool has_files = !terms.file.empty() || !terms.files.empty();
  if (!terms.file.empty() && !terms.files.empty())
    section.fault("files", "", {}, told("weather.file_and_files"));
  if (terms.source == "synthetic" && has_files)
    section.fault("source", "", {}, told("weather.synthetic_with_file"));
  if (terms.source == "file" && !has_files)
    section.fault("source", "", {}, told("weather.no_file"));
  plan.files = terms.files;
  if (!terms.file.empty()) plan.files = {terms.file};
  plan.where_file = section.place(terms.file.empty() ? "files" : "file");
}

void check_weights(Section& section, const WeatherPlan& plan) {
  const std::size_t n_years =
      plan.files.empty() ? static_cast<std::size_t>(plan.synthetic.years) : plan.files.size();
  if (plan.terms.weights.empty() || plan.terms.weights.size() == n_years) return;
  section.fault(
      "weights", "", phrase("range.numbers", {{"count", n_years}}),
      told("weather.weights", {{"weights", plan.terms.weights.size()}, {"years", n_years}}));
}

WeatherFileOptions file_options(const WeatherPlan& plan, const TimeSection& time,
                                const model::Site& site) {
  const WeatherSection& terms = plan.terms;
  WeatherFileOptions options;
  options.format = terms.format;
  options.stamp = terms.stamp;
  options.max_gap_h = terms.max_gap_h;
  options.half_step = terms.half_step;
  options.irradiance = terms.irradiance;
  options.utc_offset_h = site.utc_offset_h;
  options.typical_year = time.year;
  options.wind_height_m = terms.wind_height_m;
  options.wind_upper_height_m = terms.wind_upper_height_m;
  if (terms.location == "site" || (terms.location == "auto" && terms.format == "csv"))
    options.location = site.location;
  options.site = site.location;
  for (std::size_t i = 0; i < plan.columns.size(); ++i)
    options.columns.push_back(
        {plan.columns[i].first, plan.columns[i].second, plan.column_units[i]});
  return options;
}

/// Brings a file's weather to the park's step.
bool fit_step(series::Weather& weather, const std::string& file, int step_minutes,
              ReadContext& context) {
  const int have = weather.axis.step_minutes;
  if (have == step_minutes) return true;
  if (have % step_minutes != 0 && step_minutes % have != 0) {
    Fault fault;
    fault.file = file;
    fault.key = "time.step_minutes";
    fault.value = std::to_string(step_minutes);
    fault.unit = "min";
    fault.tell(told("weather.step", {{"minutes", have}}));
    context.faults.push_back(std::move(fault));
    return false;
  }
  weather = series::resample(weather, step_minutes);
  return true;
}

void load_files(const WeatherPlan& plan, const TimeSection& time, ReadContext& context,
                model::Park& park) {
  const WeatherFileOptions options = file_options(plan, time, park.site);
  for (const std::string& file : plan.files) {
    const auto bytes = context.read_input(file, plan.where_file, plan.from_command_line);
    if (!bytes) continue;
    try {
      auto weather = std::make_shared<series::Weather>(parse_weather(*bytes, file, options));
      if (!fit_step(*weather, file, time.step_minutes, context)) continue;
      park.scenarios.push_back({weather->name, 1.0, std::move(weather)});
    } catch (const InputError& error) {
      context.faults.insert(context.faults.end(), error.faults().begin(), error.faults().end());
    }
  }
}

void make_years(const WeatherPlan& plan, const TimeSection& time, int threads, model::Park& park) {
  const auto n_years = static_cast<std::size_t>(plan.synthetic.years);
  park.scenarios.resize(n_years);
  std::atomic<std::size_t> next{0};
  std::vector<std::exception_ptr> errors(n_years);
  const auto work = [&] {
    for (std::size_t i = next++; i < n_years; i = next++) {
      try {
        const int index = n_years == 1 ? 0 : static_cast<int>(i) + 1;
        auto weather = std::make_shared<series::Weather>(series::make_year(
            plan.climate, park.site.location, time.year, time.step_minutes, park.site.utc_offset_h,
            static_cast<std::uint64_t>(plan.synthetic.seed), index));
        park.scenarios[i] = {weather->name, 1.0, std::move(weather)};
      } catch (...) {
        errors[i] = std::current_exception();
      }
    }
  };
  const std::size_t wanted = threads > 0 ? static_cast<std::size_t>(threads)
                                         : std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::thread> helpers;
  for (std::size_t i = 1; i < std::min(wanted, n_years); ++i) helpers.emplace_back(work);
  work();
  for (std::thread& helper : helpers) helper.join();
  for (const std::exception_ptr& error : errors)
    if (error) std::rethrow_exception(error);
}

void set_weights(const std::vector<double>& weights, std::vector<model::Scenario>& scenarios) {
  const auto n = static_cast<double>(scenarios.size());
  const double sum = weights.size() == scenarios.size()
                         ? std::accumulate(weights.begin(), weights.end(), 0.0)
                         : 0.0;
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    scenarios[i].weight = sum > 0.0 ? weights[i] / sum : 1.0 / n;
}

}  // namespace

WeatherPlan read_weather_section(Section& top, const ReadOptions& options) {
  Section section = top.subsection("weather");
  WeatherPlan plan;
  read_struct(section, plan.terms);
  read_columns(section, plan);
  Section synthetic = section.subsection("synthetic");
  read_struct(synthetic, plan.synthetic);
  read_table(synthetic, climate_fields(), plan.climate);
  synthetic.report_unknown_keys();
  section.report_unknown_keys();
  choose_source(section, options, plan);
  if (options.years) {
    plan.synthetic.years = *options.years;
    if (plan.terms.weights.size() != static_cast<std::size_t>(*options.years))
      plan.terms.weights.clear();
  }
  if (options.weather_file) plan.terms.weights.clear();
  check_weights(section, plan);
  return plan;
}

void load_scenarios(const WeatherPlan& plan, const TimeSection& time, const ReadOptions& options,
                    ReadContext& context, model::Park& park) {
  if (plan.files.empty()) {
    try {
      make_years(plan, time, options.threads, park);
    } catch (const InputError& error) {
      context.faults.insert(context.faults.end(), error.faults().begin(), error.faults().end());
      return;
    }
  } else {
    load_files(plan, time, context, park);
  }
  set_weights(plan.terms.weights, park.scenarios);
  for (const model::Scenario& scenario : park.scenarios)
    for (const Phrase& note : scenario.weather->notes)
      if (std::find(park.notes.begin(), park.notes.end(), note) == park.notes.end())
        park.notes.push_back(note);
}

}  // namespace sunward::input
