// What the program says to a command line that makes sense, and to one that does not.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

using Json = nlohmann::json;

class EveryCommand : public testing::TestWithParam<std::string> {};

TEST_P(EveryCommand, HelpsWithAnExample) {
  const Outcome outcome = run_sunward({GetParam(), "--help"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_NE(outcome.out.find("Example:\n  sunward " + GetParam()), std::string::npos)
      << outcome.out;
  EXPECT_NE(outcome.out.find("Usage: sunward " + GetParam()), std::string::npos) << outcome.out;
}

TEST_P(EveryCommand, RefusesAnUnknownOptionByName) {
  if (GetParam() == "bench") return;  // hands its options on to the script
  const Outcome outcome = run_sunward({GetParam(), "--no-such-option"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("--no-such-option"), std::string::npos) << outcome.err;
}

INSTANTIATE_TEST_SUITE_P(CommandLine, EveryCommand,
                         testing::Values("init", "check", "yield", "plan", "report", "explain",
                                         "export", "schema", "bench", "doctor", "version"),
                         [](const auto& command) { return command.param; });

TEST(CommandLine, PrintsHelpWithoutArguments) {
  const Outcome outcome = run_sunward({});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_NE(outcome.out.find("plan"), std::string::npos);
}

TEST(CommandLine, SuggestsTheCommandThatWasMeant) {
  const Outcome outcome = run_sunward({"plam", "park.toml"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("Did you mean \"plan\""), std::string::npos) << outcome.err;
}

TEST(CommandLine, SuggestsTheOptionThatWasMeant) {
  const Outcome outcome = run_sunward({"plan", "park.toml", "--yaers", "3"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("Did you mean \"--years\""), std::string::npos) << outcome.err;
}

TEST(CommandLine, NamesTheMissingCaseFile) {
  const Outcome outcome = run_sunward({"plan"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("park"), std::string::npos) << outcome.err;
}

TEST(CommandLine, RefusesYearsOutOfRange) {
  EXPECT_EQ(run_sunward({"plan", "park.toml", "--years", "0"}).exit_code, 2);
  EXPECT_EQ(run_sunward({"plan", "park.toml", "--years", "many"}).exit_code, 2);
}

TEST(CommandLine, RefusesAnUnknownLanguage) {
  const Outcome outcome = run_sunward({"plan", "park.toml", "--lang", "fr"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("fr"), std::string::npos);
}

TEST(CommandLine, ReportsArgumentFaultsAsJsonWhenAsked) {
  const Outcome outcome = run_sunward({"plan", "park.toml", "--json", "--yaers", "3"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(Json::parse(outcome.out).at("faults").at(0).at("key"), "--yaers");
}

TEST(CommandLine, NamesAFileThatDoesNotExist) {
  const Outcome outcome = run_sunward({"plan", "no/such/park.toml"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("no/such/park.toml"), std::string::npos) << outcome.err;
}

TEST(CommandLine, TellsItsVersionAsJson) {
  const Outcome outcome = run_sunward({"version", "--json"});
  const Json tree = Json::parse(outcome.out);
  EXPECT_FALSE(tree.at("version").get<std::string>().empty());
  EXPECT_FALSE(tree.at("commit").get<std::string>().empty());
}

TEST(CommandLine, PrintsASchemaThatIsJson) {
  const Outcome outcome = run_sunward({"schema"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_TRUE(Json::parse(outcome.out).contains("properties"));
}

TEST(CommandLine, RefusesToExplainAFolderWithoutAPlan) {
  const ScratchFolder scratch;
  EXPECT_EQ(run_sunward({"explain", scratch.path().string()}).exit_code, 2);
}

}  // namespace
}  // namespace sunward::test
