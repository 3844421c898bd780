#include "sunward/input/read_context.hpp"

#include <algorithm>

#include "sunward/base/sha256.hpp"
#include "sunward/input/file_bytes.hpp"

namespace sunward::input {

std::optional<std::string> ReadContext::read_input(const std::string& path, Fault where,
                                                   bool from_command_line) {
  const std::string referring_file = where.file;
  std::optional<std::string> bytes = read_file_bytes(
      from_command_line ? std::filesystem::path(path) : base_dir / path, path, where);
  if (!bytes) {
    where.file = referring_file;
    where.value = "\"" + path + "\"";
    faults.push_back(std::move(where));
    return std::nullopt;
  }
  const std::pair<std::string, std::string> entry{path, sha256_hex(*bytes)};
  if (std::find(inputs.begin(), inputs.end(), entry) == inputs.end()) inputs.push_back(entry);
  return bytes;
}

}  // namespace sunward::input
