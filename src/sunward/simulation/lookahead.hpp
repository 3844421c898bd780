// The dispatch of one storage over the hours in sight that costs least: a linear program along each
// course that the hours may take, solved exactly.
//
//   cost to go  V_j(c) = min over u of  g_j(u) + V_{j+1}(c + u),   0 <= c + u <= capacity
//
// c content, u what is put in during step j, both as energy that would come out at the bus; g_j
// what the step then pays. All are convex and made of straight pieces, and the slopes that can
// occur are few: the prices of the steps, each also divided by the round trip. So V_j is kept as a
// column by value w of a MWh, how much of the content is worth w or more:
//
//   C_j(w) = C_{j+1}(w) + (what step j takes out at w) - (what it puts in below w),  held to
//            0 ... capacity
//
// A step is thus the same short sum for every value, without sorting or searching.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sunward/simulation/step_cost.hpp"

namespace sunward::simulation {

/// What is known of the steps in sight along every course.
struct Sight {
  std::span<const double> import_cny_per_mwh;  ///< by step, the first is now; not empty
  double export_cny_per_mwh = 0.0;             ///< at most the step's import price is counted
  double export_mw = 0.0;
  double held_mw = 0.0, above_cny_per_mwh = 0.0;  ///< as in StepPrices
  double worth_cny_per_mwh = 0.0;                 ///< of what is left at the end
};

/// One course that the steps may take, as many as in sight.
struct Course {
  std::span<const double> residual_mw;
  double far_above_mw = 0.0;  ///< as in StepPrices, > 0
};

/// The columns of all courses. Made once and used step after step, it reserves no memory anew.
class Lookahead {
 public:
  /// @param sight, courses  whose series must live while this is asked.   @param courses  not
  /// empty.   @param limits  with a capacity above 0.
  void look(const Sight& sight, const StorageLimits& limits, std::span<const Course> courses);

  /// Power of least cost now and, in the mean of the courses, behind [MW], > 0 discharge.
  /// @param content_mwh  held to 0 ... capacity.
  [[nodiscard]] double best_power_mw(double content_mwh);

  /// Adds to residual_mw what the storage gives along a course when the first step gives first_mw
  /// and the later ones what is best, > 0 discharge.
  void add_dispatch(std::size_t course, double content_mwh, double first_mw,
                    std::span<double> residual_mw) const;

 private:
  [[nodiscard]] StepPrices prices(const Course& course, std::size_t j) const;
  void sort_prices();
  void list_values();
  void list_reaches(double far_above_mw, std::size_t course);
  void go_back(std::size_t course);
  [[nodiscard]] std::size_t reach_of(std::size_t course, std::size_t j) const;
  [[nodiscard]] double later_out_mwh(std::size_t course, std::size_t j, double residual_mw,
                                     double content, std::size_t& value) const;
  [[nodiscard]] double mean_slope(double content, double& end);
  [[nodiscard]] const double* column(std::size_t course, std::size_t j) const {
    return columns_.data() + (course * sight_.import_cny_per_mwh.size() + j) * value_.size();
  }

  Sight sight_;
  StorageLimits limits_;
  std::span<const Course> courses_;
  std::vector<double> import_price_;   ///< the different ones of the steps
  std::vector<std::size_t> price_of_;  ///< by step: its place among them
  std::vector<double> value_;          ///< of a MWh of content, falling
  bool one_reach_ = true;              ///< the courses share their reaches
  /// By course (or once), import price and value: residual up to which the step takes out, residual
  /// from which it puts in, both as energy of content [MWh].
  std::vector<double> take_below_, put_above_;
  std::vector<double> columns_;  ///< by course, step and value: C behind the step [MWh]
  Pieces now_;
  std::vector<std::size_t> place_;  ///< by course, see mean_slope()
};

}  // namespace sunward::simulation
