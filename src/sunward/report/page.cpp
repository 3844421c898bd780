#include "sunward/report/page.hpp"

#include <string_view>

#include "sunward/base/error.hpp"
#include "sunward/report/page_template.hpp"

namespace sunward::report::detail {

namespace {

constexpr std::string_view title_marker = "<!--sunward:title-->";
constexpr std::string_view data_marker = "<!--sunward:data-->";

/// Text between tags.
std::string escape_html(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// JSON inside <script> may hold no "</script" and no "<!--": every "<" becomes its escape.
void append_script(std::string& page, const std::string& id, const std::string& json) {
  page += "<script type=\"application/json\" id=\"";
  page += id;
  page += "\">";
  std::size_t from = 0;
  for (std::size_t at = 0; (at = json.find('<', from)) != std::string::npos; from = at + 1) {
    page.append(json, from, at - from);
    page += "\\u003c";
  }
  page.append(json, from);
  page += "</script>\n";
}

}  // namespace

std::string page(const std::string& title,
                 const std::vector<std::pair<std::string, std::string>>& scripts) {
  const std::string_view whole = page_template();
  const std::size_t title_at = whole.find(title_marker);
  const std::size_t data_at = whole.find(data_marker);
  SUNWARD_CHECK(title_at < data_at && data_at != std::string_view::npos,
                "the page template lacks its markers");
  std::size_t size = whole.size() + (std::size_t{1} << 16);
  for (const auto& [id, json] : scripts) size += json.size();
  std::string page;
  page.reserve(size);
  page += whole.substr(0, title_at);
  page += escape_html(title);
  const std::size_t after_title = title_at + title_marker.size();
  page += whole.substr(after_title, data_at - after_title);
  for (const auto& [id, json] : scripts) append_script(page, id, json);
  page += whole.substr(data_at + data_marker.size());
  return page;
}

}  // namespace sunward::report::detail
