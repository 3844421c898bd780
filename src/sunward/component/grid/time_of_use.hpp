// Time-of-use bands of a tariff: which price holds at which minute, by season, kind of day, date
// and hour. A band is data; nothing here knows a province.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sunward/series/time_axis.hpp"

namespace sunward::component {

/// A date of one year, or of every year.
struct CivilDate {
  int year = 0;  ///< 0: every year
  int month = 1;
  int day = 1;
};

/// A minute of a date.
struct CivilMoment {
  CivilDate date;
  int minute = 0;  ///< of the day, below 1440
};

/// Part of a day in minutes; `to_minute` is excluded and at or below `from_minute` means past
/// midnight, on the same date.
struct DaySpan {
  int from_minute = 0;
  int to_minute = 1440;  ///< at most 1440
};

/// One line of a time-of-use table. It holds at the times all its conditions hold.
struct PriceBand {
  std::string name;            ///< as on the bill: "peak"; empty: the multiplier names it
  std::vector<DaySpan> spans;  ///< empty: all day
  std::array<bool, 12> months = {true, true, true, true, true, true,
                                 true, true, true, true, true, true};
  bool weekdays = true;
  bool weekends = true;
  bool holidays = true;
  std::vector<CivilDate> dates;  ///< only on these; empty: on all
  double multiplier = 1.0;       ///< of the base price
  /// Given: the energy price itself, instead of base x multiplier.
  std::optional<double> price_cny_per_mwh;
};

/// Bands in their order: of those that hold at a time the last one counts. Where none holds the
/// base price does.
struct TimeOfUse {
  std::vector<PriceBand> bands;
  std::vector<CivilDate> holidays;
  std::vector<CivilDate> workdays;  ///< weekends worked in exchange for a holiday
};

inline constexpr int minutes_per_day = 1440;
/// Index into TimeOfUse::bands of every minute of a day; -1 where none holds.
using DayBands = std::array<std::int16_t, minutes_per_day>;

/// Which band holds when on a date.
[[nodiscard]] DayBands bands_on(const TimeOfUse& table, const series::CivilTime& date);

/// What a step of the axis is made of: bands and the part of the step each has.
struct BandShare {
  int band = -1;
  int minutes = 0;          ///< of the step
  double share_frac = 1.0;  ///< of the step's minutes; the shares of a step sum to 1
};

/// Hands out the shares of one step after the other; a day is looked up once.
class BandClock {
 public:
  BandClock(const TimeOfUse& table, const series::TimeAxis& axis);
  /// Valid until the next call.
  [[nodiscard]] const std::vector<BandShare>& shares(Index step);

 private:
  const TimeOfUse* table_;
  const series::TimeAxis* axis_;
  DayBands day_{};
  long day_known_ = -1;  ///< days since 1970 of day_
  std::vector<BandShare> shares_;
};

}  // namespace sunward::component
