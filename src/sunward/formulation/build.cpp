#include "sunward/formulation/build.hpp"

#include "sunward/formulation/builder.hpp"
#include "sunward/formulation/component/grid_charges.hpp"
#include "sunward/formulation/component/registry.hpp"
#include "sunward/formulation/rules.hpp"
#include "sunward/formulation/support_income.hpp"

namespace sunward::formulation {

Program build(const model::Park& park, const BuildOptions& options) {
  Builder builder(park, options);
  for (std::size_t c = 0; c < park.components.size(); ++c) {
    builder.enter(static_cast<Index>(c));
    contribute(park.components[c], builder);
  }
  for (std::size_t c = 0; c < park.components.size(); ++c) {
    const auto* grid = std::get_if<component::Grid>(&park.components[c].spec);
    if (grid == nullptr) continue;
    builder.enter(static_cast<Index>(c));
    add_self_use_charge(*grid, builder);
  }
  add_support_income(builder);
  add_rules(builder);
  return builder.finish();
}

}  // namespace sunward::formulation
