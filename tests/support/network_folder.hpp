// A PyPSA network in a CSV folder of its own, from a few lines of text; removed at the end.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

namespace sunward::test {

class NetworkFolder {
 public:
  using Files = std::map<std::string, std::string>;
  /// @param files  name to text; ".csv" is added to names without an ending.
  explicit NetworkFolder(const Files& files) {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("sunward_network_" + std::to_string(getpid()) + "_" + std::to_string(count++));
    std::filesystem::create_directories(path_);
    for (const auto& [name, text] : files) {
      const bool has_ending = name.find('.') != std::string::npos;
      std::ofstream(path_ / (has_ending ? name : name + ".csv")) << text;
    }
  }
  ~NetworkFolder() { std::filesystem::remove_all(path_); }
  NetworkFolder(const NetworkFolder&) = delete;
  NetworkFolder& operator=(const NetworkFolder&) = delete;

  [[nodiscard]] std::string path() const { return path_.string(); }
  [[nodiscard]] std::string path(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// Two hours, one bus, a load of 10 and 20, gas at 50 a unit.
inline std::map<std::string, std::string> small_network() {
  return {{"network", "name,pypsa_version\nsmall,1.4.0\n"},
          {"snapshots",
           ",snapshot,objective,stores,generators\n0,2030-01-01 00:00:00,1,1,1\n"
           "1,2030-01-01 01:00:00,1,1,1\n"},
          {"buses", "name,carrier\nb,AC\n"},
          {"generators", "name,bus,carrier,p_nom,marginal_cost\ngas,b,gas,100,50\n"},
          {"loads", "name,bus\nl,b\n"},
          {"loads-p_set", ",l\n0,10\n1,20\n"}};
}

}  // namespace sunward::test
