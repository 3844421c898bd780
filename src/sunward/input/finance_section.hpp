// Whether a case asks for statements.
#pragma once

#include <filesystem>

namespace sunward::input {

/// Whether the case file, or a file it is laid over, has a section [finance].
/// @throws InputError when it cannot be read or is no TOML.
[[nodiscard]] bool has_finance(const std::filesystem::path& path);

}  // namespace sunward::input
