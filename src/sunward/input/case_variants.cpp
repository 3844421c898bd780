#include "sunward/input/case_variants.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/input/file_bytes.hpp"
#include "sunward/input/park_table.hpp"
#include "sunward/input/section.hpp"
#include "sunward/input/suggest.hpp"

namespace sunward::input {

namespace {

/// Weather and everything else with steps is made from these.
constexpr std::string_view sections_of_weather[] = {"weather", "site", "time"};

std::vector<std::string> parts_of(const std::string& key) {
  std::vector<std::string> parts{""};
  for (const char c : key) {
    if (c == '.')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

[[noreturn]] void refuse(const std::string& file, const std::string& key, FaultWords words) {
  Fault fault;
  fault.file = file;
  fault.key = key;
  fault.tell(std::move(words));
  throw InputError({fault});
}

/// A table below the top and the name of a number in it.
template <class Table>
struct Place {
  Table* table = nullptr;
  std::string name;
};

/// @throws InputError when a part on the way is missing or no table.
template <class Table>
Place<Table> place_of(Table& top, const std::string& key, const std::string& file) {
  const std::vector<std::string> parts = parts_of(key);
  Place<Table> place{&top, parts.back()};
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    auto* node = place.table->get(parts[i]);
    auto* below = node == nullptr ? nullptr : node->as_table();
    if (below == nullptr) {
      std::vector<std::string> names;
      for (const auto& [name, other] : *place.table)
        if (other.is_table()) names.emplace_back(name.str());
      refuse(file, key,
             {phrase("fault.study.no_such_section", {{"section", parts[i]}}),
              did_you_mean(parts[i], names)});
    }
    place.table = below;
  }
  return place;
}

bool is_number(const toml::node& node) { return node.is_integer() || node.is_floating_point(); }

double number_of(const toml::node& node) {
  if (const auto* integer = node.as_integer()) return static_cast<double>(integer->get());
  return node.as_floating_point()->get();
}

double changed(double old, const KeyChange& change) {
  switch (change.change) {
    case model::Change::value:
      return change.amount;
    case model::Change::factor:
      return old * change.amount;
    case model::Change::addition:
      return old + change.amount;
  }
  return old;
}

/// Whole numbers stay whole in TOML, so that keys that take no others can be changed.
template <class Insert>
void insert_number(double value, const Insert& insert) {
  constexpr double exact = 9e15;
  if (std::abs(value) < exact && value == std::floor(value))
    insert(static_cast<std::int64_t>(value));
  else
    insert(value);
}

void apply(toml::table& top, const KeyChange& change, const std::string& file) {
  const Place<toml::table> place = place_of(top, change.key, file);
  toml::node* node = place.table->get(place.name);
  if (node == nullptr) {
    if (change.change != model::Change::value)
      refuse(file, change.key, told("study.nothing_to_change"));
  } else if (toml::array* list = node->as_array()) {
    toml::array scaled;
    for (const toml::node& item : *list) {
      if (!is_number(item)) refuse(file, change.key, told("study.no_number"));
      insert_number(changed(number_of(item), change), [&](auto v) { scaled.push_back(v); });
    }
    *list = std::move(scaled);
    return;
  } else if (!is_number(*node)) {
    refuse(file, change.key,
           told(node->is_table() ? "study.no_number_but_table" : "study.no_number"));
  }
  const double old = node == nullptr ? 0.0 : number_of(*node);
  insert_number(changed(old, change),
                [&](auto v) { place.table->insert_or_assign(place.name, v); });
}

bool changes_weather(const std::vector<KeyChange>& changes) {
  return std::any_of(changes.begin(), changes.end(), [](const KeyChange& change) {
    const std::string section = change.key.substr(0, change.key.find('.'));
    return std::find(std::begin(sections_of_weather), std::end(sections_of_weather), section) !=
           std::end(sections_of_weather);
  });
}

/// Files may be written while a long study runs; its plans must be of one case.
void refuse_other_files(const ReadContext& context, const model::Park& park) {
  for (const auto& input : context.inputs)
    if (std::find(park.inputs.begin(), park.inputs.end(), input) == park.inputs.end())
      refuse(input.first, "", told("study.file_changed"));
}

std::string bytes_of(const std::filesystem::path& path) {
  Fault fault;
  auto bytes = read_file_bytes(path, path.string(), fault);
  if (!bytes) throw InputError({fault});
  return *bytes;
}

}  // namespace

struct CaseVariants::Parts {
  std::string text, shown;
  std::filesystem::path base_dir;
  ReadOptions options;

  /// The case as a table, parsed anew: a copy would forget the places its values came from, and
  /// with them the order of the components. @throws InputError when the file is no TOML.
  [[nodiscard]] toml::table table(ReadContext& context) const {
    context.base_dir = base_dir;
    auto found = table_of_text(text, shown, options, context);
    if (!found) throw InputError(std::move(context.faults));
    return std::move(*found);
  }
  CaseTerms terms;
  model::Park park;
};

CaseVariants::CaseVariants(const std::string& text, const std::filesystem::path& base_dir,
                           const ReadOptions& options, const std::string& shown) {
  auto parts = std::make_unique<Parts>();
  parts->text = text;
  parts->shown = shown;
  parts->base_dir = base_dir;
  parts->options = options;
  ReadContext context;
  const toml::table table = parts->table(context);
  parts->park = park_of_table(table, context, options, parts->terms);
  if (!context.faults.empty()) throw InputError(std::move(context.faults));
  parts_ = std::move(parts);
}

CaseVariants::CaseVariants(const std::filesystem::path& path, const ReadOptions& options)
    : CaseVariants(bytes_of(path), path.parent_path(), options, path.string()) {}

CaseVariants::CaseVariants(CaseVariants&&) noexcept = default;
CaseVariants::~CaseVariants() = default;

const model::Park& CaseVariants::park() const { return parts_->park; }

const model::StudyTerms& CaseVariants::study() const { return parts_->terms.study; }
const model::ObjectiveTerms& CaseVariants::objective() const { return parts_->terms.objective; }

const model::PathwayTerms& CaseVariants::pathway() const { return parts_->terms.pathway; }

model::Park CaseVariants::with(const std::vector<KeyChange>& changes) const {
  ReadContext context;
  toml::table table = parts_->table(context);
  for (const KeyChange& change : changes) apply(table, change, parts_->shown);
  ReadOptions options = parts_->options;
  const bool own_weather = changes_weather(changes);
  if (!own_weather) options.load_weather = false;
  CaseTerms terms;
  model::Park park = park_of_table(table, context, options, terms);
  if (!context.faults.empty()) throw InputError(std::move(context.faults));
  refuse_other_files(context, parts_->park);
  if (!own_weather) park.scenarios = parts_->park.scenarios;
  park.inputs = parts_->park.inputs;
  return park;
}

bool CaseVariants::has_section(const std::string& name) const {
  ReadContext context;
  return parts_->table(context).contains(name);
}

double CaseVariants::number(const std::string& key) const {
  const std::string& file = parts_->shown;
  ReadContext context;
  const toml::table table = parts_->table(context);
  const Place<const toml::table> place = place_of(table, key, file);
  const toml::node* node = place.table->get(place.name);
  if (node == nullptr) refuse(file, key, told("study.nothing_to_change"));
  const toml::array* list = node->as_array();
  if (list != nullptr && !list->empty()) node = list->get(0);
  if (!is_number(*node)) refuse(file, key, told("study.no_number"));
  return number_of(*node);
}

}  // namespace sunward::input
