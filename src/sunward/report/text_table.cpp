#include "sunward/report/text_table.hpp"

#include <algorithm>
#include <numeric>

namespace sunward::report::detail {

namespace {

constexpr std::size_t gap = 2;

/// Decodes one character and moves on; a malformed byte counts as one character.
char32_t next_character(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (first < 0x80 || first < 0xC0 || text.size() < length) {
    text.remove_prefix(1);
    return first;
  }
  char32_t code = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i)
    code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_prefix(length);
  return code;
}

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) ||
         (c >= 0x3041 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
         (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
         (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool is_combining(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || c == 0x200B || (c >= 0xFE00 && c <= 0xFE0F);
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const char32_t c = next_character(text);
    width += is_wide(c) ? 2 : is_combining(c) ? 0 : 1;
  }
  return width;
}

void TextTable::row(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

std::string TextTable::text(std::size_t indent) const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  for (const auto& cells : rows_)
    for (std::size_t c = 0; c < cells.size(); ++c)
      widths[c] = std::max(widths[c], display_width(cells[c]));
  const std::size_t total =
      std::accumulate(widths.begin(), widths.end(), gap * (columns_.size() - 1));
  std::string out;
  for (const auto& cells : rows_) {
    std::string line(indent, ' ');
    if (cells.empty()) line.append(total, '-');
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::size_t padding = widths[c] - display_width(cells[c]);
      if (c > 0) line.append(gap, ' ');
      if (columns_[c] == Align::right) line.append(padding, ' ');
      line += cells[c];
      if (columns_[c] == Align::left) line.append(padding, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line;
    out += '\n';
  }
  return out;
}

}  // namespace sunward::report::detail
