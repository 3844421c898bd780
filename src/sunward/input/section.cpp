#include "sunward/input/section.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

#include <fmt/format.h>

#include "sunward/input/suggest.hpp"

namespace sunward::input {

namespace {

/// Beyond any quantity of a park in the units of the case file, where a key has no limit of its
/// own: a thousand TW, a trillion yuan per MW. What is larger has a wrong exponent.
constexpr double largest_number = 1e9;

bool as_number(const toml::node& node, double& value) {
  if (const auto* integer = node.as_integer()) {
    value = static_cast<double>(integer->get());
  } else if (const auto* number = node.as_floating_point()) {
    value = number->get();
  } else {
    return false;
  }
  return true;
}

Phrase in_unit(const Unit& unit) {
  return unit.symbol.empty() ? Phrase{} : phrase("type.in_unit", {{"unit", unit.symbol}});
}

/// Numbers in the shortest form that reads back: 0.2, not 0.20000000000000001.
std::string as_written(const toml::node& node) {
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  if (const auto* word = node.as_string()) return '"' + word->get() + '"';
  std::string text;
  if (const auto* list = node.as_array()) {
    for (const toml::node& item : *list) text += (text.empty() ? "[ " : ", ") + as_written(item);
    return text.empty() ? "[]" : text + " ]";
  }
  if (const auto* table = node.as_table()) {
    for (const auto& [key, value] : *table)
      text.append(text.empty() ? "{ " : ", ")
          .append(key.str())
          .append(" = ")
          .append(as_written(value));
    return text.empty() ? "{}" : text + " }";
  }
  std::ostringstream out;
  node.visit([&](const auto& value) { out << value; });
  return out.str();
}

}  // namespace

std::string value_text(const toml::node& node) {
  constexpr std::size_t longest = 60;
  std::string text = as_written(node);
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (text.size() > longest) {
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;  // whole UTF-8
    text.resize(cut);
    text += "...";
  }
  return text;
}

Fault node_place(const toml::node& node, const ReadContext& context) {
  Fault fault;
  const toml::source_region& region = node.source();
  fault.file = region.path ? *region.path : context.file;
  fault.line = static_cast<int>(region.begin.line);
  return fault;
}

Section::Section(const toml::table* table, std::string path, ReadContext& context)
    : table_(table), path_(std::move(path)), context_(&context) {}

std::string Section::key_path(std::string_view name) const {
  std::string out = path_;
  if (!out.empty() && !name.empty()) out += '.';
  return out.append(name);
}

const toml::node* Section::take(std::string_view name) {
  know(name);
  return table_ == nullptr ? nullptr : table_->get(name);
}

Section Section::subsection(std::string_view name) {
  const toml::node* node = take(name);
  if (node != nullptr && !node->is_table())
    fault(name, "", phrase("type.table"), told("section_expected", {{"section", key_path(name)}}));
  return Section(node == nullptr ? nullptr : node->as_table(), key_path(name), *context_);
}

Fault Section::place(std::string_view name) const {
  const toml::node* node = table_ == nullptr || name.empty() ? nullptr : table_->get(name);
  if (node == nullptr && table_ != nullptr && name.find('.') != std::string_view::npos)
    node = toml::at_path(*table_, name).node();
  Fault fault;
  if (node != nullptr) {
    fault = node_place(*node, *context_);
    fault.value = value_text(*node);
  } else if (table_ != nullptr) {
    fault = node_place(*table_, *context_);
  } else {
    fault.file = context_->file;
  }
  fault.key = key_path(name);
  return fault;
}

void Section::fault(std::string_view name, std::string unit, Phrase range, FaultWords words) {
  Fault fault = place(name);
  fault.unit = std::move(unit);
  fault.range = std::move(range);
  fault.tell(std::move(words));
  add(std::move(fault));
}

/// @param row  of the message table that says what is wanted.
void Section::wrong_type(const KeySpec& key, const char* row) {
  const Phrase wanted = phrase(row);
  fault(
      key.name, std::string(key.unit.symbol), wanted,
      told("type_expected", {{"key", key.name}, {"wanted", wanted}, {"unit", in_unit(key.unit)}}));
}

const toml::node* Section::take_or_fault(const KeySpec& key) {
  const toml::node* node = take(key.name);
  if (node == nullptr && key.presence.kind == Presence::Kind::required) {
    const bool numeric = key.range.max < infinity || key.range.min > -infinity;
    fault(
        key.name, std::string(key.unit.symbol), numeric ? key.range.words() : Phrase{},
        told("key_missing", {{"key", key.name}, {"unit", in_unit(key.unit)}, {"section", path_}}));
  }
  return node;
}

bool Section::check_number(const KeySpec& key, const toml::node& node, double& value) {
  double number = 0.0;
  if (!as_number(node, number)) {
    wrong_type(key, "type.number");
    return false;
  }
  const bool too_large = std::abs(number) > largest_number && std::isfinite(number);
  if (key.range.contains(number) && !(too_large && std::isinf(key.range.max))) {
    value = number;
    return true;
  }
  Fault fault = place(key.name);
  const Fault at = node_place(node, *context_);  // the element of a list, not the list
  fault.file = at.file;
  fault.line = at.line;
  fault.value = value_text(node);
  fault.unit = key.unit.symbol;
  fault.range = key.range.words();
  const bool from_to = key.range.min > -infinity && key.range.max < infinity;
  fault.tell(!std::isfinite(number) ? told("not_finite")
             : key.range.contains(number)
                 ? told("too_large")
                 : told(from_to ? "out_of_range_from" : "out_of_range", {{"range", fault.range}}));
  add(std::move(fault));
  return false;
}

bool Section::read(const KeySpec& key, double& value) {
  const toml::node* node = take_or_fault(key);
  return node != nullptr && check_number(key, *node, value);
}

bool Section::read(const KeySpec& key, std::int64_t& value) {
  const toml::node* node = take_or_fault(key);
  if (node == nullptr) return false;
  if (!node->is_integer()) {
    wrong_type(key, "type.whole_number");
    return false;
  }
  double checked = 0.0;
  if (!check_number(key, *node, checked)) return false;
  value = node->as_integer()->get();
  return true;
}

bool Section::read(const KeySpec& key, bool& value) {
  const toml::node* node = take_or_fault(key);
  if (node == nullptr) return false;
  if (!node->is_boolean()) {
    wrong_type(key, "type.boolean");
    return false;
  }
  value = node->as_boolean()->get();
  return true;
}

bool Section::read(const KeySpec& key, std::string& value) {
  const toml::node* node = take_or_fault(key);
  if (node == nullptr) return false;
  if (!node->is_string()) {
    wrong_type(key, "type.text");
    return false;
  }
  const std::string& word = node->as_string()->get();
  const auto& choices = key.choices;
  if (!choices.empty() && std::find(choices.begin(), choices.end(), word) == choices.end()) {
    fault(key.name, "", join_words(choices),
          {phrase("fault.not_a_choice"), did_you_mean(word, choices)});
    return false;
  }
  value = word;
  return true;
}

bool Section::read(const KeySpec& key, std::vector<double>& value) {
  const toml::node* node = take_or_fault(key);
  if (node == nullptr) return false;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    wrong_type(key, "type.numbers");
    return false;
  }
  std::vector<double> numbers;
  for (const toml::node& item : *array) {
    double number = 0.0;
    if (!check_number(key, item, number)) return false;
    numbers.push_back(number);
  }
  value = std::move(numbers);
  return true;
}

