// The language of a call, by its word.
#pragma once

#include <string>

#include <nanobind/nanobind.h>

#include "sunward/base/text.hpp"

namespace sunward::python {

/// "en" or "zh". @throws ValueError (in Python) for any other word.
[[nodiscard]] inline Language language_of(const std::string& word) {
  Language language = Language::en;
  if (!parse_language(word, language))
    throw nanobind::value_error(("lang is \"" + word + "\"; it may be \"en\" or \"zh\"").c_str());
  return language;
}

}  // namespace sunward::python
