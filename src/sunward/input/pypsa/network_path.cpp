// Paths that are meant for a network and hold none: each has its own sentence, as the remedy of a
// case file ("name a file inside it") would lead astray.
#include <algorithm>
#include <filesystem>

#include "sunward/input/file_bytes.hpp"
#include "sunward/input/pypsa/network_reader.hpp"

namespace sunward::input::pypsa {

namespace fs = std::filesystem;

namespace {

FaultWords missing(const fs::path& path) {
  FaultWords words = told("network.no_such_path");
  const std::string near = nearest_neighbour(path);
  if (!near.empty()) words.remedy = phrase("suggest.did_you_mean", {{"word", near}});
  return words;
}

/// Endings of the formats PyPSA has besides CSV folders and netCDF.
bool is_other_format(const fs::path& path) {
  const std::string ending = path.extension().string();
  return ending == ".h5" || ending == ".hdf5" || ending == ".xlsx" || ending == ".xls";
}

FaultWords words_of(const std::string& given) {
  std::error_code error;
  const bool slash = given.size() > 1 && given.back() == '/';
  const fs::path path = slash ? fs::path(given).parent_path() : fs::path(given);
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::none) return {};  // told by who opens it
  const bool named_so = slash || path.extension() == ".nc";
  if (!fs::exists(status)) return named_so || is_other_format(path) ? missing(path) : FaultWords{};
  if (is_other_format(path)) return told("network.other_format");
  if (is_network(path.string())) return {};
  if (fs::is_directory(status)) return told("network.no_network_folder");
  return named_so ? told("network.no_netcdf") : FaultWords{};
}

}  // namespace

std::optional<Fault> fault_of_path(const std::string& path) {
  if (path.empty() || path.find('\0') != std::string::npos) return std::nullopt;
  FaultWords words = words_of(path);
  if (words.message.empty()) return std::nullopt;
  Fault fault;
  fault.file = path;
  fault.tell(std::move(words));
  return fault;
}

}  // namespace sunward::input::pypsa
