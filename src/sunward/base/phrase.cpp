#include "sunward/base/phrase.hpp"

#include <ostream>

namespace sunward {

Phrase Phrase::row(std::string_view key, PhraseValues values) {
  Phrase phrase;
  phrase.kind_ = Kind::row;
  phrase.text_ = key;
  phrase.values_ = std::move(values);
  return phrase;
}

Phrase Phrase::rendered(std::string english, std::string chinese) {
  Phrase phrase;
  if (english.empty() && chinese.empty()) return phrase;
  phrase.kind_ = Kind::rendered;
  phrase.values_ = {{"en", std::move(english)}, {"zh", std::move(chinese)}};
  return phrase;
}

Phrase Phrase::sequence(const std::vector<Phrase>& parts) {
  Phrase phrase;
  phrase.kind_ = Kind::sequence;
  for (const Phrase& part : parts)
    if (!part.empty()) phrase.values_.emplace_back("", part);
  return phrase;
}

std::string Phrase::in(Language language) const {
  switch (kind_) {
    case Kind::words:
      return text_;
    case Kind::rendered:
      return values_[language == Language::zh ? 1 : 0].second.text_;
    case Kind::sequence: {
      std::string out;
      for (const auto& [name, part] : values_) out += part.in(language);
      return out;
    }
    case Kind::row:
      break;
  }
  std::vector<std::pair<std::string_view, std::string>> values;
  values.reserve(values_.size());
  for (const auto& [name, value] : values_) values.emplace_back(name, value.in(language));
  return substitute(text(language, text_), values);
}

Phrase joined(const std::vector<Phrase>& parts, std::string_view separator, std::string_view last) {
  std::vector<Phrase> list;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) list.push_back(phrase(i + 1 == parts.size() ? last : separator));
    list.push_back(parts[i]);
  }
  return Phrase::sequence(list);
}

std::ostream& operator<<(std::ostream& stream, const Phrase& phrase) {
  return stream << phrase.english();
}

}  // namespace sunward
