#include <nlohmann/json.hpp>

#include "command.hpp"
#include "console.hpp"
#include "sunward/input/component_catalogue.hpp"

namespace sunward::cli {

namespace {

using input::CatalogueRecord;
using input::CatalogueValue;
using Json = nlohmann::ordered_json;

Json tree_of(const std::vector<CatalogueValue>& values) {
  Json tree = Json::object();
  for (const CatalogueValue& value : values) {
    Json entry;
    std::visit([&](const auto& v) { entry["value"] = v; }, value.value);
    entry["source"] = value.source.title;
    entry["url"] = value.source.url;
    entry["date"] = value.source.date;
    tree[value.key] = std::move(entry);
  }
  return tree;
}

Json tree_of(const CatalogueRecord& record) {
  return {
      {"name", record.name}, {"label", record.label},          {"kind", record.kind},
      {"note", record.note}, {"fills", tree_of(record.fills)}, {"facts", tree_of(record.facts)}};
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string list_text(const std::vector<CatalogueRecord>& records, Language language) {
  std::size_t width = 0;
  for (const CatalogueRecord& record : records) width = std::max(width, record.name.size());
  std::string out, kind;
  for (const CatalogueRecord& record : records) {
    if (record.kind != kind) {
      kind = record.kind;
      out += (out.empty() ? "" : "\n") + text(language, "catalogue.kind." + kind) + "\n";
    }
    out += "  " + padded(record.name, width + 2) + record.label + "\n";
  }
  return out + "\n" + text(language, "catalogue.hint") + "\n";
}

std::string values_text(const std::vector<CatalogueValue>& values) {
  std::string out;
  for (const CatalogueValue& value : values)
    out += "  " + value.key + " = " + value_words(value) + "\n      " + value.source.title + ", " +
           value.source.date + "\n      " + value.source.url + "\n";
  return out;
}

std::string record_text(const CatalogueRecord& record, Language language) {
  std::string out = record.name + ": " + record.label + "\n" +
                    text(language, "catalogue.kind." + record.kind) + "\n";
  if (!record.note.empty()) out += record.note + "\n";
  out += "\n" + text(language, "catalogue.fills") + "\n" + values_text(record.fills);
  if (!record.facts.empty())
    out += "\n" + text(language, "catalogue.facts") + "\n" + values_text(record.facts);
  return out;
}

ExitCode list(const Session& session) {
  const std::vector<CatalogueRecord> records = input::component_catalogue();
  if (!session.json) {
    print(list_text(records, session.language()));
    return ExitCode::ok;
  }
  Json all = Json::array();
  for (const CatalogueRecord& record : records) all.push_back(tree_of(record));
  print(all.dump(2) + "\n");
  return ExitCode::ok;
}

ExitCode show(const std::string& name, const Session& session) {
  const CatalogueRecord record = input::catalogue_record(name);
  print(session.json ? tree_of(record).dump(2) + "\n" : record_text(record, session.language()));
  return ExitCode::ok;
}

}  // namespace

void add_catalogue_command(CLI::App& app, Session& session) {
  auto words = std::make_shared<std::vector<std::string>>();
  CLI::App* command = add_command(app, "catalogue", help(session, "catalogue.about"),
                                  "sunward catalogue show vestas_v126_3450");
  command->add_option("words", *words, help(session, "catalogue.words"))
      ->expected(0, 2)
      ->type_name("list|show NAME");
  add_json_option(*command, session);
  add_language_option(*command, session);
  command->callback([words, &session] {
    session.action = [words, &session] {
      if (words->empty() || (words->size() == 1 && words->front() == "list")) return list(session);
      return show(words->back(), session);
    };
  });
}

}  // namespace sunward::cli
