#include "sunward/base/error.hpp"

namespace sunward {

namespace {
std::string join(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    if (!text.empty()) text += '\n';
    text += to_string(fault);
  }
  return text;
}
}  // namespace

std::string to_string(const Fault& fault) {
  std::string text = fault.file;
  if (fault.line > 0) text += (text.empty() ? "line " : ":") + std::to_string(fault.line);
  if (!text.empty()) text += ": ";
  if (!fault.key.empty()) {
    text += fault.key;
    if (!fault.value.empty()) text += " = " + fault.value;
    if (!fault.unit.empty()) text += " [" + fault.unit + "]";
    text += ": ";
  }
  text += fault.message;
  if (!fault.range.empty()) text += " Allowed: " + fault.range + ".";
  if (!fault.remedy.empty()) text += " " + fault.remedy;
  return text;
}

InputError::InputError(std::vector<Fault> faults)
    : Error(join(faults)), faults_(std::move(faults)) {}

namespace detail {
void check_failed(const char* condition, const char* file, int line, const std::string& detail) {
  throw InternalError(std::string(file) + ":" + std::to_string(line) +
                      ": check failed: " + condition + (detail.empty() ? "" : ": " + detail));
}
}  // namespace detail
}  // namespace sunward
