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

std::string missing_remedy(const fs::path& path) {
  const std::string near = nearest_word(path.filename().string(), neighbours(path));
  if (!near.empty()) return "Did you mean \"" + near + "\"?";
  return "Give the path of an existing file; paths are relative to the case file.";
}

}  // namespace

std::optional<std::string> read_file_bytes(const fs::path& path, const std::string& shown,
                                           Fault& fault) {
  const auto refuse = [&](const char* message, std::string remedy) {
    fault.file = shown;
    fault.message = message;
    fault.remedy = std::move(remedy);
    return std::nullopt;
  };
  if (path.native().find('\0') != fs::path::string_type::npos)
    return refuse("the path contains a zero byte.", "Give a plain path.");
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::none)
    return refuse("the file cannot be looked at.", "Check its path and permissions.");
  if (!fs::exists(status)) return refuse("there is no such file.", missing_remedy(path));
  if (fs::is_directory(status))
    return refuse("this is a directory, not a file.", "Name a file inside it.");
  if (!fs::is_regular_file(status))
    return refuse("this is not a regular file.", "Name a file on disk.");
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size > largest_file_bytes)
    return refuse("the file is larger than 256 MB.", "Cut it to the year that is needed.");
  std::ifstream file(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!file || !file.read(bytes.data(), static_cast<std::streamsize>(size)))
    return refuse("the file cannot be read.", "Check its permissions.");
  return bytes;
}

}  // namespace sunward::input
