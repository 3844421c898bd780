// The catalogue of machines that come with the program: turbines, photovoltaic modules, inverters,
// electrolysers, flow battery stacks. Every value has its source and date.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sunward/input/case_file.hpp"

namespace sunward::input {

struct CatalogueSource {
  std::string name;
  std::string title;
  std::string url;
  std::string licence;  ///< empty: figures of a data sheet or an article
  std::string date;     ///< of the figures; "read ..." where they bear none
};

struct CatalogueValue {
  std::string key;  ///< with dots into tables below: "law.unit_power_mw"
  std::variant<double, std::string, std::vector<double>> value;
  CatalogueSource source;
};

struct CatalogueRecord {
  std::string name;
  std::string label;
  std::string kind;                   ///< "turbine", "module", "inverter", ...
  std::string note;                   ///< may be empty
  std::vector<CatalogueValue> fills;  ///< keys of the asset, in effect where the case gives none
  std::vector<CatalogueValue> facts;  ///< further published figures; nothing is made of them
};

/// How an asset of the case file names a record.
struct CatalogueUse {
  std::string_view type;  ///< of the asset
  std::string_view key;   ///< of the case file that names the record
  std::string_view kind;  ///< of the record
};
/// The uses of one type of asset; none for most.
[[nodiscard]] std::vector<CatalogueUse> catalogue_uses(std::string_view type);

/// All records in the order of their files and names.
/// @throws InputError when a file of the catalogue is malformed: a value without a known source, a
///         source without title or date.
[[nodiscard]] std::vector<CatalogueRecord> component_catalogue();

/// The record of a name. @throws InputError naming the nearest ones.
[[nodiscard]] CatalogueRecord catalogue_record(const std::string& name);

/// "0.988", "alkaline", "3, 4.5, 6"
[[nodiscard]] std::string value_words(const CatalogueValue& value);

/// Puts the values of the records that assets name into the table, where the case gives none of its
/// own; points of a curve go together. A note says what came from where.
/// Faults: no such record, or one of another kind.
void fill_from_catalogue(toml::table& top, ReadContext& context);

/// docs/reference/catalogue.md: the form of the files and every record with its sources.
[[nodiscard]] std::string catalogue_markdown();

}  // namespace sunward::input
