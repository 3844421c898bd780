#include "sunward/input/single_owner_reader.hpp"

#include <fmt/format.h>

#include "sunward/input/case_file.hpp"
#include "sunward/input/file_bytes.hpp"
#include "sunward/input/read_fields.hpp"
#include "sunward/model/single_owner_fields.hpp"

namespace sunward::input {

SingleOwnerCase read_single_owner(const std::filesystem::path& path) {
  Fault fault;
  const auto bytes = read_file_bytes(path, path.string(), fault);
  if (!bytes) throw InputError({fault});
  ReadContext context;
  context.file = path.string();
  SingleOwnerCase found;
  found.name = path.stem().string();
  if (const auto table = parse_case(*bytes, path.string(), context)) {
    Section top(&*table, "", context);
    top.read({"name", unit::none, any_number, defaulted, {}}, found.name);
    Section section = top.subsection("single_owner");
    if (section.table() == nullptr)
      top.fault("single_owner", "", {}, told("single_owner.none"));
    else
      read_struct(section, found.terms);
    section.report_unknown_keys();
    top.report_unknown_keys();
  }
  if (!context.faults.empty()) throw InputError(std::move(context.faults));
  return found;
}

std::string single_owner_reference() {
  std::string out =
      "# The single-owner case: every key\n\n"
      "Written from the field table beside the parameter struct; do not edit by hand. What it is "
      "for:\n[guide](../guide/finance.md). The file has the section `[single_owner]` and, if you "
      "like, `name`\nabove it. Sources are in italics.\n\n"
      "| key | unit | default | allowed | meaning |\n| --- | --- | --- | --- | --- |\n";
  for (const FieldInfo& key : describe_fields<model::SingleOwner>())
    out += fmt::format(
        "| `{}` | {} | {} | {} | {}{} |\n", key.name, key.unit,
        key.presence == Presence::Kind::required ? "**required**" : "`" + key.default_text + "`",
        key.range.to_string(), key.meaning, key.source.empty() ? "" : " *" + key.source + "*");
  return out;
}

}  // namespace sunward::input
