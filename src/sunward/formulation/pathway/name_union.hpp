// Columns, rows or slots of several programs under one index, paired by name. Private to
// formulation/pathway.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sunward/base/index.hpp"

namespace sunward::formulation::pathway {

/// Things of the parts under one index, by name and, among equal names, by order.
class NameUnion {
 public:
  explicit NameUnion(std::size_t n_parts) : joint(n_parts), n_parts_(n_parts) {}

  void add(std::size_t part, const std::string& name) {
    const int order = seen_[{part, name}]++;
    const auto [known, is_new] =
        index_.try_emplace({name, order}, static_cast<Index>(local.size()));
    if (is_new) local.emplace_back(n_parts_, -1);
    local[place(known->second)][part] = static_cast<Index>(joint[part].size());
    joint[part].push_back(known->second);
  }
  [[nodiscard]] std::size_t size() const { return local.size(); }
  [[nodiscard]] bool has(Index index, std::size_t part) const {
    return local[place(index)][part] >= 0;
  }
  /// The first part that has it.
  [[nodiscard]] std::size_t owner(Index index) const {
    std::size_t part = 0;
    while (!has(index, part)) ++part;
    return part;
  }

  std::vector<std::vector<Index>> joint;  ///< [part][its index]
  std::vector<std::vector<Index>> local;  ///< [joint index][part]; -1: that part has none

 private:
  static std::size_t place(Index index) { return static_cast<std::size_t>(index); }

  std::size_t n_parts_;
  std::map<std::pair<std::string, int>, Index> index_;
  std::map<std::pair<std::size_t, std::string>, int> seen_;
};

}  // namespace sunward::formulation::pathway
