#include "sunward/input/cross_checks.hpp"

namespace sunward::input {

std::vector<std::string> unsound_keys(const ReadContext& context, std::size_t first,
                                      const std::string& path) {
  std::vector<std::string> keys;
  const std::string below = path + ".";
  for (std::size_t k = first; k < context.faults.size(); ++k) {
    const std::string& key = context.faults[k].key;
    if (key.compare(0, below.size(), below) == 0) keys.push_back(key.substr(below.size()));
  }
  return keys;
}

bool is_unsound(const std::vector<std::string>& unsound, const std::string& key) {
  const std::string below = key + ".";
  return std::any_of(unsound.begin(), unsound.end(), [&](const std::string& entry) {
    return entry == key || entry.compare(0, below.size(), below) == 0;
  });
}

}  // namespace sunward::input
