// Number of members of an aggregate, counted by the compiler: the most initialisers it accepts.
#pragma once

#include <cstddef>
#include <utility>

namespace sunward::test {

/// Converts to anything; never called.
struct AnyValue {
  template <class T>
  operator T() const;  // NOLINT: implicit on purpose
};

template <class T, std::size_t... i>
constexpr bool accepts_initialisers(std::index_sequence<i...>) {
  return requires { T{(static_cast<void>(i), AnyValue{})...}; };
}

/// Members of T, at most 64.
template <class T, std::size_t n = 64>
constexpr std::size_t aggregate_arity() {
  if constexpr (n == 0 || accepts_initialisers<T>(std::make_index_sequence<n>{})) {
    return n;
  } else {
    return aggregate_arity<T, n - 1>();
  }
}

}  // namespace sunward::test
