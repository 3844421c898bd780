#include "sunward/base/error.hpp"

#include <cerrno>
#include <system_error>

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

FaultWords told(std::string_view name, PhraseValues values) {
  FaultWords words;
  words.message = phrase(std::string("fault.").append(name), values);
  words.remedy = phrase(std::string("remedy.").append(name), std::move(values));
  return words;
}

Phrase system_reason(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return phrase("system.no_space");
    case EACCES:
    case EPERM:
      return phrase("system.permission");
    case EROFS:
      return phrase("system.read_only");
    case ENOENT:
      return phrase("system.not_found");
    case ENOTDIR:
      return phrase("system.not_a_folder");
    case EISDIR:
      return phrase("system.is_a_folder");
    default:
      return std::generic_category().message(error);
  }
}

std::string to_string(const Fault& fault, Language language) {
  std::string out = fault.file;
  const std::string line = std::to_string(fault.line);
  if (fault.line > 0 && out.empty())
    out = text(language, "fault.line", {{"line", line}});
  else if (fault.line > 0)
    out.append(1, ':').append(line);
  if (!out.empty()) out += ": ";
  if (!fault.key.empty()) {
    out += fault.key;
    if (!fault.value.empty()) out += " = " + fault.value;
    if (!fault.unit.empty()) out += " [" + fault.unit + "]";
    out += ": ";
  }
  out += fault.message.in(language);
  if (!fault.range.empty())
    out += text(language, "fault.allowed", {{"range", fault.range.in(language)}});
  const std::string remedy = fault.remedy.in(language);
  if (!remedy.empty() && language == Language::en) out += " ";
  return out + remedy;
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
