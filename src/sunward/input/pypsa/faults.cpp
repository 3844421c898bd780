#include "sunward/input/pypsa/faults.hpp"

#include <fmt/format.h>

namespace sunward::input::pypsa {

namespace {
constexpr std::size_t most_faults = 300;  // more than anybody reads at a time
}

void Faults::add(Fault fault) {
  if (faults_.size() < most_faults)
    faults_.push_back(std::move(fault));
  else
    ++dropped_;
}

void Faults::add(const std::string& file, const std::string& key, const std::string& value,
                 FaultWords words) {
  Fault fault;
  fault.file = file;
  fault.key = key;
  fault.value = value;
  fault.tell(std::move(words));
  add(std::move(fault));
}

void Faults::throw_if_any() const {
  if (faults_.empty()) return;
  std::vector<Fault> all = faults_;
  if (dropped_ > 0) {
    Fault rest;
    rest.tell(told("network.more_faults", {{"n", dropped_}}));
    all.push_back(std::move(rest));
  }
  throw InputError(std::move(all));
}

std::string plain(double value) { return fmt::format("{}", value); }

}  // namespace sunward::input::pypsa
