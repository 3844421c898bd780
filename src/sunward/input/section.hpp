// One table of the case file: hands out typed values, checks type and range, and remembers which
// keys are known, so that the rest can be reported as unknown with "did you mean".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "sunward/base/field.hpp"
#include "sunward/component/cost.hpp"
#include "sunward/input/read_context.hpp"

namespace sunward::input {

/// What a key may hold.
struct KeySpec {
  std::string_view name;
  Unit unit;
  Range range;
  Presence presence;
  std::vector<std::string> choices;
};

class Section {
 public:
  /// @param table  null when the section is missing: every required key is then a fault.
  /// @param path  e.g. "assets.wind_ridge"; empty for the top of the file.
  Section(const toml::table* table, std::string path, ReadContext& context);

  [[nodiscard]] ReadContext& context() const { return *context_; }
  [[nodiscard]] const toml::table* table() const { return table_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  /// "path.name"
  [[nodiscard]] std::string key_path(std::string_view name) const;

  /// The value of a key, or null; the key becomes known.
  const toml::node* take(std::string_view name);
  /// The section below a key, or a missing one; a value that is no table is a fault.
  [[nodiscard]] Section subsection(std::string_view name);

  /// Each sets `value` when the key is there and sound. A wrong type, a value out of range and a
  /// missing required key are faults. Returns true when the value was set.
  bool read(const KeySpec& key, double& value);
  bool read(const KeySpec& key, std::int64_t& value);
  bool read(const KeySpec& key, bool& value);
  bool read(const KeySpec& key, std::string& value);
  bool read(const KeySpec& key, std::vector<double>& value);
  bool read(const KeySpec& key, std::vector<std::string>& value);
  bool read(const KeySpec& key, component::SizeRange& value);

  /// A fault at a key (line of its value, or of the section when the key is missing).
  void fault(std::string_view name, std::string unit, Phrase range, FaultWords words);
  /// The place of a key, to be filled with a message; a name with dots leads into tables below.
  [[nodiscard]] Fault place(std::string_view name) const;
  void add(Fault fault) {
    ++n_value_faults_;
    context_->faults.push_back(std::move(fault));
  }

  /// Adds one fault for every key that nobody asked for.
  void report_unknown_keys();
  /// Faults of values added through this section; unknown keys do not count.
  [[nodiscard]] int n_value_faults() const { return n_value_faults_; }
  /// Lets faults of a section below count as this one's.
  void count_faults_of(const Section& below) { n_value_faults_ += below.n_value_faults(); }
  /// Makes a key known without reading it.
  void know(std::string_view name) { known_.emplace_back(name); }

 private:
  bool check_number(const KeySpec& key, const toml::node& node, double& value);
  const toml::node* take_or_fault(const KeySpec& key);
  void wrong_type(const KeySpec& key, const char* row);

  const toml::table* table_;
  std::string path_;
  ReadContext* context_;
  std::vector<std::string> known_;
  int n_value_faults_ = 0;
};

/// The value as the user wrote it, at most 60 characters.
[[nodiscard]] std::string value_text(const toml::node& node);
/// Where a node stands: file and line.
[[nodiscard]] Fault node_place(const toml::node& node, const ReadContext& context);

}  // namespace sunward::input
