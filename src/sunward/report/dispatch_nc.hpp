// dispatch.nc: every series of a plan in NetCDF-4 with CF-1.8 conventions. Layout, also for several
// weather years of different length: docs/reference/results.md.
#pragma once

#include <string>
#include <vector>

#include "sunward/result/plan.hpp"

namespace sunward::report {

/// Plans with more values than this are stored as float32 (7 significant digits) instead of
/// float64.
inline constexpr std::size_t max_double_values = 1'000'000;

/// Writes all flows of `plan` to `path` (not atomically: give it AtomicFile::temporary_path()).
/// Every flow must hold one value per step of all years. Throws InputError when the file cannot be
/// written, InternalError when lengths disagree.
/// Cost: about 10 ms per million values; one contiguous write per series, no compression.
void write_dispatch_nc(const result::Plan& plan, const std::string& path);

/// What the file takes on the disk at most.
[[nodiscard]] std::size_t dispatch_nc_bytes(const result::Plan& plan);

/// Reads the flows back, in file order. Throws InputError when the file is missing, is no NetCDF
/// file or was not written by Sunward.
[[nodiscard]] std::vector<result::Flow> read_dispatch_nc(const std::string& path);

}  // namespace sunward::report
