#include "sunward/report/names.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/model/registry.hpp"
#include "sunward/report/numbers.hpp"

namespace sunward::report {

namespace {

bool has_text(const std::string& key) { return text(Language::en, key) != "<" + key + ">"; }

bool is_share(const std::string& unit) { return unit == "frac" || unit == "1"; }

/// "asset.quantity.side" or "asset.quantity" taken apart; an asset's name may itself hold dots.
struct BindingName {
  const result::Asset* asset = nullptr;
  std::string quantity;
  std::string side;  ///< "max", "min" or empty
};

BindingName parse(const result::Plan& plan, const std::string& name) {
  BindingName parts;
  std::string rest = name;
  for (const char* side : {"max", "min"})
    if (rest.ends_with(std::string(".").append(side))) parts.side = side;
  if (!parts.side.empty()) rest.resize(rest.size() - 4);
  const std::size_t dot = rest.rfind('.');
  if (dot == std::string::npos) return parts;
  parts.quantity = rest.substr(dot + 1);
  // A size is a capacity, also where the case file calls it by what is stored.
  if (parts.quantity == "energy_mwh") parts.quantity = "capacity_mwh";
  if (parts.quantity == "mass_kg") parts.quantity = "capacity_kg";
  const std::string owner = rest.substr(0, dot);
  for (const result::Asset& asset : plan.assets)
    if (asset.name == owner) parts.asset = &asset;
  return parts;
}

/// `assets`: all of the park, of a plan or of a replay.
template <class Asset>
std::string label_among(const std::vector<Asset>& assets, const Asset& asset, Language language) {
  if (!asset.label.empty() && asset.label != asset.name) return asset.label;
  const auto twins = std::count_if(assets.begin(), assets.end(),
                                   [&](const Asset& other) { return other.type == asset.type; });
  const std::string technology = name_of(language, "asset", asset.type);
  return twins > 1 ? technology + " " + asset.name : technology;
}

}  // namespace

std::string name_of(Language language, const std::string& prefix, const std::string& name) {
  const std::string key = prefix + "." + name;
  if (has_text(key)) return text(language, key);
  std::string plain = name;
  std::replace(plain.begin(), plain.end(), '_', ' ');
  return plain;
}

std::string asset_label(const result::Plan& plan, const result::Asset& asset, Language language) {
  return label_among(plan.assets, asset, language);
}

std::string asset_label(const model::Park& park, const std::string& name, Language language) {
  std::vector<result::Asset> assets;
  for (const model::Component& component : park.components) {
    result::Asset& asset = assets.emplace_back();
    asset.name = component.name;
    asset.label = component.label;
    asset.type = model::kind_name(component);
  }
  for (const result::Asset& asset : assets)
    if (asset.name == name) return label_among(assets, asset, language);
  return name;
}

std::string asset_label(const result::Simulation& simulation, const std::string& name,
                        Language language) {
  if (simulation.years.empty()) return name;
  const std::vector<result::SimulatedAsset>& assets = simulation.years.front().assets;
  const auto found = std::find_if(assets.begin(), assets.end(), [&](const auto& asset) {
    return asset.name == name || asset.label == name;
  });
  return found == assets.end() ? name : label_among(assets, *found, language);
}

std::string amount_name(const std::string& quantity, Language language) {
  return name_of(language, "amount", quantity);
}

std::string amount(double value, const std::string& quantity) {
  return detail::fixed(value, 0) + (quantity.ends_with("_kg") ? " kg" : " MWh");
}

std::string binding_sentence(const result::Plan& plan, const result::Binding& binding,
                             Language language) {
  const bool share = is_share(binding.unit);
  const std::string limit = detail::with_unit(binding.limit, binding.unit, language, true);
  const std::string step = share ? text(language, "unit.percent_point")
                                 : detail::with_unit(1.0, binding.unit, language, true);
  const std::string worth =
      detail::money(std::abs(binding.worth_cny_per_unit) / (share ? 100.0 : 1.0), language);
  if (binding.name.starts_with("rule.") && has_text(binding.name))
    return text(language, "binding.rule",
                {{"rule", text(language, binding.name)},
                 {"limit", limit},
                 {"step", step},
                 {"worth", worth}});
  const BindingName parts = parse(plan, binding.name);
  const bool known = parts.asset != nullptr && has_text("quantity." + parts.quantity);
  if (!known || parts.side.empty()) return binding.description.in(language);
  const std::string quantity = name_of(language, "quantity", parts.quantity);
  return text(language, "binding." + parts.side,
              {{"asset", asset_label(plan, *parts.asset, language)},
               {"quantity", quantity},
               {"limit", limit},
               {"step", step},
               {"worth", worth}});
}

}  // namespace sunward::report
