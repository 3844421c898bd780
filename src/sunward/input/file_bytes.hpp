// Reading whole files named by the user, with a fault instead of a surprise.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sunward/base/error.hpp"

namespace sunward::input {

inline constexpr std::uintmax_t largest_file_bytes = 256u << 20;

/// The bytes of a regular file. When it is missing, a directory, a device, unreadable or larger
/// than 256 MB: nothing, and `fault` gets file (as `shown`), message and remedy. Never throws on
/// those.
[[nodiscard]] std::optional<std::string> read_file_bytes(const std::filesystem::path& path,
                                                         const std::string& shown, Fault& fault);

/// The name in the folder of a missing file that is nearest to its own; empty when none is near.
[[nodiscard]] std::string nearest_neighbour(const std::filesystem::path& path);

}  // namespace sunward::input
