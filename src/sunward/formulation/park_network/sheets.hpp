// Rows of a PyPSA network as they are thought of, one component at a time; made into columns at the
// end. Private to formulation/park_network.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/model/network/tables.hpp"

namespace sunward::formulation::park_network {

/// One component. Attributes that are not given have PyPSA's default.
struct Row {
  std::string name;
  std::map<std::string, std::string> texts;
  std::map<std::string, double> numbers;  ///< flags as well: 0 or 1
  std::map<std::string, std::vector<double>> series;
};

class Sheets {
 public:
  /// A name for a component of `list` that no other has yet: `wanted`, or with marks behind it.
  [[nodiscard]] std::string unused(std::string_view list, std::string wanted) const;
  /// The row as it was added; valid until the next one of its list.
  Row& add(std::string_view list, Row row);
  /// The row of this name, which must be there.
  [[nodiscard]] Row& row(std::string_view list, const std::string& name);
  [[nodiscard]] bool has(std::string_view list, const std::string& name) const;
  /// A carrier; a second call finds the first.
  Row& carrier(const std::string& name);

  /// All lists as tables, buses and carriers first as PyPSA reads them.
  [[nodiscard]] std::vector<model::network::Table> tables() const;

 private:
  [[nodiscard]] const std::vector<Row>* rows(std::string_view list) const;

  std::vector<std::pair<std::string, std::vector<Row>>> lists_ = {{"buses", {}}, {"carriers", {}}};
};

}  // namespace sunward::formulation::park_network
