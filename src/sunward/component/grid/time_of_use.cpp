#include "sunward/component/grid/time_of_use.hpp"

#include <algorithm>
#include <limits>

namespace sunward::component {

namespace {

bool listed(const std::vector<CivilDate>& dates, const series::CivilTime& date) {
  return std::any_of(dates.begin(), dates.end(), [&](const CivilDate& entry) {
    return entry.month == date.month && entry.day == date.day &&
           (entry.year == 0 || entry.year == date.year);
  });
}

/// 1970-01-01 was a Thursday; Saturday and Sunday are the days 2 and 3 after it.
bool is_weekend(const series::CivilTime& date) {
  const long days = series::days_from_civil(date.year, date.month, date.day);
  const long weekday = ((days % 7) + 7) % 7;
  return weekday == 2 || weekday == 3;
}

enum class Day { weekday, weekend, holiday };

Day kind_of(const TimeOfUse& table, const series::CivilTime& date) {
  if (listed(table.holidays, date)) return Day::holiday;
  return is_weekend(date) && !listed(table.workdays, date) ? Day::weekend : Day::weekday;
}

bool holds_on(const PriceBand& band, Day kind, const series::CivilTime& date) {
  const bool kind_holds = kind == Day::weekday   ? band.weekdays
                          : kind == Day::weekend ? band.weekends
                                                 : band.holidays;
  return kind_holds && band.months[static_cast<std::size_t>(date.month - 1)] &&
         (band.dates.empty() || listed(band.dates, date));
}

void lay(const DaySpan& span, std::int16_t band, DayBands& day) {
  const int same_day = span.to_minute - span.from_minute;
  const auto from = day.begin() + span.from_minute, to = day.begin() + span.to_minute;
  if (same_day > 0) {
    std::fill(from, to, band);
  } else {
    std::fill(day.begin(), to, band);
    std::fill(from, day.end(), band);
  }
}

}  // namespace

DayBands bands_on(const TimeOfUse& table, const series::CivilTime& date) {
  DayBands day;
  day.fill(-1);
  const Day kind = kind_of(table, date);
  for (std::size_t b = 0; b < table.bands.size(); ++b) {
    const PriceBand& band = table.bands[b];
    if (!holds_on(band, kind, date)) continue;
    const auto index = static_cast<std::int16_t>(b);
    if (band.spans.empty()) day.fill(index);
    for (const DaySpan& span : band.spans) lay(span, index, day);
  }
  return day;
}

BandClock::BandClock(const TimeOfUse& table, const series::TimeAxis& axis)
    : table_(&table), axis_(&axis), day_known_(std::numeric_limits<long>::min()) {}

const std::vector<BandShare>& BandClock::shares(Index step) {
  const series::CivilTime time = axis_->time(step);
  const long day = series::days_from_civil(time.year, time.month, time.day);
  if (day != day_known_) {
    day_ = bands_on(*table_, time);
    day_known_ = day;
  }
  shares_.clear();
  const int first = time.hour * 60 + time.minute;
  const auto end = day_.begin() + first + axis_->step_minutes;  // never past midnight
  for (auto begin = day_.begin() + first; begin != end;) {
    const int band = *begin;
    const auto next = std::find_if(begin, end, [&](std::int16_t other) { return other != band; });
    if (shares_.empty() || shares_.back().band != band) {
      const auto known = std::find_if(shares_.begin(), shares_.end(),
                                      [&](const BandShare& share) { return share.band == band; });
      if (known == shares_.end())
        shares_.push_back({band, 0, 0.0});
      else
        std::swap(*known, shares_.back());
    }
    shares_.back().minutes += static_cast<int>(next - begin);
    begin = next;
  }
  for (BandShare& share : shares_)
    share.share_frac = static_cast<double>(share.minutes) / axis_->step_minutes;
  return shares_;
}

}  // namespace sunward::component
