// The case file as a table: parsing, and laying a variant over its base file.
#pragma once

#include <optional>
#include <string>

#include <toml++/toml.h>

#include "sunward/input/read_context.hpp"

namespace sunward::input {

/// Parses TOML text; a syntax error becomes a fault with its line. @param shown  name used in
/// faults.
[[nodiscard]] std::optional<toml::table> parse_case(const std::string& text,
                                                    const std::string& shown, ReadContext& context);

/// A case file may begin with `base = "other.toml"`: the other file is read first and every key
/// given here is laid over it, table by table; inline tables such as { min, max } are replaced as a
/// whole. At most 8 files deep. Relative paths inside the base file are relative to the file at the
/// top.
void lay_over_base(toml::table& table, ReadContext& context);

}  // namespace sunward::input
