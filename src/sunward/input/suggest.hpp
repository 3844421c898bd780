// "Did you mean": the nearest known word by Damerau-Levenshtein distance.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/base/phrase.hpp"

namespace sunward::input {

/// Edits (insert, delete, replace, swap neighbours) that turn a into b; optimal string alignment.
/// Cost O(|a| |b|) time, O(|b|) memory.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, or empty when none is near: at most a third of the letters
/// differ, or one begins with the other and both have three letters or more.
[[nodiscard]] std::string nearest_word(std::string_view word,
                                       const std::vector<std::string>& candidates);

/// "Did you mean "x"?" or, with nothing near, "Known: a, b, c."
[[nodiscard]] Phrase did_you_mean(std::string_view word,
                                  const std::vector<std::string>& candidates);

/// "a, b, c"
[[nodiscard]] std::string join_words(const std::vector<std::string>& words);

}  // namespace sunward::input
