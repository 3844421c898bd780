// The section [pathway]: the years in which a park is built on, and what changes from one to the
// next.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sunward/base/index.hpp"

namespace sunward::model {

/// Amounts of one component's sizes by their keys, e.g. {"capacity_mw", 600}.
using SizeAmounts = std::vector<std::pair<std::string, double>>;

/// [pathway.components.NAME]: when a component is built or served, and what stands already.
struct PathwayPart {
  std::string name;
  int from = 0;   ///< first year of a stage in which it is built (a load: served); 0: any
  int until = 0;  ///< last such year; 0: any
  int existing_until =
      0;                  ///< year in which what stands already is gone; 0: it outlasts the pathway
  SizeAmounts existing;   ///< standing when the first stage begins
  SizeAmounts max_build;  ///< most that one stage may add
};

/// [pathway.supply.NAME]: a fuel that runs out.
struct PathwaySupply {
  std::string name;
  std::vector<std::string> assets;  ///< thermal plants that burn it
  double supply_t_per_year = 0.0;
  double reserve_y = infinity;  ///< years of that supply left when the first stage begins
  int declines_from = 0;        ///< year from which the supply falls in a straight line; 0: never
  int ends = 0;                 ///< year in which it has ended; 0: never

  /// Tonnes a year that can be mined, mean of the years [first, first + years).
  [[nodiscard]] double supply_in(int first, int years) const;
  [[nodiscard]] double reserve_t() const { return reserve_y * supply_t_per_year; }
};

/// A number of the case file that is another from one stage on.
struct StageChange {
  int year = 0;  ///< of the stage
  std::string key;
  double value = 0.0;
  int line = 0;  ///< where it stands in the case file
};

/// A number of the case file that changes every year after the first stage by a part of itself.
struct YearlyChange {
  std::string key;
  double frac_per_year = 0.0;
  int line = 0;
};

struct PathwayTerms {
  std::vector<int> stages;      ///< first year of each, ascending; empty: no pathway
  int end = 0;                  ///< year after the last stage's last; 0: as long as the one before
  double discount_frac = -1.0;  ///< negative: as [finance] says
  std::vector<PathwayPart> parts;
  std::vector<PathwaySupply> supplies;
  std::vector<StageChange> changes;
  std::vector<YearlyChange> yearly;

  [[nodiscard]] bool given() const { return !stages.empty(); }
  /// Years stage s lasts.
  [[nodiscard]] int years_of(std::size_t s) const;
};

}  // namespace sunward::model
