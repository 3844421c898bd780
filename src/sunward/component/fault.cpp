#include "sunward/component/fault.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace sunward::component {

void add_fault(std::vector<Fault>& faults, std::string_view key, double value,
               std::string_view unit, Phrase range, FaultWords words) {
  Fault fault;
  fault.key = std::string(key);
  fault.value = fmt::format("{:.6g}", value);
  fault.unit = std::string(unit);
  fault.range = std::move(range);
  fault.tell(std::move(words));
  faults.push_back(std::move(fault));
}

Phrase figure(double value) { return fmt::format("{:.6g}", value); }

void check_size(std::vector<Fault>& faults, std::string_view key, const SizeRange& size,
                std::string_view unit) {
  if (!(size.min >= 0.0) || std::isinf(size.min)) {
    add_fault(faults, key, size.min, unit, phrase("range.finite"), told("size.min"));
  } else if (!(size.max >= size.min)) {
    add_fault(faults, key, size.max, unit, phrase("range.at_least", {{"min", figure(size.min)}}),
              told("size.max"));
  }
}

void check_cost(std::vector<Fault>& faults, std::string_view key, const Cost& cost) {
  if (!(cost.lifetime_y > 0.0)) {
    add_fault(faults, key, cost.lifetime_y, "y", phrase("range.above_0"), told("cost.lifetime"));
  }
  if (!(cost.capex_cny_per_unit >= 0.0)) {
    add_fault(faults, key, cost.capex_cny_per_unit, "CNY per unit", phrase("range.from_0"),
              told("cost.capex"));
  }
  if (!(cost.fixed_om_cny_per_unit_year >= 0.0)) {
    add_fault(faults, key, cost.fixed_om_cny_per_unit_year, "CNY per unit and year",
              phrase("range.from_0"), told("cost.fixed_om"));
  }
}

}  // namespace sunward::component
