#include "sunward/input/csv_stamps.hpp"

#include <algorithm>
#include <optional>

#include "sunward/input/csv_column.hpp"
#include "sunward/input/tariff_dates.hpp"

namespace sunward::input {

namespace {

constexpr int most_faults_listed = 20;

/// Minutes since 1970, or nothing when the text is no stamp with a year.
std::optional<long> minutes_of(std::string_view text) {
  std::string word(text);
  std::replace(word.begin(), word.end(), '/', '-');
  const auto first = word.find(':');
  if (first != std::string::npos && word.find(':', first + 1) != std::string::npos) {
    if (!word.ends_with(":00")) return std::nullopt;
    word.resize(word.size() - 3);
  }
  const bool end_of_day = word.ends_with(" 24:00");
  if (end_of_day) word.replace(word.size() - 5, 2, "00");
  const auto moment = parse_moment(word);
  if (!moment || moment->date.year == 0) return std::nullopt;
  return (day_number(moment->date) + (end_of_day ? 1 : 0)) * component::minutes_per_day +
         moment->minute;
}

class StampCheck {
 public:
  StampCheck(const std::string& file, const CsvColumn& column, std::vector<Fault>& faults)
      : file_(file), column_(column), faults_(faults) {}

  /// @return whether nothing was found.
  bool run() {
    const std::vector<CsvField>& fields = column_.fields;
    const auto first = minutes_of(fields[0].text);
    const auto second = minutes_of(fields[1].text);
    if (!first || !second) return true;
    const long step = *second - *first;
    if (step <= 0 || component::minutes_per_day % step != 0) {
      add(fields[1], told("stamps.step", {{"minutes", step}}));
      return false;
    }
    const long into_year = *first - begin_of_year(*first);
    if (into_year != 0 && into_year != step) add(fields[0], told("stamps.begin"));
    follow(*first, step);
    return count_ == 0;
  }

 private:
  static long begin_of_year(long minutes) {
    const int year = series::civil_from_minutes(minutes).year;
    return series::days_from_civil(year, 1, 1) * component::minutes_per_day;
  }

  void follow(long last, long step) {
    const std::vector<CsvField>& fields = column_.fields;
    for (std::size_t i = 1; i < fields.size(); ++i) {
      const auto now = minutes_of(fields[i].text);
      if (!now) {
        add(fields[i], told("stamps.unreadable"));
        continue;
      }
      if (*now <= last)
        add(fields[i], told("stamps.again"));
      else if ((*now - last) % step != 0)
        add(fields[i], told("stamps.step", {{"minutes", *now - last}}));
      else if (*now != last + step)
        add(fields[i], told("stamps.missing", {{"count", (*now - last) / step - 1}}));
      last = *now;
    }
  }

  void add(const CsvField& field, FaultWords words) {
    if (++count_ > most_faults_listed) return;
    Fault fault;
    fault.file = file_;
    fault.line = field.line;
    fault.key = "column \"" + column_.heading + "\"";
    fault.value = std::string(1, '"').append(field.text.substr(0, 40)).append(1, '"');
    fault.tell(std::move(words));
    const bool known = std::any_of(faults_.begin(), faults_.end(), [&](const Fault& other) {
      return other.file == fault.file && other.line == fault.line && other.message == fault.message;
    });  // another key reads another column of the same file
    if (!known) faults_.push_back(std::move(fault));
  }

  const std::string& file_;
  const CsvColumn& column_;
  std::vector<Fault>& faults_;
  int count_ = 0;
};

}  // namespace

bool check_csv_stamps(std::string_view text, const std::string& file, std::vector<Fault>& faults) {
  const CsvColumn column = first_csv_column(text);
  return column.fields.size() < 2 || StampCheck(file, column, faults).run();
}

}  // namespace sunward::input
