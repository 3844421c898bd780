#include "sunward/input/template.hpp"

#include "sunward/input/embedded_template.hpp"

namespace sunward::input {

std::string project_template(Language language) {
  std::string_view text = language == Language::zh ? detail::template_zh() : detail::template_en();
  while (text.ends_with("\n\n")) text.remove_suffix(1);
  return std::string(text);
}

}  // namespace sunward::input
