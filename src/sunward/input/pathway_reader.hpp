// Reads a case with a section [pathway]: one park per stage.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sunward/input/park_reader.hpp"
#include "sunward/model/pathway.hpp"

namespace sunward::input {

/// Whether the case file has a section [pathway]. @throws InputError when it is no TOML.
[[nodiscard]] bool has_pathway(const std::filesystem::path& path);

/// @return nothing when the case has no section [pathway].
/// Throws InputError with the faults of the case, or with those of all its stages, each at the line
/// of [pathway] that brought it about.
[[nodiscard]] std::optional<model::Pathway> read_pathway(const std::filesystem::path& path,
                                                         const ReadOptions& options = {});

/// The same from text in memory; arguments as of read_park_text.
[[nodiscard]] std::optional<model::Pathway> read_pathway_text(
    const std::string& text, const std::filesystem::path& base_dir, const ReadOptions& options = {},
    const std::string& shown = "park.toml");

/// The park of the stage that begins in `year`, as read_pathway has it.
/// @throws InputError as read_pathway; when the case has no pathway, or no such stage.
[[nodiscard]] model::Park read_stage(const std::filesystem::path& path, int year,
                                     const ReadOptions& options = {});

}  // namespace sunward::input
