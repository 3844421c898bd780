#include "sunward/series/weather.hpp"

namespace sunward::series {

const char* to_string(IrradiancePair pair) {
  switch (pair) {
    case IrradiancePair::dni_dhi:
      return "dni_dhi";
    case IrradiancePair::ghi_dhi:
      return "ghi_dhi";
    case IrradiancePair::ghi_only:
      return "ghi_only";
  }
  return "unknown";
}

}  // namespace sunward::series
