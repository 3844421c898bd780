#include "sunward/component/electrolyser/part_load_curve.hpp"

namespace sunward::component::electrolyser {

PartLoadCurve default_alkaline_curve() {
  return {{0.15, 0.20, 0.30, 0.40, 0.50, 0.60, 0.70, 0.80, 0.90, 1.00},
          {62.7, 57.5, 54.2, 53.4, 53.3, 53.6, 54.0, 54.5, 55.0, 55.6}};
}

}  // namespace sunward::component::electrolyser
