// The passes' inner steps as machine code for one step pattern.
#pragma once

#include <memory>

#include "sunward/ipm/kkt/lanes.hpp"
#include "sunward/ipm/kkt/machine_code.hpp"

namespace sunward::ipm {

/// One function for each pass as the solver's loop calls it; steps other than the first and last.
struct GeneratedCode {
  MachineCode factor;           ///< moves the iterate first
  MachineCode forward;          ///< takes the second-order targets as they are
  MachineCode forward_weighed;  ///< weighs them
  MachineCode forward_centred;  ///< adds the centrality correction
  MachineCode backward_affine, backward_kept;
  bool has_product = false;  ///< factor subtracts W' diag(1/D) W as well
  /// What a pass writes without reading it (factors, targets, a kept step) goes to GroupData::stage
  /// and from there past the caches, and 1 / H is computed again instead of read: for data larger
  /// than the caches.
  bool streams = false;

  /// The most spilled values a pass has room for on its stack.
  static constexpr Index most_spills = 2000;
};

/// Traces and encodes the passes of `pattern`, whose groups have the layout of `data`. Nothing
/// where this processor or system cannot run them. Takes some milliseconds.
/// @param streams  see GeneratedCode; for all groups together larger than the caches.
[[nodiscard]] std::shared_ptr<const GeneratedCode> generate(const Pattern& pattern,
                                                            const GroupData& data, bool streams);

}  // namespace sunward::ipm
