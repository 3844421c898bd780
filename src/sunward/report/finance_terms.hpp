// The terms of [finance] as a list of names and values; private to report.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "sunward/model/finance_fields.hpp"

namespace sunward::report::detail {

/// Calls visit(name, value) for every term, in the order of the field table; value is a double or,
/// for words, a std::string_view.
template <class Visit>
void each_term(const model::FinanceTerms& terms, Visit visit) {
  std::apply(
      [&](const auto&... field) {
        const auto one = [&](const auto& entry) {
          const auto value = terms.*entry.member;
          if constexpr (std::is_enum_v<std::remove_const_t<decltype(value)>>) {
            for (const auto& [enumerator, name] : enum_names(value))
              if (enumerator == value) visit(entry.name, name);
          } else {
            visit(entry.name, static_cast<double>(value));
          }
        };
        (one(field), ...);
      },
      fields(static_cast<const model::FinanceTerms*>(nullptr)));
}

}  // namespace sunward::report::detail
