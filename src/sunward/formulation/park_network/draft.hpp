// The network of a park while it is drawn up: what all kinds of component need for it. Private to
// formulation/park_network.
//
// PyPSA sizes each component by itself. Where a park gives several flows one size, or a size in
// terms of another (a battery's two directions, the stretches of an electrolyser's curve, hours of
// storage), a global constraint of type transmission_volume_expansion_limit says so: it sums
// `length` times size over links, and lengths may be any numbers.
#pragma once

#include <string>
#include <vector>

#include "sunward/component/cost.hpp"
#include "sunward/formulation/horizon.hpp"
#include "sunward/formulation/park_network/park_network.hpp"
#include "sunward/formulation/park_network/sheets.hpp"

namespace sunward::formulation::park_network {

/// A size in the network's unit, with its cost per unit and year.
struct Nominal {
  double min = 0.0;
  double max = infinity;
  double cost_per_year = 0.0;

  [[nodiscard]] bool fixed() const { return min == max; }
  [[nodiscard]] bool absent() const { return max == 0.0; }
  /// factor times this size, free of cost.
  [[nodiscard]] Nominal times(double factor) const { return {min * factor, max * factor, 0.0}; }
};

class Draft {
 public:
  Draft(const model::Park& park, bool leave_out);

  [[nodiscard]] const model::Park& park() const { return park_; }
  [[nodiscard]] const series::Weather& weather() const { return *park_.scenarios[0].weather; }
  [[nodiscard]] const series::TimeAxis& axis() const { return weather().axis; }
  [[nodiscard]] const Horizon& horizon() const { return horizon_; }
  Sheets& sheets() { return sheets_; }

  /// Everything said from now on concerns this component.
  void enter(const model::Component& component);
  [[nodiscard]] const std::string& name() const { return component_->name; }
  /// "<component>.<part>"
  [[nodiscard]] std::string part(const std::string& what) const { return name() + "." + what; }

  /// @param units_per_capacity  cost units per size unit: 1000 kW per MW.
  /// @param charge_per_year  a further cost per size unit and year.
  [[nodiscard]] Nominal nominal(const component::SizeRange& range, const component::Cost& cost,
                                double units_per_capacity, double charge_per_year = 0.0) const;

  /// A further bus of the component. @return its name.
  std::string bus(const std::string& part, const std::string& carrier);
  /// A row of `list` with name, carrier and size (`attribute`: p_nom or e_nom).
  [[nodiscard]] static Row sized(const std::string& name, const std::string& carrier,
                                 const Nominal& size, const std::string& attribute = "p_nom");
  Row& add(const std::string& list, Row row);

  /// A link of its own carrier whose size may appear in ties.
  Row& link(const std::string& name, const std::string& bus0, const std::string& bus1,
            double efficiency, const Nominal& size);
  struct Term {
    std::string link;
    double factor = 1.0;  ///< each link has one factor in all its ties
  };
  /// sum of factor * size `sense` constant, over links made by link().
  void tie(const std::string& what, const std::vector<Term>& terms, const char* sense,
           double constant);
  /// A link whose size is `most` less the size of a store or link of `carrier`, through which
  /// nothing flows: so that sizes of stores can stand in ties.
  std::string complement(const std::string& what, const std::string& carrier,
                         const std::string& bus, double most);

  /// Something the network cannot say: a fault, or something left out.
  void cannot(const std::string& key, FaultWords words);
  /// The same of a key of [rules].
  void cannot_rule(const std::string& key, FaultWords words);

  [[nodiscard]] ParkNetwork finish();

 private:
  void add_snapshots(model::network::Tables& tables) const;

  const model::Park& park_;
  bool leave_out_;
  Horizon horizon_;
  const model::Component* component_ = nullptr;
  Sheets sheets_;
  std::vector<Fault> cannot_;
};

void translate(const model::Component& component, Draft& draft);
void translate_rules(Draft& draft);

/// True when a rule of the park counts what wind and sun could have delivered.
[[nodiscard]] bool counts_available(const model::Rules& rules);
/// What a unit of this carrier counts in a rule: a column of the carriers named as the rule.
void count(Draft& draft, const std::string& carrier, const char* rule, double factor);

}  // namespace sunward::formulation::park_network
