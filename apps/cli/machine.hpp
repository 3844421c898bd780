// The surroundings of a run: processor, memory, time of day, and the few environment variables that
// the program reads (nothing below apps/ reads any).
#pragma once

#include <string>

namespace sunward::cli {

[[nodiscard]] std::string processor_name();   ///< "AMD EPYC ...", or "unknown processor"
[[nodiscard]] int processor_count();          ///< hardware threads this process may use
[[nodiscard]] double memory_gb();             ///< physical memory; 0 when unknown
[[nodiscard]] std::string machine_summary();  ///< "AMD EPYC ..., 2 threads, 23.5 GB"
[[nodiscard]] std::string utc_now();          ///< "2026-01-31T08:15:30Z"

[[nodiscard]] std::string highs_library_path();  ///< SUNWARD_HIGHS_LIBRARY; empty when not set
[[nodiscard]] std::string project_root();        ///< SUNWARD_ROOT; empty when not set
[[nodiscard]] std::string python_program();      ///< SUNWARD_PYTHON; "python3" when not set

}  // namespace sunward::cli
