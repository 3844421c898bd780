#include "sunward/report/html.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <regex>

#include "sunward/report/page_series.hpp"
#include "sunward/report/page_template.hpp"
#include "unit/report/sample_plan.hpp"

namespace sunward::report {
namespace {

using nlohmann::json;
using testing::sample_plan;
using testing::sample_provenance;

/// The JSON inside the script element of an id.
json embedded(const std::string& page, const std::string& id) {
  const std::string open = "<script type=\"application/json\" id=\"" + id + "\">";
  const std::size_t first = page.find(open) + open.size();
  return json::parse(page.substr(first, page.find("</script>", first) - first));
}

/// RFC 4648 by the book, to read what the library packed.
std::vector<double> unpack(const json& series) {
  const std::string text = series.at("data");
  const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0, held = 0;
  for (const char c : text) {
    if (c == '=') break;
    bits = bits << 6 | static_cast<unsigned>(digits.find(c));
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xFF);
  }
  std::vector<double> values;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const unsigned level =
        static_cast<unsigned char>(bytes[i]) + 256U * static_cast<unsigned char>(bytes[i + 1]);
    values.push_back(series.at("offset").get<double>() + series.at("scale").get<double>() * level);
  }
  return values;
}

TEST(ReportPage, LoadsNothingFromTheNetwork) {
  const std::string page = report_html(sample_plan(), sample_provenance());
  const std::regex loads(
      R"((src|href)\s*=\s*["']?\s*(https?:)?//|url\(\s*["']?(https?:)?//|@import)");
  EXPECT_FALSE(std::regex_search(std::string(page, 0, 20000), loads));
  EXPECT_FALSE(std::regex_search(page.substr(page.size() - 20000), loads));
  EXPECT_EQ(page.find("<link"), std::string::npos);
  EXPECT_EQ(page.find(" src=\"http"), std::string::npos);
}

TEST(ReportPage, HoldsThePlanTreeAndTheChosenLanguage) {
  HtmlOptions options;
  options.language = Language::zh;
  const std::string page = report_html(sample_plan(), sample_provenance(), options);
  EXPECT_EQ(embedded(page, "sunward-plan").at("assets").at("wind").at("capacity_mw"), 127.4);
  EXPECT_EQ(embedded(page, "sunward-view").at("language"), "zh");
}

TEST(ReportPage, NamesWithMarkupCannotLeaveTheirPlace) {
  result::Plan plan = sample_plan();
  plan.park_name = "</title><script>alert(1)</script> \"平陆\" & <!-- ";
  plan.notes = {"</script><script>alert(2)</script>"};
  const std::string page = report_html(plan, sample_provenance());
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_NE(page.find("&lt;/title&gt;&lt;script&gt;alert(1)"), std::string::npos);
  EXPECT_EQ(embedded(page, "sunward-plan").at("park"), plan.park_name);
  EXPECT_EQ(embedded(page, "sunward-plan").at("notes").at(0), plan.notes[0].english());
}

TEST(ReportPage, OneYearStaysBelowFourMegabytes) {
  result::Plan plan = sample_plan();
  while (plan.flows.size() < 40) {
    plan.flows.push_back(plan.flows.front());
    plan.flows.back().name += std::to_string(plan.flows.size());
  }
  EXPECT_LT(report_html(plan, sample_provenance()).size(), 4'000'000U);
}

TEST(ReportPage, SeriesAreWithinHalfAQuantisationStep) {
  const result::Plan plan = sample_plan();
  const json view = embedded(report_html(plan, sample_provenance()), "sunward-view");
  ASSERT_EQ(view.at("blocks").size(), 1U);
  EXPECT_EQ(view.at("blocks").at(0).at("stride"), 1);
  for (std::size_t i = 0; i < plan.flows.size(); ++i) {
    const json& series = view.at("blocks").at(0).at("series").at(i);
    const std::vector<double> values = unpack(series);
    ASSERT_EQ(values.size(), 8760U);
    const double half_step = 0.5 * series.at("scale").get<double>() + 1e-12;
    for (std::size_t n = 0; n < values.size(); ++n)
      ASSERT_NEAR(values[n], plan.flows[i].values[n], half_step) << plan.flows[i].name << " " << n;
  }
}

TEST(ReportPage, YearsBeyondTheCapAreDailyMeans) {
  const result::Plan plan = sample_plan(3);
  HtmlOptions options;
  options.max_full_values = 8760 * plan.flows.size();
  const json blocks =
      embedded(report_html(plan, sample_provenance(), options), "sunward-view").at("blocks");
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(blocks.at(0).at("stride"), 1);
  EXPECT_EQ(blocks.at(1).at("stride"), 24);
  EXPECT_EQ(blocks.at(1).at("minutes"), 1440);
  EXPECT_EQ(unpack(blocks.at(1).at("series").at(0)).size(), 366U);
}

TEST(ReportPage, AnInfeasibleRunHasAPageToo) {
  const std::string page = report_html(testing::infeasible_plan(), sample_provenance());
  EXPECT_EQ(embedded(page, "sunward-plan").at("status"), "infeasible");
  EXPECT_TRUE(embedded(page, "sunward-view").at("blocks").empty());
}

TEST(Base64, AgreesWithTheTestVectorsOfRfc4648) {
  // "fo" -> "Zm8=", "foob" -> "Zm9vYg==", "foobar" -> "Zm9vYmFy"; 'o' << 8 | 'f' is one level.
  const auto level = [](char low, char high) {
    return static_cast<std::uint16_t>(low | high << 8);
  };
  EXPECT_EQ(detail::base64({level('f', 'o')}), "Zm8=");
  EXPECT_EQ(detail::base64({level('f', 'o'), level('o', 'b')}), "Zm9vYg==");
  EXPECT_EQ(detail::base64({level('f', 'o'), level('o', 'b'), level('a', 'r')}), "Zm9vYmFy");
  EXPECT_EQ(detail::base64({}), "");
}

TEST(Quantise, KeepsBothEndsAndMarksMissingValues) {
  const detail::Quantised packed = detail::quantise({-5.0, std::nan(""), 10.0});
  EXPECT_EQ(packed.levels, (std::vector<std::uint16_t>{0, 65535, 65534}));
  EXPECT_DOUBLE_EQ(packed.offset + packed.scale * 65534, 10.0);
}

TEST(Quantise, ManagesAFlatSeriesAndAnEmptyOne) {
  EXPECT_EQ(detail::quantise({3.0, 3.0}).offset, 3.0);
  EXPECT_EQ(detail::quantise({3.0, 3.0}).scale, 0.0);
  EXPECT_TRUE(detail::quantise({}).levels.empty());
}

TEST(BlockMeans, AverageALastShorterBlockOverWhatItHas) {
  const std::vector<double> values = {1, 3, 5, 7, 100};
  EXPECT_EQ(detail::block_means(values.data(), 5, 2), (std::vector<double>{2, 6, 100}));
}

TEST(Strides, AverageASingleFineYearOverAWholePartOfADay) {
  result::Plan plan;
  plan.flows.resize(10);
  result::ScenarioYear year;
  year.axis = series::calendar_year(2025, 5);  // 105,120 steps of 5 min, 288 a day
  plan.years.push_back(year);
  // 1,051,200 values; stride 2 leaves 525,600, stride 3 leaves 350,400.
  EXPECT_EQ(detail::strides(plan, 400'000), (std::vector<std::size_t>{3}));
  EXPECT_EQ(detail::strides(plan, 2'000'000), (std::vector<std::size_t>{1}));
}

}  // namespace
}  // namespace sunward::report
