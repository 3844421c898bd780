// Walks a JSON tree and collects what is missing or mistyped instead of stopping at the first
// fault.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/report/plan_tree.hpp"

namespace sunward::report::detail {

/// Faults of one file, shared by all readers of its branches.
struct FaultList {
  std::string file;
  std::vector<Fault> faults;

  void add(const std::string& key, const std::string& message) {
    Fault fault;
    fault.file = file;
    fault.key = key;
    fault.message = message;
    fault.remedy = "Write the results folder anew with `sunward plan`.";
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
    faults_.add(key_path(key), "A number is expected here.");
    return null_value;
  }

  template <typename Integer>
  Integer integer(const std::string& key) const {
    const Json* value = find(key);
    if (value == nullptr) return 0;
    if (value->is_number_integer()) return value->get<Integer>();
    faults_.add(key_path(key), "A whole number is expected here.");
    return 0;
  }

  std::string string(const std::string& key) const {
    const Json* value = find(key);
    if (value == nullptr) return {};
    if (value->is_string()) return value->get<std::string>();
    faults_.add(key_path(key), "Text is expected here.");
    return {};
  }

  bool boolean(const std::string& key) const {
    const Json* value = find(key);
    if (value == nullptr) return false;
    if (value->is_boolean()) return value->get<bool>();
    faults_.add(key_path(key), "true or false is expected here.");
    return false;
  }

  /// Calls visit(name, TreeReader) for each member of an object of objects.
  template <typename Visit>
  void each_member(const std::string& key, Visit visit) const {
    const Json* value = find(key);
    if (value == nullptr || !expect(value->is_object(), key, "A table is expected here.")) return;
    for (const auto& [name, child] : value->items())
      if (expect(child.is_object(), key + "." + name, "A table is expected here."))
        visit(name, TreeReader(child, key_path(key) + "." + name, faults_));
  }

  /// Calls visit(TreeReader) for each element of an array of objects.
  template <typename Visit>
  void each_element(const std::string& key, Visit visit) const {
    const Json* value = find(key);
    if (value == nullptr || !expect(value->is_array(), key, "A list is expected here.")) return;
    std::size_t index = 0;
    for (const Json& child : *value) {
      const std::string place = key + "[" + std::to_string(index++) + "]";
      if (expect(child.is_object(), place, "A table is expected here."))
        visit(TreeReader(child, key_path(place), faults_));
    }
  }

  std::vector<std::string> strings(const std::string& key) const {
    std::vector<std::string> list;
    const Json* value = find(key);
    if (value == nullptr || !expect(value->is_array(), key, "A list is expected here."))
      return list;
    for (const Json& child : *value)
      if (expect(child.is_string(), key, "A list of texts is expected here."))
        list.push_back(child.get<std::string>());
    return list;
  }

  /// The object under a key; an empty one when it is missing (which is a fault).
  TreeReader child(const std::string& key) const {
    static const Json empty = Json::object();
    const Json* value = find(key);
    if (value == nullptr || !expect(value->is_object(), key, "A table is expected here."))
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
    if (!silent_) faults_.add(key_path(key), "This field is missing.");
    return nullptr;
  }
  bool expect(bool condition, const std::string& key, const char* message) const {
    if (!condition) faults_.add(key_path(key), message);
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
