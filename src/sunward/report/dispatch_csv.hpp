// dispatch.csv: every series of a plan as text, for spreadsheets.
#pragma once

#include <string>

#include "sunward/base/atomic_file.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::report {

/// Writes one row per step: weather year, start of the interval (local standard time, ISO 8601),
/// then one column per flow with 9 significant digits. The header carries name and unit. Lines end
/// as RFC 4180 asks (CR LF); values that are not finite are left empty.
/// Throws InputError when the disk refuses, InternalError when lengths disagree.
void write_dispatch_csv(const result::Plan& plan, AtomicFile& file);

/// A field as RFC 4180 wants it: quoted when it holds a comma, a quote or a line break.
[[nodiscard]] std::string csv_field(const std::string& text);

}  // namespace sunward::report
