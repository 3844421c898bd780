#include "sunward/component/fault.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace sunward::component {

void add_fault(std::vector<Fault>& faults, std::string_view key, double value,
               std::string_view unit, std::string_view range, std::string message,
               std::string remedy) {
  Fault fault;
  fault.key = std::string(key);
  fault.value = fmt::format("{:.6g}", value);
  fault.unit = std::string(unit);
  fault.range = std::string(range);
  fault.message = std::move(message);
  fault.remedy = std::move(remedy);
  faults.push_back(std::move(fault));
}

void check_size(std::vector<Fault>& faults, std::string_view key, const SizeRange& size,
                std::string_view unit) {
  if (!(size.min >= 0.0) || std::isinf(size.min)) {
    add_fault(faults, key, size.min, unit, "0 or more, finite",
              "the smallest allowed size is not a finite number of at least zero",
              "Give a smallest size of zero or more.");
  } else if (!(size.max >= size.min)) {
    add_fault(faults, key, size.max, unit, fmt::format("at least {:.6g}", size.min),
              "the largest allowed size is below the smallest",
              "Raise the largest size or lower the smallest.");
  }
}

void check_cost(std::vector<Fault>& faults, std::string_view key, const Cost& cost) {
  if (!(cost.lifetime_y > 0.0)) {
    add_fault(faults, key, cost.lifetime_y, "y", "above 0", "the lifetime is not above zero",
              "Give the years after which the asset is replaced.");
  }
  if (!(cost.capex_cny_per_unit >= 0.0)) {
    add_fault(faults, key, cost.capex_cny_per_unit, "CNY per unit", "0 or more",
              "the overnight cost is negative", "Give a cost of zero or more.");
  }
  if (!(cost.fixed_om_cny_per_unit_year >= 0.0)) {
    add_fault(faults, key, cost.fixed_om_cny_per_unit_year, "CNY per unit and year", "0 or more",
              "the fixed operating cost is negative", "Give a cost of zero or more.");
  }
}

}  // namespace sunward::component
