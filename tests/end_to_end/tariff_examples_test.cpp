// The case files of examples/tariffs from plan to bill, statements and compliance.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Ran {
  std::string planned;  ///< what `plan` printed
  Json bill;
};

/// Plans and bills an example. @param names  of the case file
Ran run(const std::string& name, const fs::path& folder) {
  const std::string file =
      (fs::path(SUNWARD_SOURCE_DIR) / "examples/tariffs" / (name + ".toml")).string();
  const std::string out = (folder / "out").string();
  const Outcome planned =
      run_sunward({"plan", file, "--out", out, "--tolerance", "1e-8", "--no-report"});
  EXPECT_EQ(planned.exit_code, 0) << planned.err;
  const Outcome billed = run_sunward({"bill", out, "--json"});
  EXPECT_EQ(billed.exit_code, 0) << billed.err;
  return {planned.out, Json::parse(billed.out)};
}

double difference_cny(const Json& bill) {
  return bill.at("grids").at(0).at("expected").at("difference_cny").get<double>();
}

/// The sum of a line over the months of the first weather year.
double line_cny(const Json& bill, const std::string& key, const std::string& band = "") {
  double cny = 0.0;
  for (const Json& month : bill.at("grids").at(0).at("years").at(0).at("months"))
    for (const Json& line : month.at("lines"))
      if (line.at("line") == key && (band.empty() || line.value("band", "") == band))
        cny += line.at("cny").get<double>();
  return cny;
}

constexpr double rounding_cny = 0.01;

TEST(TariffExamples, BillHolidaysAndTheSuperPeakAsTheyWerePlanned) {
  const ScratchFolder scratch;
  const Ran ran = run("holidays_superpeak", scratch.path());
  EXPECT_NEAR(difference_cny(ran.bill), 0.0, rounding_cny);
  for (const char* band : {"super peak", "weekend", "holiday", "deep valley"})
    EXPECT_GT(line_cny(ran.bill, "energy", band), 0.0) << band;
  EXPECT_NE(ran.planned.find("Planned 2 ways"), std::string::npos) << ran.planned;
}

TEST(TariffExamples, BillSpotPricesAsTheyWerePlanned) {
  const ScratchFolder scratch;
  const Ran ran = run("spot", scratch.path());
  EXPECT_NEAR(difference_cny(ran.bill), 0.0, rounding_cny);
  EXPECT_GT(line_cny(ran.bill, "energy", "series"), 0.0);
}

TEST(TariffExamples, ChargeTwelveTimesTheWorkedExampleOfNotice1192) {
  const ScratchFolder scratch;
  const Ran ran = run("direct_supply_1192", scratch.path());
  EXPECT_NEAR(line_cny(ran.bill, "single_capacity"), 12.0 * 2.19e6, rounding_cny);
  EXPECT_EQ(line_cny(ran.bill, "transmission"), 0.0);
  EXPECT_NEAR(difference_cny(ran.bill), 0.0, rounding_cny);
  const std::string out = (scratch.path() / "out").string();
  EXPECT_EQ(run_sunward({"finance", out, "-q"}).exit_code, 0);
  EXPECT_EQ(run_sunward({"comply", out, "-q"}).exit_code, 0);
}

TEST(TariffExamples, CompareTheTwoChargesOfDirectSupply) {
  const ScratchFolder scratch;
  const Ran ran = run("direct_supply_choice", scratch.path());
  EXPECT_NE(ran.planned.find("Planned 2 ways"), std::string::npos) << ran.planned;
  EXPECT_NEAR(difference_cny(ran.bill), 0.0, rounding_cny);
}

}  // namespace
}  // namespace sunward::test
