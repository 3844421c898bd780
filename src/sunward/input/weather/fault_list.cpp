#include "sunward/input/weather/fault_list.hpp"

#include <fmt/format.h>

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
                    std::string_view range, std::string_view message, std::string_view remedy) {
  ++total_;
  if (full()) return;
  faults_.push_back({file_, line, printable(key), printable(value), std::string(unit),
                     std::string(range), std::string(message), std::string(remedy)});
}

void FaultList::throw_if_any() {
  if (empty()) return;
  if (total_ > faults_.size()) {
    faults_.push_back({file_, 0, "", "", "", "",
                       fmt::format("... and {} more faults of this kind.", total_ - faults_.size()),
                       "Mend the first ones and read the file again."});
  }
  throw InputError(std::move(faults_));
}

}  // namespace sunward::input::weather_format
