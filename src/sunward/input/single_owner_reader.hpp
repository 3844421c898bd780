// Reads the terms of a single-owner case: a TOML file with the one section [single_owner].
#pragma once

#include <filesystem>
#include <string>

#include "sunward/model/single_owner.hpp"

namespace sunward::input {

struct SingleOwnerCase {
  std::string name;  ///< the key `name`, or the file's
  model::SingleOwner terms;
};

/// @throws InputError with every fault found.
[[nodiscard]] SingleOwnerCase read_single_owner(const std::filesystem::path& path);

/// Markdown of its keys; docs/reference/single_owner.md is this text.
[[nodiscard]] std::string single_owner_reference();

}  // namespace sunward::input
