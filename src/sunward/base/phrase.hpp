// Text whose language is chosen later: whoever finds a fault or has something to note says which
// row of the message table applies and with which values; the application renders it at the end.
#pragma once

#include <concepts>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/base/text.hpp"

namespace sunward {

class Phrase;
/// The placeholders of a row and what they stand for; a value may itself be a row of the table.
using PhraseValues = std::vector<std::pair<std::string, Phrase>>;

class Phrase {
 public:
  Phrase() = default;
  /// Words that are the same in every language: names, keys, numbers, units.
  Phrase(std::string words) : text_(std::move(words)) {}  // NOLINT: implicit on purpose
  Phrase(const char* words) : text_(words) {}             // NOLINT
  Phrase(std::string_view words) : text_(words) {}        // NOLINT
  template <std::integral Number>
  Phrase(Number number) : text_(std::to_string(number)) {}  // NOLINT

  /// The row of the table under `key`, its placeholders replaced by `values`.
  [[nodiscard]] static Phrase row(std::string_view key, PhraseValues values = {});
  /// Text that was rendered before, as it is read back from a file.
  [[nodiscard]] static Phrase rendered(std::string english, std::string chinese);
  /// One after the other.
  [[nodiscard]] static Phrase sequence(const std::vector<Phrase>& parts);

  [[nodiscard]] std::string in(Language language) const;
  [[nodiscard]] std::string english() const { return in(Language::en); }
  [[nodiscard]] bool empty() const { return text_.empty() && values_.empty(); }
  [[nodiscard]] bool operator==(const Phrase& other) const = default;

 private:
  enum class Kind { words, row, rendered, sequence };
  Kind kind_ = Kind::words;
  std::string text_;  ///< the words, or the key of the row
  PhraseValues values_;
};

/// Phrase::row, by a shorter name.
[[nodiscard]] inline Phrase phrase(std::string_view key, PhraseValues values = {}) {
  return Phrase::row(key, std::move(values));
}

/// The parts with `separator` between them and `last` before the last one, both rows of the table.
[[nodiscard]] Phrase joined(const std::vector<Phrase>& parts, std::string_view separator,
                            std::string_view last);

/// English, for logs and tests.
std::ostream& operator<<(std::ostream& stream, const Phrase& phrase);

}  // namespace sunward
