#include "sunward/input/tariff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sunward::input {

namespace {

struct HourSpan {
  int from = 0;
  int to = 0;  ///< excluded; at or below `from`: passes midnight
};

void lay(std::array<double, 24>& hours, const HourSpan& span, double multiplier) {
  int hour = span.from;
  do {
    hours[static_cast<std::size_t>(hour)] = multiplier;
    hour = (hour + 1) % 24;
  } while (hour != span.to % 24);
}

bool parse_span(std::string_view text, HourSpan& span) {
  const char* end = text.data() + text.size();
  const auto [dash, from_error] = std::from_chars(text.data(), end, span.from);
  if (from_error != std::errc{} || dash == end || *dash != '-') return false;
  const auto [last, to_error] = std::from_chars(dash + 1, end, span.to);
  return to_error == std::errc{} && last == end && span.from >= 0 && span.from <= 23 &&
         span.to >= 0 && span.to <= 24;
}

struct Band {
  std::vector<HourSpan> spans;
  std::vector<double> months;
  double multiplier = 1.0;
};

void read_spans(Section& section, Band& band) {
  std::vector<std::string> words;
  section.read({"hours", unit::none, any_number, required, {}}, words);
  for (const std::string& word : words) {
    HourSpan span;
    if (parse_span(word, span)) {
      band.spans.push_back(span);
      continue;
    }
    section.fault("hours", "h", "\"00-24\"", told("tariff.hours", {{"word", word}}));
  }
}

Band read_band(Section& section) {
  Band band;
  read_spans(section, band);
  section.read({"months", unit::none, between(1, 12), optional_meaning("all"), {}}, band.months);
  for (const double month : band.months)
    if (month != std::floor(month))
      section.fault("months", "", phrase("range.months"), told("tariff.months"));
  section.read({"multiplier", unit::none, between(-10, 100), required, {}}, band.multiplier);
  section.report_unknown_keys();
  return band;
}

void lay(Multipliers& year, const Band& band) {
  for (std::size_t month = 0; month < 12; ++month) {
    const bool listed = std::find(band.months.begin(), band.months.end(),
                                  static_cast<double>(month + 1)) != band.months.end();
    if (!band.months.empty() && !listed) continue;
    for (const HourSpan& span : band.spans) lay(year[month], span, band.multiplier);
  }
}

}  // namespace

const std::vector<TariffPreset>& tariff_presets() {
  static const std::vector<TariffPreset> presets = {
      {"flat", "one price at every hour"},
      {"shanxi_2022",
       "peak 08-11 and 17-23 x 1.6, valley 00-07 and 11-13 x 0.45, else x 1 (Shanxi notice 479 of "
       "2021)"},
      {"shanxi_2022_super_peak",
       "the same with x 1.92 from 18 to 20 in January, July, August and December (hours assumed)"}};
  return presets;
}

Multipliers preset_multipliers(std::string_view name) {
  if (name == "shanxi_2022") return component::shanxi_tou_multipliers();
  if (name == "shanxi_2022_super_peak")
    return component::shanxi_tou_multipliers(component::assumed_shanxi_super_peak());
  SUNWARD_CHECK(name == "flat", std::string(name));
  return component::flat_multipliers();
}

Multipliers read_multipliers(Section& section) {
  std::vector<std::string> names;
  for (const TariffPreset& preset : tariff_presets()) names.emplace_back(preset.name);
  std::string preset = "flat";
  section.read({"preset", unit::none, any_number, defaulted, names}, preset);
  Multipliers year = preset_multipliers(preset);
  const toml::node* bands = section.take("bands");
  if (bands == nullptr) return year;
  if (!bands->is_array()) {
    section.fault("bands", "", phrase("type.tables"), told("tariff.bands"));
    return year;
  }
  std::size_t number = 0;
  for (const toml::node& node : *bands->as_array()) {
    Section entry(node.as_table(), fmt::format("{}[{}]", section.key_path("bands"), number++),
                  section.context());
    if (!node.is_table()) {
      section.fault("bands", "", phrase("type.tables"), told("tariff.band"));
      continue;
    }
    const Band band = read_band(entry);
    if (entry.n_value_faults() == 0) lay(year, band);
  }
  return year;
}

}  // namespace sunward::input
