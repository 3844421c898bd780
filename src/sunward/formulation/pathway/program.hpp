// The linear program of a pathway and what its columns and rows mean.
//
// Each stage is the program of its own park, with its yearly costs at their present value. Sizes
// carry no annuity there; they are tied to what was built:
//
//   C[s] = kept[s] + sum over the stages k in which it may be built and still stands in s of B[k]
//   kept[s+1] <= kept[s] <= existing,   B[k] >= 0
//
// B[k] costs the annuity of its own stage for every year of the pathway in which it stands. Fuel:
// F[s] = tonnes burnt in a year of stage s, F[s] <= supply[s], sum of years[s] F[s] <= reserve.
#pragma once

#include <string>
#include <vector>

#include "sunward/formulation/pathway/join.hpp"
#include "sunward/formulation/variable_map.hpp"
#include "sunward/model/pathway.hpp"

namespace sunward::formulation::pathway {

/// One size of one component over the stages; -1 where there is no such thing.
struct SizeMap {
  std::string component;
  std::string quantity;  ///< name in results, "capacity_mw"
  std::string key;       ///< name in the case file
  std::string unit;
  double existing = 0.0;
  std::vector<Index> capacity;  ///< per stage: index into the stage's map.capacities
  std::vector<Index> build;     ///< per stage: shared column of what is built then
  std::vector<Index> kept;      ///< per stage: shared column of what still stands of the existing
  std::vector<Index> tie;       ///< per stage: shared row
  std::vector<double> annuity_cny_per_unit_year;  ///< of what is built in the stage
  std::vector<double> capex_cny_per_unit;
  std::vector<double> lifetime_y;
};

struct SupplyMap {
  std::string name;
  std::vector<Index> burnt;  ///< per stage: shared column [t/year]; -1: no plant stands
  std::vector<double> supply_t_per_year;
  Index reserve_row = -1;  ///< shared row; -1: without end
};

struct Program {
  lp::Problem problem;                       ///< objective: present value [CNY]
  std::vector<formulation::Program> stages;  ///< yearly [CNY/year], without annuities
  std::vector<PartMap> parts;
  std::vector<double> weight;  ///< present value of one yuan a year, per stage
  std::vector<SizeMap> sizes;
  std::vector<SupplyMap> supplies;
};

/// @param threads  for the weather years' availability; 0: one per hardware thread.
/// @throws InputError as formulation::build does.
[[nodiscard]] Program build(const model::Pathway& pathway, int threads = 0);

}  // namespace sunward::formulation::pathway
