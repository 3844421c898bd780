// Ctrl-C and termination requests become a stop token; a second one ends the program at once.
#pragma once

#include "sunward/base/stop_token.hpp"

namespace sunward::cli {

/// Installs the handlers. The token lives as long as the program.
[[nodiscard]] const StopToken& stop_on_interrupt();

}  // namespace sunward::cli
