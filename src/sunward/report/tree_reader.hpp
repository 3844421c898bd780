// Walks a JSON tree and collects what is missing or mistyped instead of stopping at the first
// fault.
#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/report/plan_tree.hpp"

namespace sunward::report::detail {

/// Faults of one file, shared by all readers of its branches.
struct FaultList {
  std::string file;
  std::vector<Fault> faults;

  /// @param row  of the message table: what is wrong with the value of the key.
  void add(const std::string& key, std::string_view row, PhraseValues values = {}) {
    Fault fault;
    fault.file = file;
    fault.key = key;
    fault.message = phrase(row, std::move(values));
    fault.remedy = phrase("results.remedy");
    faults.push_back(fault);
  }
};

/// One object of the tree and the path to it.
class TreeReader {
 public:
  TreeReader(const Json& node, std::string path, FaultList& faults)
      : node_(node), path_(std::move(path)), faults_(faults) {}

  /// A number; null reads as `null_value` (what stood there was not finite).
  double number(const std::string& key,
                double null_value = std::numeric_limits<double>::quiet_NaN()) const {
    const Json* value = find(key);
    if (value == nullptr) return null_value;
    if (value->is_null()) return null_value;
    if (value->is_number()) return value->get<double>();
    faults_.add(key_path(key), "results.number");
    return null_value;
  }

  /// A number above 0, at most 1.
  double share(const std::string& key) const {
    const double value = number(key);
    if (value > 0.0 && value <= 1.0) return value;
    if (std::isfinite(value)) faults_.add(key_path(key), "results.share");
    return 1.0;
  }

  template <typename Integer>
  Integer integer(const std::string& key) const {
    const Json* value = find(key);
    if (value == nullptr) return 0;
    if (value->is_number_integer()) return value->get<Integer>();
    faults_.add(key_path(key), "results.whole_number");
    return 0;
  }

  std::string string(const std::string& key) const {
    const Json* value = find(key);
    if (value == nullptr) return {};
    if (value->is_string()) return value->get<std::string>();
    faults_.add(key_path(key), "results.text");
    return {};
  }

  bool boolean(const std::string& key) const {
    const Json* value = find(key);
    if (value == nullptr) return false;
    if (value->is_boolean()) return value->get<bool>();
    faults_.add(key_path(key), "results.boolean");
    return false;
  }

  /// Calls visit(name, TreeReader) for each member of an object of objects.
  template <typename Visit>
  void each_member(const std::string& key, Visit visit) const {
    const Json* value = find(key);
    if (value == nullptr || !expect(value->is_object(), key, "results.table")) return;
    for (const auto& [name, child] : value->items())
      if (expect(child.is_object(), key + "." + name, "results.table"))
        visit(name, TreeReader(child, key_path(key) + "." + name, faults_));
  }

  /// Calls visit(TreeReader) for each element of an array of objects.
  template <typename Visit>
  void each_element(const std::string& key, Visit visit) const {
    const Json* value = find(key);
    if (value == nullptr || !expect(value->is_array(), key, "results.list")) return;
    std::size_t index = 0;
    for (const Json& child : *value) {
      const std::string place = key + "[" + std::to_string(index++) + "]";
      if (expect(child.is_object(), place, "results.table"))
        visit(TreeReader(child, key_path(place), faults_));
    }
  }

  std::vector<std::string> strings(const std::string& key) const {
    std::vector<std::string> list;
    const Json* value = find(key);
    if (value == nullptr || !expect(value->is_array(), key, "results.list")) return list;
    for (const Json& child : *value)
      if (expect(child.is_string(), key, "results.texts")) list.push_back(child.get<std::string>());
    return list;
  }

  /// The object under a key; an empty one when it is missing (which is a fault).
  TreeReader child(const std::string& key) const {
    static const Json empty = Json::object();
    const Json* value = find(key);
    if (value == nullptr || !expect(value->is_object(), key, "results.table"))
      return {empty, key_path(key), faults_, true};
    return {*value, key_path(key), faults_};
  }

  [[nodiscard]] bool is_null(const std::string& key) const {
    return node_.contains(key) && node_[key].is_null();
  }
  [[nodiscard]] const Json& node() const { return node_; }

 private:
  TreeReader(const Json& node, std::string path, FaultList& faults, bool silent)
      : node_(node), path_(std::move(path)), faults_(faults), silent_(silent) {}

  const Json* find(const std::string& key) const {
    const auto member = node_.find(key);
    if (member != node_.end()) return &*member;
    if (!silent_) faults_.add(key_path(key), "results.missing");
    return nullptr;
  }
  bool expect(bool condition, const std::string& key, const char* row) const {
    if (!condition) faults_.add(key_path(key), row);
    return condition;
  }
  std::string key_path(const std::string& key) const {
    return path_.empty() ? key : path_ + "." + key;
  }

  const Json& node_;
  std::string path_;
  FaultList& faults_;
  bool silent_ = false;  ///< the table itself is missing: one fault is enough
};

}  // namespace sunward::report::detail
