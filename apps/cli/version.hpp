// Which Sunward this is; the values are written by cmake/WriteVersion.cmake.
#pragma once

namespace sunward::cli {

extern const char* const version;  ///< "0.1.0"
extern const char* const
    commit;  ///< short hash, "-dirty" when sources differ; "unknown" without git
extern const char* const compiler;  ///< name and version of the compiler

}  // namespace sunward::cli
