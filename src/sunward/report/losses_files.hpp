// losses.json, losses.csv and the table of a terminal: the way from sun and wind to the bus.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/result/losses.hpp"

namespace sunward::report {

/// docs/reference/results.md lists the fields.
[[nodiscard]] std::string losses_json(const result::Losses& losses);

/// One line per plant and stage: asset, stage, energy_mwh, change_mwh, change_frac.
[[nodiscard]] std::string losses_csv(const result::Losses& losses);

/// One table per plant; stages that change nothing are left out.
[[nodiscard]] std::string losses_table(const result::Losses& losses, Language language);

}  // namespace sunward::report
