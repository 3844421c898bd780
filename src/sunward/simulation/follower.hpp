// Keeping to a plan although the machine is another: what a store has less or more than planned is
// made good where the plan says that it costs least, before the plan needs it.
//
// The follower knows the plan (its flows, contents and prices) and the present content. It knows
// nothing of what the law will do later.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "sunward/simulation/valleys.hpp"

namespace sunward::simulation {

/// What may be changed in one step, in units of content, and what a unit of content costs
/// (more) or brings (less) there.
struct Option {
  double amount = 0.0;
  double cny_per_unit = 0.0;
};

/// The options of a step. `more` fills the store: taking out less than planned, putting in what
/// would be curtailed or exported, putting in from the grid. `less` empties it: putting in less,
/// taking out more.
struct Options3 {
  std::array<Option, 3> more;
  std::array<Option, 2> less;
};

/// By how much a step departs from the plan, by option.
struct Correction {
  std::array<double, 3> more{};
  std::array<double, 2> less{};
};

class Follower {
 public:
  /// @param content  planned at the end of each step, above the lowest.
  /// @param capacity  the highest content planned may reach.
  /// @param year_ends  number of steps up to the end of each weather year, rising.
  Follower(std::vector<double> content, double capacity, std::vector<Options3> options,
           std::vector<std::size_t> year_ends, std::size_t steps_ahead);

  /// @param content  real, before step n.
  [[nodiscard]] Correction correction(std::size_t n, double content) const;
  [[nodiscard]] double planned_before(std::size_t n) const;

 private:
  [[nodiscard]] std::size_t horizon(std::size_t n, double lacking) const;
  [[nodiscard]] std::size_t year_of(std::size_t n) const;
  template <std::size_t N>
  [[nodiscard]] std::array<double, N> share(std::size_t n, std::size_t end, double wanted,
                                            std::array<Option, N> Options3::*side,
                                            double sign) const;

  Valleys content_, negative_content_;  ///< the latter shows where the content is high
  double capacity_;
  std::vector<Options3> options_;
  Valleys best_more_, best_less_;  ///< cost of each step's best option; income is negative
  std::vector<std::size_t> year_ends_;
  std::size_t steps_ahead_;
};

}  // namespace sunward::simulation
