// Time stamps beside a series of a CSV file: what is missing or comes twice is named by its line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/base/error.hpp"

namespace sunward::input {

/// Holds the stamps of the first column, where it has any ("2026-01-01 00:00", "2026/1/1 0:00",
/// seconds of 0 allowed), against even steps from the first hour of a year. Stamps may mark the
/// begin or the end of a step. A first column of something else is not looked at.
/// @param file  name used in faults.
/// @param faults  an unreadable stamp, steps that are missing, stamps that come again or go back
///   (clocks with summer time do both), a first stamp that does not begin a year; at most 20, and
///   none that is there already from another column of the file.
/// @return whether the stamps are sound, or there are none.
[[nodiscard]] bool check_csv_stamps(std::string_view text, const std::string& file,
                                    std::vector<Fault>& faults);

}  // namespace sunward::input
