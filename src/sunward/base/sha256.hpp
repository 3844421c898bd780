// SHA-256 of a byte string, so that a run can name exactly the files it read.
// Source: NIST FIPS 180-4, section 6.2.
#pragma once

#include <string>
#include <string_view>

namespace sunward {

/// The digest as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace sunward
