#include "sunward/input/weather/fault_list.hpp"

namespace sunward::input::weather_format {

std::string printable(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::string result(text.substr(0, longest));
  for (char& c : result) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  if (text.size() > longest) result += "...";
  return result;
}

void FaultList::add(int line, std::string_view key, std::string_view value, std::string_view unit,
                    Phrase range, FaultWords words) {
  ++total_;
  if (full()) return;
  faults_.push_back({file_, line, printable(key), printable(value), std::string(unit),
                     std::move(range), std::move(words.message), std::move(words.remedy)});
}

void FaultList::throw_if_any() {
  if (empty()) return;
  if (total_ > faults_.size()) {
    Fault rest;
    rest.file = file_;
    rest.tell(told("weather.more", {{"count", total_ - faults_.size()}}));
    faults_.push_back(std::move(rest));
  }
  throw InputError(std::move(faults_));
}

}  // namespace sunward::input::weather_format
