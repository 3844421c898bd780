#include "sunward/input/component_sizes.hpp"

#include <tuple>

#include "sunward/base/error.hpp"
#include "sunward/input/all_fields.hpp"

namespace sunward::input {

namespace {

template <class Spec>
struct Collector {
  const Spec& spec;
  std::vector<ComponentSize> sizes;
  std::size_t n_costs = 0;

  void take(const component::SizeField<Spec>& field) {
    sizes.push_back({std::string(field.name), field.unit, spec.*field.member, {}});
  }
  /// A table lists the cost of a size after it, in the same order.
  void take(const component::CostField<Spec>& field) {
    SUNWARD_CHECK(n_costs < sizes.size(), "every cost follows its size");
    sizes[n_costs++].cost = spec.*field.member;
  }
  template <class Other>
  void take(const Other&) {}
};

template <class Spec>
std::vector<ComponentSize> sizes_of_spec(const Spec& spec) {
  Collector<Spec> collector{spec, {}, 0};
  std::apply([&](const auto&... field) { (collector.take(field), ...); },
             fields(static_cast<const Spec*>(nullptr)));
  return std::move(collector.sizes);
}

}  // namespace

std::vector<ComponentSize> sizes_of(const model::Component& component) {
  return std::visit([](const auto& spec) { return sizes_of_spec(spec); }, component.spec);
}

}  // namespace sunward::input
