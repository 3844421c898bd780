#include "sunward/input/file_bytes.hpp"

#include <fstream>
#include <system_error>

#include "sunward/input/suggest.hpp"

namespace sunward::input {

namespace fs = std::filesystem;

namespace {

/// Names in the folder of a missing file, for "did you mean"; at most a few hundred are looked at.
std::vector<std::string> neighbours(const fs::path& path) {
  std::vector<std::string> names;
  std::error_code error;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    names.push_back(it->path().filename().string());
    if (names.size() == 500) break;
  }
  return names;
}

FaultWords missing(const fs::path& path) {
  FaultWords words = told("file.missing");
  const std::string near = nearest_neighbour(path);
  if (!near.empty()) words.remedy = phrase("suggest.did_you_mean", {{"word", near}});
  return words;
}

}  // namespace

std::string nearest_neighbour(const fs::path& path) {
  return nearest_word(path.filename().string(), neighbours(path));
}

std::optional<std::string> read_file_bytes(const fs::path& path, const std::string& shown,
                                           Fault& fault) {
  const auto refuse = [&](FaultWords words) {
    fault.file = shown;
    fault.tell(std::move(words));
    return std::nullopt;
  };
  if (path.native().find('\0') != fs::path::string_type::npos)
    return refuse(told("file.zero_byte"));
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::none) return refuse(told("file.no_status"));
  if (!fs::exists(status)) return refuse(missing(path));
  if (fs::is_directory(status)) return refuse(told("file.directory"));
  if (!fs::is_regular_file(status)) return refuse(told("file.not_regular"));
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size > largest_file_bytes) return refuse(told("file.too_large"));
  std::ifstream file(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!file || !file.read(bytes.data(), static_cast<std::streamsize>(size)))
    return refuse(told("file.unreadable"));
  return bytes;
}

}  // namespace sunward::input
