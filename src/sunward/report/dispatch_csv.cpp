#include "sunward/report/dispatch_csv.hpp"

#include <charconv>
#include <cmath>

#include "sunward/base/error.hpp"

namespace sunward::report {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 20;

void append_number(std::string& buffer, double value) {
  if (!std::isfinite(value)) return;
  constexpr int digits = 9;
  char text[32];
  const double unsigned_zero = value == 0.0 ? 0.0 : value;  // never "-0"
  const auto end =
      std::to_chars(text, text + sizeof text, unsigned_zero, std::chars_format::general, digits);
  buffer.append(text, end.ptr);
}

std::string header(const result::Plan& plan) {
  std::string line = "scenario,time";
  for (const result::Flow& flow : plan.flows) {
    line += ',';
    line += csv_field(flow.name + " [" + flow.unit + "]");
  }
  return line + "\r\n";
}

}  // namespace

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

void write_dispatch_csv(const result::Plan& plan, AtomicFile& file) {
  std::string buffer = header(plan);
  std::size_t n = 0;
  for (const result::ScenarioYear& year : plan.years) {
    const std::string name = csv_field(year.name) + ",";
    for (Index step = 0; step < year.axis.n_steps; ++step, ++n) {
      buffer += name;
      buffer += year.axis.iso(step);
      for (const result::Flow& flow : plan.flows) {
        SUNWARD_CHECK(n < flow.values.size(), "length of the series " + flow.name);
        buffer += ',';
        append_number(buffer, flow.values[n]);
      }
      buffer += "\r\n";
      if (buffer.size() < buffer_bytes) continue;
      file.write(buffer);
      buffer.clear();
    }
  }
  file.write(buffer);
}

}  // namespace sunward::report
