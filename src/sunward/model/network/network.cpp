#include "sunward/model/network/network.hpp"

#include <algorithm>

namespace sunward::model::network {

const char* list_of(Kind kind) {
  switch (kind) {
    case Kind::generator:
      return "generators";
    case Kind::link:
      return "links";
    case Kind::process:
      return "processes";
    case Kind::line:
      return "lines";
    case Kind::transformer:
      return "transformers";
    case Kind::storage_unit:
      return "storage_units";
    case Kind::store:
      return "stores";
  }
  return "";
}

const char* nominal_of(Kind kind) {
  switch (kind) {
    case Kind::line:
    case Kind::transformer:
      return "s_nom";
    case Kind::store:
      return "e_nom";
    default:
      return "p_nom";
  }
}

bool Asset::ever_active() const {
  return std::any_of(active.begin(), active.end(), [](unsigned char on) { return on != 0; });
}

bool Network::is_integer() const {
  const auto in_modules = [](const Asset& asset) {
    return asset.capacity.extendable && asset.capacity.module > 0.0;
  };
  return std::any_of(converters.begin(), converters.end(),
                     [&](const Converter& c) { return c.commitment || in_modules(c.asset); }) ||
         std::any_of(storages.begin(), storages.end(),
                     [&](const Storage& s) { return in_modules(s.asset); });
}

double GlobalConstraint::factor(std::size_t scenario, const std::string& carrier) const {
  for (const auto& [counted, value] : carriers[scenario])
    if (counted == carrier) return value;
  return 0.0;
}

}  // namespace sunward::model::network
