#include "sunward/model/park.hpp"

#include <type_traits>

#include "sunward/model/registry.hpp"

namespace sunward::model {

const char* to_string(Carrier carrier) {
  return carrier == Carrier::electricity ? "electricity" : "hydrogen";
}

std::string_view kind_name(const Component& component) {
  std::string_view name;
  for_each_kind([&](auto kind) {
    if (std::holds_alternative<typename decltype(kind)::spec>(component.spec)) name = kind.name;
  });
  return name;
}

}  // namespace sunward::model
