// The passes' inner steps as machine code for one step pattern.
#pragma once

#include <memory>

#include "sunward/ipm/kkt/lanes.hpp"
#include "sunward/ipm/kkt/machine_code.hpp"

namespace sunward::ipm {

/// One function for each pass as the solver's loop calls it; steps other than the first and last.
struct GeneratedCode {
  MachineCode factor;           ///< moves the iterate first
  MachineCode forward;          ///< weighs the second-order targets
  MachineCode forward_centred;  ///< adds the centrality correction
  MachineCode backward_affine, backward_kept;
  bool has_product = false;  ///< factor subtracts W' diag(1/D) W as well

  /// The most spilled values a pass has room for on its stack.
  static constexpr Index most_spills = 2000;
};

/// Traces and encodes the passes of `pattern`, whose groups have the layout of `data` (at least
/// three steps). Nothing where this processor or system cannot run them. Takes some milliseconds.
[[nodiscard]] std::shared_ptr<const GeneratedCode> generate(const Pattern& pattern,
                                                            const GroupData& data);

}  // namespace sunward::ipm