bool Section::read(const KeySpec& key, std::vector<std::string>& value) {
  const toml::node* node = take_or_fault(key);
  if (node == nullptr) return false;
  std::vector<std::string> words;
  const toml::array* array = node->as_array();
  for (std::size_t i = 0; array != nullptr && i < array->size(); ++i)
    if (const auto* word = array->get(i)->as_string()) words.push_back(word->get());
  if (array == nullptr || words.size() != array->size()) {
    wrong_type(key, "type.texts");
    return false;
  }
  value = std::move(words);
  return true;
}

bool Section::read(const KeySpec& key, component::SizeRange& value) {
  const toml::node* node = take_or_fault(key);
  if (node == nullptr) return false;
  if (!node->is_table()) {
    double fixed = 0.0;
    if (!check_number(key, *node, fixed)) return false;
    value = {fixed, fixed};
    return true;
  }
  Section bounds(node->as_table(), key_path(key.name), *context_);
  component::SizeRange range;
  bounds.read({"min", key.unit, key.range, defaulted, {}}, range.min);
  bounds.read({"max", key.unit, key.range, optional_meaning("no limit"), {}}, range.max);
  bounds.report_unknown_keys();
  n_value_faults_ += bounds.n_value_faults();
  if (bounds.n_value_faults() > 0) return false;
  if (range.max < range.min) {
    fault(key.name, std::string(key.unit.symbol), phrase("range.min_max"),
          told("size.min_above_max"));
    return false;
  }
  value = range;
  return true;
}

void Section::report_unknown_keys() {
  if (table_ == nullptr) return;
  for (const auto& [key, node] : *table_) {
    if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
    Fault fault = node_place(node, *context_);
    fault.line = static_cast<int>(key.source().begin.line);
    fault.key = key_path(key.str());
    fault.value = value_text(node);
    fault.message = phrase("fault.unknown_key");
    fault.remedy = did_you_mean(key.str(), known_);
    context_->faults.push_back(std::move(fault));
  }
}

}  // namespace sunward::input
