#include "sunward/input/pypsa/attributes.hpp"

#include <algorithm>
#include <array>

#include "sunward/input/pypsa/attribute_table.hpp"

namespace sunward::input::pypsa {

namespace {

constexpr std::array<std::string_view, 17> lists = {"buses",
                                                    "carriers",
                                                    "generators",
                                                    "global_constraints",
                                                    "lines",
                                                    "line_types",
                                                    "links",
                                                    "loads",
                                                    "processes",
                                                    "shapes",
                                                    "shunt_impedances",
                                                    "storage_units",
                                                    "stores",
                                                    "sub_networks",
                                                    "transformers",
                                                    "transformer_types",
                                                    "networks"};

/// Source: PyPSA 1.4, pypsa/data/component_attrs, type "static or series" or "series".
constexpr std::array<std::string_view, 27> varying = {"p_min_pu",
                                                      "p_max_pu",
                                                      "p_set",
                                                      "marginal_cost",
                                                      "marginal_cost_quadratic",
                                                      "efficiency",
                                                      "ramp_limit_up",
                                                      "ramp_limit_down",
                                                      "s_max_pu",
                                                      "rate0",
                                                      "rate1",
                                                      "p_dispatch_set",
                                                      "p_store_set",
                                                      "spill_cost",
                                                      "marginal_cost_storage",
                                                      "state_of_charge_set",
                                                      "efficiency_store",
                                                      "efficiency_dispatch",
                                                      "standing_loss",
                                                      "inflow",
                                                      "e_min_pu",
                                                      "e_max_pu",
                                                      "e_set",
                                                      "phase_shift",
                                                      "start_up_cost",
                                                      "shut_down_cost",
                                                      "stand_by_cost"};

}  // namespace

bool may_vary(std::string_view list, std::string_view name) {
  const Attribute* known = find_attribute(list, name);
  return known != nullptr && list != "transformer_types" &&
         ((list == "generators" && name == "sign") ||
          std::find(varying.begin(), varying.end(), known->name) != varying.end());
}

std::span<const Attribute> attributes_of(std::string_view list) {
  if (list == "buses") return detail::buses;
  if (list == "carriers") return detail::carriers;
  if (list == "generators") return detail::generators;
  if (list == "loads") return detail::loads;
  if (list == "links") return detail::links;
  if (list == "stores") return detail::stores;
  if (list == "storage_units") return detail::storage_units;
  if (list == "lines") return detail::lines;
  if (list == "processes") return detail::processes;
  if (list == "transformers") return detail::transformers;
  if (list == "global_constraints") return detail::global_constraints;
  if (list == "line_types") return detail::line_types;
  if (list == "transformer_types") return detail::transformer_types;
  return {};
}

std::span<const std::string_view> known_lists() { return lists; }

Numbered split_number(std::string_view name) {
  const std::size_t end = name.find_last_not_of("0123456789");
  if (end == std::string_view::npos || end + 1 == name.size() || name.size() - end > 7)
    return {name, -1};
  int number = 0;
  for (const char digit : name.substr(end + 1)) number = number * 10 + (digit - '0');
  return {name.substr(0, end + 1), number};
}

const Attribute* find_attribute(std::string_view list, std::string_view name) {
  const std::span<const Attribute> all = attributes_of(list);
  const auto find = [&](std::string_view wanted, bool with_one) -> const Attribute* {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Attribute& a) {
      return with_one ? a.name.size() == wanted.size() + 1 && a.name.back() == '1' &&
                            a.name.starts_with(wanted)
                      : a.name == wanted;
    });
    return found == all.end() ? nullptr : &*found;
  };
  if (const Attribute* exact = find(name, false)) return exact;
  const Numbered numbered = split_number(name);
  if (numbered.number < 2 || (list != "links" && list != "processes")) return nullptr;
  if (const Attribute* of_port = find(numbered.name, true)) return of_port;
  const bool per_port =
      numbered.name == "efficiency" || numbered.name == "delay" || numbered.name == "cyclic_delay";
  return per_port ? find(numbered.name, false) : nullptr;
}

}  // namespace sunward::input::pypsa
