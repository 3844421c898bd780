// Everything a case file may contain, section by section, made from the field tables. The JSON
// schema and the reference documentation are written from it; a test holds it against the reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/base/field.hpp"

namespace sunward::input {

/// How often a section may occur.
enum class Occurrence {
  once,          ///< [site]
  named,         ///< [buses.NAME]
  once_or_named  ///< [grid] or [grid.NAME]
};

struct SectionInfo {
  std::string name;  ///< "site", "weather.synthetic", "assets"; empty: the top of the file
  std::string type;  ///< value of the key `type`; empty when the section has no types
  Occurrence occurrence = Occurrence::once;
  bool required = false;  ///< the file must have it
  std::string meaning;
  std::vector<FieldInfo> keys;
};

/// All sections in the order of the documentation; sections with types stand once per type.
[[nodiscard]] std::vector<SectionInfo> case_file_catalogue();

}  // namespace sunward::input
