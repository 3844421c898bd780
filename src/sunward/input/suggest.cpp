#include "sunward/input/suggest.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace sunward::input {

namespace {
constexpr std::size_t longest_compared = 80;  // longer words are not typing errors
}

int edit_distance(std::string_view a, std::string_view b) {
  std::array<std::vector<int>, 3> rows;  // two rows back, one row back, this row
  for (auto& row : rows) row.resize(b.size() + 1);
  std::iota(rows[1].begin(), rows[1].end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::vector<int>& row = rows[2];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replace = rows[1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({rows[1][j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], rows[0][j - 2] + 1);
    }
    std::rotate(rows.begin(), rows.begin() + 1, rows.end());
  }
  return rows[1][b.size()];
}

std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.empty() || word.size() > longest_compared) return {};
  std::string best;
  int best_distance = std::max<int>(1, static_cast<int>(word.size()) / 3) + 1;
  for (const std::string& candidate : candidates) {
    const bool begins = std::min(word.size(), candidate.size()) >= 3 &&
                        (candidate.starts_with(word) || word.starts_with(candidate));
    const int distance = begins ? 1 : edit_distance(word, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::string join_words(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

Phrase did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string best = nearest_word(word, candidates);
  if (!best.empty()) return phrase("suggest.did_you_mean", {{"word", best}});
  if (candidates.empty()) return {};
  return phrase("suggest.known", {{"words", join_words(candidates)}});
}

}  // namespace sunward::input
