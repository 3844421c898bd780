#include "sunward/result/plan.hpp"

namespace sunward::result {

const char* to_string(Status status) {
  switch (status) {
    case Status::optimal:
      return "optimal";
    case Status::infeasible:
      return "infeasible";
    case Status::unbounded:
      return "unbounded";
    case Status::limit:
      return "limit";
    case Status::numerical_trouble:
      return "numerical_trouble";
    case Status::cancelled:
      return "cancelled";
  }
  return "unknown";
}

}  // namespace sunward::result
