#include "sunward/base/text.hpp"

#include <algorithm>

#include "sunward/base/embedded_messages.hpp"

namespace sunward {

namespace {

/// Walks over one line of the table; every step says whether it found what it expects.
class LineCursor {
 public:
  explicit LineCursor(std::string_view line) : rest_(line) {}

  bool literal(std::string_view token) {
    skip_blanks();
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  bool bare_key(std::string& key) {
    skip_blanks();
    const auto is_key = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    };
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_key);
    key.assign(rest_.begin(), end);
    rest_.remove_prefix(key.size());
    return !key.empty();
  }

  bool quoted(std::string& value) {
    if (!literal("\"")) return false;
    while (!rest_.empty() && rest_.front() != '"') {
      char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '\\') {
        if (rest_.empty()) return false;
        c = rest_.front() == 'n' ? '\n' : rest_.front();
        rest_.remove_prefix(1);
      }
      value += c;
    }
    return literal("\"");
  }

  bool at_end() {
    skip_blanks();
    return rest_.empty() || rest_.front() == '#';
  }

 private:
  void skip_blanks() {
    while (!rest_.empty() &&
           (rest_.front() == ' ' || rest_.front() == '\t' || rest_.front() == '\r'))
      rest_.remove_prefix(1);
  }
  std::string_view rest_;
};

bool parse_row(std::string_view line, Message& row) {
  LineCursor cursor(line);
  return cursor.bare_key(row.key) && cursor.literal("=") && cursor.literal("{") &&
         cursor.literal("en") && cursor.literal("=") && cursor.quoted(row.en) &&
         cursor.literal(",") && cursor.literal("zh") && cursor.literal("=") &&
         cursor.quoted(row.zh) && cursor.literal("}") && cursor.at_end();
}

bool key_less(const Message& row, std::string_view key) { return row.key < key; }

const Message* find_row(std::string_view key) {
  const std::vector<Message>& rows = messages().rows;
  const auto row = std::lower_bound(rows.begin(), rows.end(), key, key_less);
  return row != rows.end() && row->key == key ? &*row : nullptr;
}

}  // namespace

bool parse_language(std::string_view word, Language& language) {
  if (word == "en") {
    language = Language::en;
  } else if (word == "zh" || word == "zh-CN" || word == "zh_CN") {
    language = Language::zh;
  } else {
    return false;
  }
  return true;
}

MessageTable parse_messages(std::string_view source) {
  MessageTable table;
  int line_number = 0;
  while (!source.empty()) {
    const std::string_view line = source.substr(0, source.find('\n'));
    source.remove_prefix(std::min(source.size(), line.size() + 1));
    ++line_number;
    if (LineCursor(line).at_end()) continue;
    Message row;
    if (parse_row(line, row)) {
      table.rows.push_back(std::move(row));
    } else {
      table.problems.push_back(
          "row " + std::to_string(line_number) +
          " is not `key = { en = \"...\", zh = \"...\" }`: " + std::string(line));
    }
  }
  std::stable_sort(table.rows.begin(), table.rows.end(),
                   [](const Message& a, const Message& b) { return a.key < b.key; });
  for (std::size_t i = 1; i < table.rows.size(); ++i)
    if (table.rows[i].key == table.rows[i - 1].key)
      table.problems.push_back("key " + table.rows[i].key + " appears twice");
  return table;
}

const MessageTable& messages() {
  static const MessageTable table = parse_messages(detail::embedded_messages());
  return table;
}

std::string text(Language language, std::string_view key) {
  const Message* row = find_row(key);
  if (row == nullptr) return std::string{'<'}.append(key).append(1, '>');
  return language == Language::zh ? row->zh : row->en;
}

std::string text(Language language, std::string_view key,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  return substitute(text(language, key), values);
}

namespace {
template <class Pairs>
std::string substitute_from(std::string_view pattern, const Pairs& values) {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    out += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    pattern.remove_prefix(open);
    const std::size_t close = pattern.find('}');
    const std::string_view name =
        close == std::string_view::npos ? std::string_view{} : pattern.substr(1, close - 1);
    const auto value = std::find_if(values.begin(), values.end(),
                                    [&](const auto& pair) { return pair.first == name; });
    if (name.empty() || value == values.end()) {
      out += '{';
      pattern.remove_prefix(1);
    } else {
      out += value->second;
      pattern.remove_prefix(close + 1);
    }
  }
  return out;
}
}  // namespace

std::string substitute(
    std::string_view pattern,
    std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  return substitute_from(pattern, values);
}

std::string substitute(std::string_view pattern,
                       const std::vector<std::pair<std::string_view, std::string>>& values) {
  return substitute_from(pattern, values);
}

}  // namespace sunward
