// The faults of a network, gathered until all are known.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"

namespace sunward::input::pypsa {

class Faults {
 public:
  /// Keeps the first few hundred and counts the rest.
  void add(Fault fault);
  void add(const std::string& file, const std::string& key, const std::string& value,
           FaultWords words);

  [[nodiscard]] bool any() const { return !faults_.empty(); }
  /// Throws InputError with everything found; returns when nothing was.
  void throw_if_any() const;

 private:
  std::vector<Fault> faults_;
  std::size_t dropped_ = 0;
};

/// A number in as few digits as read back to the same double.
[[nodiscard]] std::string plain(double value);

}  // namespace sunward::input::pypsa
