#include "sunward/formulation/build.hpp"

#include "sunward/formulation/builder.hpp"
#include "sunward/formulation/component/registry.hpp"
#include "sunward/formulation/rules.hpp"

namespace sunward::formulation {

Program build(const model::Park& park, const BuildOptions& options) {
  Builder builder(park, options);
  for (std::size_t c = 0; c < park.components.size(); ++c) {
    builder.enter(static_cast<Index>(c));
    contribute(park.components[c], builder);
  }
  add_rules(builder);
  return builder.finish();
}

}  // namespace sunward::formulation
