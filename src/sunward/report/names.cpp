#include "sunward/report/names.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/report/numbers.hpp"

namespace sunward::report {

namespace {

bool has_text(const std::string& key) { return text(Language::en, key) != "<" + key + ">"; }

bool is_share(const std::string& unit) { return unit == "frac" || unit == "1"; }

/// "asset.quantity.side" taken apart; an asset's name may itself hold dots.
struct BindingName {
  const result::Asset* asset = nullptr;
  std::string quantity;
  std::string side;
};

BindingName parse(const result::Plan& plan, const std::string& name) {
  BindingName parts;
  const std::size_t last = name.rfind('.');
  if (last == std::string::npos || last == 0) return parts;
  const std::size_t middle = name.rfind('.', last - 1);
  if (middle == std::string::npos) return parts;
  parts.side = name.substr(last + 1);
  parts.quantity = name.substr(middle + 1, last - middle - 1);
  const std::string owner = name.substr(0, middle);
  for (const result::Asset& asset : plan.assets)
    if (asset.name == owner) parts.asset = &asset;
  return parts;
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
  if (!asset.label.empty() && asset.label != asset.name) return asset.label;
  const auto twins = std::count_if(
      plan.assets.begin(), plan.assets.end(),
      [&](const result::Asset& other) { return other.type == asset.type; });
  const std::string technology = name_of(language, "asset", asset.type);
  return twins > 1 ? technology + " " + asset.name : technology;
}

std::string binding_sentence(const result::Plan& plan, const result::Binding& binding,
                             Language language) {
  const bool share = is_share(binding.unit);
  const std::string limit = detail::with_unit(binding.limit, binding.unit, language);
  const std::string step = share ? text(language, "unit.percent_point")
                                 : detail::with_unit(1.0, binding.unit, language);
  const std::string worth =
      detail::money(std::abs(binding.worth_cny_per_unit) / (share ? 100.0 : 1.0), language);
  if (binding.name.starts_with("rule.") && has_text(binding.name))
    return text(language, "binding.rule", {{"rule", text(language, binding.name)},
                                           {"limit", limit}, {"step", step}, {"worth", worth}});
  const BindingName parts = parse(plan, binding.name);
  const bool known = parts.asset != nullptr && (parts.side == "max" || parts.side == "min") &&
                     has_text("quantity." + parts.quantity);
  if (!known)
    return text(language, "binding.other",
                {{"description", binding.description}, {"step", step}, {"worth", worth}});
  return text(language, "binding." + parts.side,
              {{"asset", asset_label(plan, *parts.asset, language)},
               {"quantity", text(language, "quantity." + parts.quantity)},
               {"limit", limit}, {"step", step}, {"worth", worth}});
}

}  // namespace sunward::report
