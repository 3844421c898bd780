// sunward comply and sunward rules: what they print and write, and how they end.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

class ComplyCommand : public testing::Test {
 protected:
  /// Plans the small park with a [rules] section of these lines.
  Outcome plan(const std::string& rules) {
    write_file(park(), small_park() + "[rules]\nregion = \"cn-sx\"\n" + rules);
    return run_sunward({"plan", park(), "--out", out(), "--no-report"});
  }
  [[nodiscard]] std::string park() const { return (scratch_.path() / "park.toml").string(); }
  [[nodiscard]] std::string out() const { return (scratch_.path() / "out").string(); }
  [[nodiscard]] Json clause(const std::string& id) const {
    const Json tree = Json::parse(read_file(fs::path(out()) / "compliance.json"));
    for (const Json& clause : tree.at("clauses"))
      if (clause.at("id") == id) return clause;
    return nullptr;
  }

 private:
  ScratchFolder scratch_;
};

const std::string direct = "facts = [\"direct_supply\", \"spot_market\"]\n";
const std::string voltage = "[rules.data]\nconnection_voltage_kv = 220\n";

TEST_F(ComplyCommand, EndsWithZeroWhenAllRequiredClausesAreMet) {
  ASSERT_EQ(plan(direct +
                 "[rules.clauses]\n\"cn-650-2025.self_use\" = \"constraint\"\n"
                 "\"cn-650-2025.green_share\" = \"constraint\"\n"
                 "\"cn-650-2025.export\" = \"constraint\"\n" +
                 voltage)
                .exit_code,
            0);
  const Outcome outcome = run_sunward({"comply", out()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.out << outcome.err;
  EXPECT_NE(outcome.out.find("cn-650-2025.self_use"), std::string::npos);
  EXPECT_EQ(clause("cn-650-2025.voltage").at("outcome"), "met");  // equality
}

TEST_F(ComplyCommand, EndsWithFiveWhenAClauseFails) {
  ASSERT_EQ(plan(direct + "[rules.clauses]\n\"cn-650-2025.self_use\" = \"off\"\n"
                          "\"cn-650-2025.export\" = \"off\"\n"
                          "[rules.data]\nconnection_voltage_kv = 220.000001\n")
                .exit_code,
            0);
  EXPECT_EQ(run_sunward({"comply", out()}).exit_code, 5);
  EXPECT_EQ(clause("cn-650-2025.voltage").at("outcome"), "failed");
}

TEST_F(ComplyCommand, EndsWithFiveWhenAClauseCannotBeJudged) {
  ASSERT_EQ(plan(direct).exit_code, 0);
  const Outcome outcome = run_sunward({"comply", out()});
  EXPECT_EQ(outcome.exit_code, 5);
  EXPECT_NE(outcome.out.find("missing: rules.data.connection_voltage_kv"), std::string::npos)
      << outcome.out;
}

TEST_F(ComplyCommand, APlanSaysInOneLineHowItComplies) {
  const Outcome outcome = plan(direct);
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_NE(outcome.out.find("Clauses: "), std::string::npos) << outcome.out;
  EXPECT_TRUE(fs::exists(fs::path(out()) / "compliance.json"));
}

TEST_F(ComplyCommand, AParkWithoutFactsIsHeldAgainstNothing) {
  ASSERT_EQ(plan("").exit_code, 0);
  EXPECT_FALSE(fs::exists(fs::path(out()) / "compliance.json"));
  EXPECT_EQ(run_sunward({"comply", out()}).exit_code, 0);
}

TEST_F(ComplyCommand, SpeaksChinese) {
  ASSERT_EQ(plan(direct + voltage).exit_code, 0);
  EXPECT_NE(run_sunward({"comply", out(), "--lang", "zh"}).out.find("满足"), std::string::npos);
}

TEST_F(ComplyCommand, TheLedgerNeedsNoPlan) {
  write_file(park(), small_park() + "[rules]\nregion = \"cn-sx\"\n" + direct);
  const Outcome outcome = run_sunward({"rules", park(), "--json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json tree = Json::parse(outcome.out);
  for (const Json& item : tree.at("ledger")) {
    if (item.at("id") == "cn-650-2025.self_use") {
      EXPECT_EQ(item.at("applies"), "yes");
      EXPECT_EQ(item.at("since"), "2025-05-21");
    }
    if (item.at("id") == "cn-wind-vat.refund") {
      EXPECT_EQ(item.at("until"), "2025-10-31");
    }
  }
}

}  // namespace
}  // namespace sunward::test
