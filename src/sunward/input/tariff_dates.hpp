// Dates, hours and kinds of days as a tariff writes them.
#pragma once

#include <optional>
#include <string_view>

#include "sunward/component/grid/time_of_use.hpp"

namespace sunward::input {

/// "2025-10-01" or, for every year, "10-01"; nothing when it is neither or no such day exists.
[[nodiscard]] std::optional<component::CivilDate> parse_date(std::string_view text);

/// "08-11", "16:30-23", "22-06", "00-24"; nothing when it is none.
[[nodiscard]] std::optional<component::DaySpan> parse_span(std::string_view text);

/// The day's number, for comparing dates of one year each.
[[nodiscard]] long day_number(const component::CivilDate& date);

/// "07-15 17:30" or "2025-07-15 17", the hour below 24.
[[nodiscard]] std::optional<component::CivilMoment> parse_moment(std::string_view text);

}  // namespace sunward::input
