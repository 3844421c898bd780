#include "sunward/input/reference.hpp"

#include <fmt/format.h>

#include "sunward/input/catalogue.hpp"
#include "sunward/input/suggest.hpp"

namespace sunward::input {

namespace {

std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2))
    text.insert(at, 1, '\\');
  return text;
}

std::string heading(const SectionInfo& section) {
  if (section.name.empty()) return "Top of the file";
  if (section.occurrence == Occurrence::once) return "`[" + section.name + "]`";
  const std::string named = "`[" + section.name + ".NAME]`";
  if (section.occurrence == Occurrence::once_or_named)
    return "`[" + section.name + "]` or " + named;
  return section.type.empty() ? named : named + " with `type = \"" + section.type + "\"`";
}

std::string range_text(const FieldInfo& key) {
  switch (key.kind) {
    case FieldKind::choice:
      return join_words(key.choices);
    case FieldKind::boolean:
      return "true, false";
    case FieldKind::size:
      return "a number (fixed) or `{ min, max }` (sized); " + key.range.to_string();
    case FieldKind::bus:
      return "name of a bus";
    case FieldKind::profile:
      return "`{ file, column, unit, factor }`; values " + key.range.to_string();
    case FieldKind::numbers:
      return (key.length > 0 ? fmt::format("{} numbers, ", key.length) : std::string("numbers, ")) +
             key.range.to_string();
    case FieldKind::number:
    case FieldKind::integer:
      return key.range.to_string();
    case FieldKind::text:
      return "text";
    case FieldKind::texts:
      return "list of texts";
    case FieldKind::table:
      if (!key.keys.empty()) return "a table: see below";
      return "see meaning";
    case FieldKind::tables:
      return "see meaning";
  }
  return {};
}

std::string default_text(const FieldInfo& key) {
  if (key.presence == Presence::Kind::required) return "**required**";
  if (key.presence == Presence::Kind::optional) return "(" + key.default_text + ")";
  return "`" + key.default_text + "`";
}

std::string row(const FieldInfo& key) {
  const std::string source = key.source.empty() ? "" : " *" + key.source + "*";
  return fmt::format("| `{}` | {} | {} | {} | {} |\n", key.name, key.unit, cell(default_text(key)),
                     cell(range_text(key)), cell(key.meaning + source));
}

std::string rows(const std::vector<FieldInfo>& keys) {
  std::string out =
      "| key | unit | default | allowed | meaning |\n| --- | --- | --- | --- | --- |\n";
  for (const FieldInfo& key : keys) out += row(key);
  return out;
}

}  // namespace

std::string reference_markdown() {
  std::string out =
      "# The case file: every key\n\n"
      "Written from the field tables beside the parameter structs; do not edit by hand. How to "
      "write a\n"
      "case file: [guide](../guide/case_file.md). Defaults in parentheses say what absence means.\n"
      "Sources are in italics; *assumption* marks a number nobody vouches for.\n";
  for (const SectionInfo& section : case_file_catalogue()) {
    out += "\n## " + heading(section) + "\n\n" + section.meaning + "\n\n";
    out += rows(section.keys);
    for (const FieldInfo& key : section.keys)
      if (!key.keys.empty())
        out += "\n### `[" + section.name + ".NAME." + key.name + "]`\n\n" + key.meaning + "\n\n" +
               rows(key.keys);
  }
  return out;
}

}  // namespace sunward::input
