#include "sunward/report/html.hpp"

#include "sunward/base/error.hpp"
#include "sunward/report/names.hpp"
#include "sunward/report/page_series.hpp"
#include "sunward/report/page_template.hpp"
#include "sunward/report/plan_tree.hpp"

namespace sunward::report {

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
void append_script(std::string& page, const char* id, const std::string& json) {
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

/// One sentence per binding in each language, made here so that page and console say the same.
detail::Json sentences(const result::Plan& plan) {
  detail::Json lists = {{"en", detail::Json::array()}, {"zh", detail::Json::array()}};
  for (const result::Binding& binding : plan.bindings) {
    lists["en"].push_back(binding_sentence(plan, binding, Language::en));
    lists["zh"].push_back(binding_sentence(plan, binding, Language::zh));
  }
  return lists;
}

}  // namespace

std::string report_html(const result::Plan& plan, const result::Provenance& provenance,
                        const HtmlOptions& options) {
  const std::string_view page_template = detail::page_template();
  const std::size_t title_at = page_template.find(title_marker);
  const std::size_t data_at = page_template.find(data_marker);
  SUNWARD_CHECK(title_at < data_at && data_at != std::string_view::npos,
                "the page template lacks its markers");
  const detail::Json view = {{"language", options.language == Language::zh ? "zh" : "en"},
                             {"binding_sentences", sentences(plan)},
                             {"blocks", detail::series_tree(plan, options.max_full_values)}};
  const std::string view_text = detail::to_text(view, false);
  std::string page;
  page.reserve(page_template.size() + view_text.size() + (std::size_t{1} << 16));
  page += page_template.substr(0, title_at);
  page += escape_html(plan.park_name);
  const std::size_t after_title = title_at + title_marker.size();
  page += page_template.substr(after_title, data_at - after_title);
  append_script(page, "sunward-plan",
                detail::to_text(detail::plan_tree(plan, provenance, options.language), false));
  append_script(page, "sunward-view", view_text);
  if (!options.finance_json.empty()) append_script(page, "sunward-finance", options.finance_json);
  if (!options.compliance_json.empty())
    append_script(page, "sunward-compliance", options.compliance_json);
  page += page_template.substr(data_at + data_marker.size());
  return page;
}

}  // namespace sunward::report
