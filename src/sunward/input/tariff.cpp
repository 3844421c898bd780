#include "sunward/input/tariff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sunward/component/grid/grid_fields.hpp"
#include "sunward/input/case_file.hpp"
#include "sunward/input/embedded_tariffs.hpp"
#include "sunward/input/read_fields.hpp"
#include "sunward/input/tariff_dates.hpp"

namespace sunward::input {

namespace {

using component::CivilDate;
using component::PriceBand;

std::vector<CivilDate> read_dates(Section& section, std::string_view name) {
  std::vector<std::string> words;
  section.read({name, unit::none, any_number, defaulted, {}}, words);
  std::vector<CivilDate> dates;
  for (const std::string& word : words) {
    if (const auto date = parse_date(word))
      dates.push_back(*date);
    else
      section.fault(name, "", "\"2025-10-01\", \"10-01\"", told("tariff.date", {{"word", word}}));
  }
  return dates;
}

std::vector<component::CivilMoment> read_moments(Section& section, std::string_view name) {
  std::vector<std::string> words;
  section.read({name, unit::none, any_number, defaulted, {}}, words);
  std::vector<component::CivilMoment> moments;
  for (const std::string& word : words) {
    if (const auto moment = parse_moment(word))
      moments.push_back(*moment);
    else
      section.fault(name, "", "\"2025-07-15 17:00\", \"07-15 17:00\"",
                    told("tariff.moment", {{"word", word}}));
  }
  return moments;
}

/// A date with its year, or nothing when the key is missing or faulty.
std::optional<long> read_day(Section& section, std::string_view name) {
  std::string word;
  if (!section.read({name, unit::none, any_number, optional_meaning("no limit"), {}}, word))
    return std::nullopt;
  const auto date = parse_date(word);
  if (date && date->year > 0) return day_number(*date);
  section.fault(name, "", "\"2026-01-01\"", told("tariff.date", {{"word", word}}));
  return std::nullopt;
}

void read_spans(Section& section, PriceBand& band) {
  std::vector<std::string> words;
  section.read({"hours", unit::none, any_number, optional_meaning("all day"), {}}, words);
  for (const std::string& word : words) {
    if (const auto span = parse_span(word))
      band.spans.push_back(*span);
    else
      section.fault("hours", "h", "\"00-24\"", told("tariff.hours", {{"word", word}}));
  }
}

void read_months(Section& section, PriceBand& band) {
  std::vector<double> months;
  if (!section.read({"months", unit::none, between(1, 12), optional_meaning("all"), {}}, months))
    return;
  band.months.fill(false);
  for (const double month : months) {
    if (month != std::floor(month))
      section.fault("months", "", phrase("range.months"), told("tariff.months"));
    else
      band.months[static_cast<std::size_t>(month) - 1] = true;
  }
}

void read_days(Section& section, PriceBand& band) {
  std::vector<std::string> words;
  if (!section.read({"days", unit::none, any_number, optional_meaning("all"), {}}, words)) return;
  band.weekdays = band.weekends = band.holidays = false;
  for (const std::string& word : words) {
    if (word == "weekdays")
      band.weekdays = true;
    else if (word == "weekends")
      band.weekends = true;
    else if (word == "holidays")
      band.holidays = true;
    else
      section.fault("days", "", "weekdays, weekends, holidays",
                    told("tariff.days", {{"word", word}}));
  }
}

void read_band_price(Section& section, TariffReading& reading, PriceBand& band) {
  double price = 0.0;
  const bool priced = section.read(
      {"price_cny_per_mwh", unit::cny_per_mwh, between(-20000, 100000), optional_meaning(""), {}},
      price);
  const bool multiplied = section.read(
      {"multiplier", unit::none, between(-10, 100), optional_meaning(""), {}}, band.multiplier);
  if (priced) band.price_cny_per_mwh = price;
  reading.names_a_price = reading.names_a_price || priced;
  if (priced == multiplied && section.n_value_faults() == 0)
    section.fault("multiplier", "", {}, told("tariff.band_price"));
}

/// In force on the date asked for?
bool in_force(Section& section, const TariffReading& reading) {
  const auto from = read_day(section, "from");
  const auto until = read_day(section, "until");
  const auto date = parse_date(reading.in_force_on);
  if (!date) return true;
  const long day = day_number(*date);
  return (!from || day >= *from) && (!until || day < *until);
}

void read_band(Section& section, TariffReading& reading) {
  PriceBand band;
  section.read({"name", unit::none, any_number, optional_meaning("the multiplier"), {}}, band.name);
  read_spans(section, band);
  read_months(section, band);
  read_days(section, band);
  band.dates = read_dates(section, "dates");
  read_band_price(section, reading, band);
  const bool valid = in_force(section, reading);
  section.report_unknown_keys();
  reading.left_out = reading.left_out || !valid;
  if (valid && section.n_value_faults() == 0)
    reading.prices.time_of_use.bands.push_back(std::move(band));
}

void read_tier(Section& section, TariffReading& reading) {
  component::PriceTier tier;
  section.read({"up_to_mwh", unit::mwh, above(0), optional_meaning("no limit"), {}},
               tier.up_to_mwh);
  section.read({"add_cny_per_mwh", unit::cny_per_mwh, between(-20000, 100000), required, {}},
               tier.add_cny_per_mwh);
  section.report_unknown_keys();
  auto& tiers = reading.prices.tiers;
  if (!tiers.empty() && !(tiers.back().up_to_mwh < tier.up_to_mwh))
    section.fault("up_to_mwh", "MWh", {}, told("tariff.tier_order"));
  tiers.push_back(tier);
}

/// Calls `read` on every table of a list.
template <class Read>
void each_table(Section& section, const char* name, const char* row, Read read) {
  const toml::node* list = section.take(name);
  if (list == nullptr) return;
  if (!list->is_array()) {
    section.fault(name, "", phrase("type.tables"), told(row));
    return;
  }
  std::size_t number = 0;
  for (const toml::node& node : *list->as_array()) {
    Section entry(node.as_table(), fmt::format("{}[{}]", section.key_path(name), number++),
                  section.context());
    if (node.is_table())
      read(entry);
    else
      section.fault(name, "", phrase("type.tables"), told(row));
  }
}

void read_date_lists(Section& section, component::TimeOfUse& table) {
  const auto append = [&](const char* name, std::vector<CivilDate>& list) {
    for (const CivilDate& date : read_dates(section, name)) list.push_back(date);
  };
  append("holidays", table.holidays);
  append("workdays", table.workdays);
}

/// One layer: a tariff file, or the section itself.
void read_layer(Section& section, TariffReading& reading) {
  for (const char* key : {"title", "source", "note"}) section.know(key);
  read_table(section, component::tariff_fields(static_cast<const component::Grid*>(nullptr)),
             reading.prices);
  read_date_lists(section, reading.prices.time_of_use);
  section.know("coincident_peaks");
  if (section.table() != nullptr && section.table()->contains("coincident_peaks"))
    reading.prices.coincident_peaks = read_moments(section, "coincident_peaks");
  each_table(section, "bands", "tariff.bands", [&](Section& band) { read_band(band, reading); });
  if (section.table() != nullptr && section.table()->contains("tiers"))
    reading.prices.tiers.clear();
  each_table(section, "tiers", "tariff.tiers", [&](Section& tier) { read_tier(tier, reading); });
  section.report_unknown_keys();
  if (section.table() != nullptr && section.table()->contains("import_base_cny_per_mwh"))
    reading.names_a_price = true;
}

void read_file_layer(const std::string& text, const std::string& shown, ReadContext& context,
                     TariffReading& reading) {
  const auto table = parse_case(text, shown, context);
  if (!table) return;
  Section section(&*table, "tariff", context);
  read_layer(section, reading);
}

void check_together(Section& section, const component::Grid& prices) {
  using component::NetworkCharge;
  const bool single = prices.network_charge == NetworkCharge::single_capacity ||
                      prices.network_charge == NetworkCharge::cheaper;
  if (single && prices.mean_load_factor_frac == 0.0)
    section.fault("mean_load_factor_frac", "", above(0.0).words(), told("tariff.no_load_factor"));
  const bool rising =
      std::is_sorted(prices.tiers.begin(), prices.tiers.end(),
                     [](const auto& a, const auto& b) { return a.up_to_mwh < b.up_to_mwh; });
  if (!prices.tiers.empty() && rising && prices.tiers.back().up_to_mwh < infinity)
    section.fault("tiers", "MWh", {}, told("tariff.tier_end"));
  if (prices.coincident_charge_cny_per_kw_year > 0.0 && prices.coincident_peaks.empty())
    section.fault("coincident_peaks", "", {}, told("tariff.no_coincident_peaks"));
}

}  // namespace

const std::vector<TariffPreset>& tariff_presets() {
  static const std::vector<TariffPreset> presets = {
      {"flat", "one price at every hour", {}},
      {"shanxi_2022",
       "peak 08-11 and 17-23 x 1.6, valley 00-07 and 11-13 x 0.45, else x 1 (Shanxi notice 479 of "
       "2021)",
       detail::tariff_shanxi_2022()},
      {"shanxi_2022_super_peak",
       "the same with x 1.92 from 18 to 20 in January, July, August and December (hours assumed)",
       detail::tariff_shanxi_2022_super_peak()},
      {"shanxi_direct_trade",
       "the same until the end of 2025, one price from 2026-01-01 (in_force_on)",
       detail::tariff_shanxi_direct_trade()}};
  return presets;
}

TariffReading read_tariff(Section& section) {
  TariffReading reading;
  std::vector<std::string> names;
  for (const TariffPreset& preset : tariff_presets()) names.emplace_back(preset.name);
  std::string chosen = "flat";
  std::string file;
  section.read({"preset", unit::none, any_number, defaulted, names}, chosen);
  const bool has_file = section.read({"file", unit::none, any_number, defaulted, {}}, file);
  reading.in_force_on = fmt::format("{:04}-01-01", section.context().year);
  if (section.read({"in_force_on", unit::none, any_number, defaulted, {}}, reading.in_force_on)) {
    const auto date = parse_date(reading.in_force_on);
    if (!date || date->year == 0)
      section.fault("in_force_on", "", "\"2026-01-01\"",
                    told("tariff.date", {{"word", reading.in_force_on}}));
  }
  ReadContext& context = section.context();
  for (const TariffPreset& preset : tariff_presets())
    if (preset.name == chosen && !preset.text.empty())
      read_file_layer(std::string(preset.text), fmt::format("data/tariffs/{}.toml", preset.name),
                      context, reading);
  if (has_file)
    if (const auto bytes = context.read_input(file, section.place("file")))
      read_file_layer(*bytes, file, context, reading);
  read_layer(section, reading);
  check_together(section, reading.prices);
  if (reading.left_out)
    context.notes.push_back(phrase("note.tariff_out_of_force",
                                   {{"section", section.path()}, {"date", reading.in_force_on}}));
  return reading;
}

}  // namespace sunward::input
