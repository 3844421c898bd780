#include "sunward/input/schema.hpp"

#include <nlohmann/json.hpp>

#include "sunward/base/error.hpp"
#include "sunward/input/catalogue.hpp"
#include "sunward/input/profile.hpp"

namespace sunward::input {

namespace {

using Json = nlohmann::ordered_json;

Json with_range(Json schema, const Range& range) {
  if (range.min > -infinity)
    schema[range.min_excluded ? "exclusiveMinimum" : "minimum"] = range.min;
  if (range.max < infinity) schema["maximum"] = range.max;
  return schema;
}

Json size_schema(const Range& range) {
  const Json number = with_range({{"type", "number"}}, range);
  return {{"oneOf",
           {number,
            {{"type", "object"},
             {"properties", {{"min", number}, {"max", number}}},
             {"additionalProperties", false}}}}};
}

Json list_schema(Json items, std::size_t length) {
  Json schema = {{"type", "array"}, {"items", std::move(items)}};
  if (length > 0) schema["minItems"] = schema["maxItems"] = length;
  return schema;
}

Json profile_schema(const FieldInfo& key) {
  const Json text = {{"type", "string"}};
  return {{"type", "object"},
          {"properties",
           {{"file", text},
            {"column", text},
            {"unit", {{"enum", profile_units({key.unit, ""})}}},
            {"factor", {{"type", "number"}}}}},
          {"required", {"file"}},
          {"additionalProperties", false}};
}

Json keys_schema(const std::vector<FieldInfo>& keys);

Json value_schema(const FieldInfo& key) {
  switch (key.kind) {
    case FieldKind::number:
      return with_range({{"type", "number"}}, key.range);
    case FieldKind::integer:
      return with_range({{"type", "integer"}}, key.range);
    case FieldKind::boolean:
      return {{"type", "boolean"}};
    case FieldKind::text:
    case FieldKind::bus:
      return {{"type", "string"}};
    case FieldKind::choice:
      return {{"enum", key.choices}};
    case FieldKind::numbers:
      return list_schema(with_range({{"type", "number"}}, key.range), key.length);
    case FieldKind::texts:
      return list_schema({{"type", "string"}}, key.length);
    case FieldKind::size:
      return size_schema(key.range);
    case FieldKind::profile:
      return profile_schema(key);
    case FieldKind::table:
      return key.keys.empty() ? Json{{"type", "object"}} : keys_schema(key.keys);
    case FieldKind::tables:
      return list_schema({{"type", "object"}}, 0);
  }
  SUNWARD_CHECK(false, key.name);
  return {};
}

std::string description(const FieldInfo& key) {
  std::string text = key.meaning;
  if (!key.unit.empty()) text += " Unit: " + key.unit + ".";
  if (key.presence == Presence::Kind::optional) text += " If absent: " + key.default_text + ".";
  if (!key.source.empty()) text += " Source: " + key.source + ".";
  return text;
}

Json key_schema(const FieldInfo& key) {
  Json schema = value_schema(key);
  schema["description"] = description(key);
  if (key.presence == Presence::Kind::defaulted &&
      key.default_text.find("inf") == std::string::npos)
    schema["default"] = Json::parse(key.default_text);  // TOML and JSON write these values alike
  return schema;
}

/// The object that holds these keys and no others.
Json keys_schema(const std::vector<FieldInfo>& keys) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const FieldInfo& key : keys) {
    properties[key.name] = key_schema(key);
    if (key.presence == Presence::Kind::required) required.push_back(key.name);
  }
  Json schema = {{"type", "object"}};
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  return schema;
}

Json section_schema(const SectionInfo& section) {
  Json schema = {{"type", "object"}, {"description", section.meaning}};
  schema.update(keys_schema(section.keys));
  return schema;
}

Json named(Json entry) {
  return {{"type", "object"},
          {"propertyNames", {{"pattern", "^[A-Za-z][A-Za-z0-9_]{0,63}$"}}},
          {"additionalProperties", std::move(entry)}};
}

/// Adds a section to the root; the types of one section become alternatives.
void add_section(const SectionInfo& section, Json& root) {
  Json& properties = root["properties"];
  const std::size_t dot = section.name.find('.');
  if (dot != std::string::npos) {
    Json& parent = properties[section.name.substr(0, dot)];
    const bool has_name = section.occurrence == Occurrence::named;
    parent["properties"][section.name.substr(dot + 1)] =
        has_name ? named(section_schema(section)) : section_schema(section);
  } else if (!section.type.empty()) {
    if (!properties.contains(section.name))
      properties[section.name] = named({{"oneOf", Json::array()}});
    properties[section.name]["additionalProperties"]["oneOf"].push_back(section_schema(section));
  } else if (section.occurrence == Occurrence::named) {
    properties[section.name] = named(section_schema(section));
  } else if (section.occurrence == Occurrence::once_or_named) {
    const Json one = section_schema(section);
    properties[section.name] = {{"anyOf", {one, named(one)}}};
  } else {
    properties[section.name] = section_schema(section);
  }
  if (section.required) root["required"].push_back(section.name);
}

}  // namespace

std::string json_schema() {
  Json root = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
               {"title", "Sunward case file"},
               {"description", "A wind, solar, storage and hydrogen park to be planned."},
               {"type", "object"},
               {"properties", Json::object()},
               {"required", Json::array()},
               {"additionalProperties", false}};
  for (const SectionInfo& section : case_file_catalogue()) {
    if (!section.name.empty()) {
      add_section(section, root);
      continue;
    }
    for (const FieldInfo& key : section.keys) root["properties"][key.name] = key_schema(key);
  }
  return root.dump(2) + "\n";
}

}  // namespace sunward::input
