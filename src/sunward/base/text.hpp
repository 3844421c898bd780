// User-facing text in English and Chinese, from one table: data/messages*.toml, embedded at build
// time.
//
// One row per line, valid TOML:   plan.title = { en = "Plan of {park}", zh = "{park}规划" }
// Add rows to any data/messages*.toml (one file per author keeps merges easy); the build picks them
// up.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sunward {

enum class Language { en, zh };

/// "en" and "zh" (also "zh-CN", "zh_CN"); false when the word names neither.
[[nodiscard]] bool parse_language(std::string_view word, Language& language);

/// The text of a key. An unknown key comes back as "<key>", so that a missing row is seen and never
/// stops a run; a test proves that every key used in the sources has a row.
[[nodiscard]] std::string text(Language language, std::string_view key);

/// The same with every "{name}" replaced by its value. Names not given stay as they are.
[[nodiscard]] std::string text(
    Language language, std::string_view key,
    std::initializer_list<std::pair<std::string_view, std::string_view>> values);

/// Replaces every "{name}" of the pattern by its value; one pass, values are not expanded again.
[[nodiscard]] std::string substitute(
    std::string_view pattern,
    std::initializer_list<std::pair<std::string_view, std::string_view>> values);
[[nodiscard]] std::string substitute(
    std::string_view pattern, const std::vector<std::pair<std::string_view, std::string>>& values);

/// One row of the table, for tests and for handing the table to the report.
struct Message {
  std::string key;
  std::string en;
  std::string zh;
};

/// What parse_messages found: the rows by key, and one sentence per malformed or repeated row.
struct MessageTable {
  std::vector<Message> rows;  ///< sorted by key
  std::vector<std::string> problems;
};

/// Reads the one-row-per-line format. Never throws.
[[nodiscard]] MessageTable parse_messages(std::string_view source);

/// The table built into this binary.
[[nodiscard]] const MessageTable& messages();

}  // namespace sunward
