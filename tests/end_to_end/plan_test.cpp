// sunward plan: what it writes, what it says, and how it ends.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sys/mount.h>
#include <unistd.h>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// A scratch folder with the small park in it.
class PlanCommand : public testing::Test {
 protected:
  void SetUp() override { write_file(park(), small_park()); }
  [[nodiscard]] fs::path folder() const { return scratch_.path(); }
  [[nodiscard]] std::string park() const { return (folder() / "park.toml").string(); }
  [[nodiscard]] std::string out() const { return (folder() / "out").string(); }
  void change(const std::string& old_text, const std::string& new_text) const {
    std::string text = read_file(park());
    const std::size_t place = text.find(old_text);
    ASSERT_NE(place, std::string::npos) << old_text;
    write_file(park(), text.replace(place, old_text.size(), new_text));
  }

 private:
  ScratchFolder scratch_;
};

TEST_F(PlanCommand, WritesAResultsFolderAndPrintsTheTable) {
  const Outcome outcome = run_sunward({"plan", park(), "--out", out()});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(file_names(out()), (std::vector<std::string>{"dispatch.nc", "losses.json", "plan.json",
                                                         "report.html", "run.json"}));
  EXPECT_NE(outcome.out.find("Wind farm"), std::string::npos) << outcome.out;
  EXPECT_TRUE(outcome.err.empty()) << outcome.err;
}

TEST_F(PlanCommand, StoresTheCertificateAndTheRecord) {
  ASSERT_EQ(run_sunward({"plan", park(), "--out", out()}).exit_code, 0);
  const Json plan = Json::parse(read_file(fs::path(out()) / "plan.json"));
  EXPECT_EQ(plan.at("status"), "optimal");
  EXPECT_LE(plan.at("certificate").at("relative_gap").get<double>(), 1e-6);
  EXPECT_LE(plan.at("certificate").at("primal_residual").get<double>(), 1e-6);
  EXPECT_LE(plan.at("certificate").at("dual_residual").get<double>(), 1e-6);
  EXPECT_EQ(plan.at("size").at("steps"), 2920);
  EXPECT_GT(plan.at("assets").at("wind").at("capacity_mw").get<double>(), 0.0);
  EXPECT_FALSE(plan.at("provenance").at("inputs").empty());
  EXPECT_TRUE(Json::parse(read_file(fs::path(out()) / "run.json")).is_object());
}

TEST_F(PlanCommand, WritesCsvOnRequestAndNoReportOnRequest) {
  ASSERT_EQ(run_sunward({"plan", park(), "--out", out(), "--csv", "--no-report"}).exit_code, 0);
  EXPECT_EQ(file_names(out()), (std::vector<std::string>{"dispatch.csv", "dispatch.nc",
                                                         "losses.json", "plan.json", "run.json"}));
}

TEST_F(PlanCommand, WritesNothingWithoutAnOutputFolder) {
  ASSERT_EQ(run_sunward({"plan", park()}, {folder(), {}}).exit_code, 0);
  EXPECT_EQ(file_names(folder()), std::vector<std::string>{"park.toml"});
}

TEST_F(PlanCommand, PrintsThePlanAsJson) {
  const Outcome outcome = run_sunward({"plan", park(), "--json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(Json::parse(outcome.out).at("status"), "optimal");
}

TEST_F(PlanCommand, SaysNothingWhenQuiet) {
  const Outcome outcome = run_sunward({"plan", park(), "--quiet"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out + outcome.err, "");
}

TEST_F(PlanCommand, SpeaksChinese) {
  const Outcome outcome = run_sunward({"plan", park(), "--out", out(), "--lang", "zh"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("已写入"), std::string::npos) << outcome.out;
}

TEST_F(PlanCommand, WorksInFoldersWithBlanksAndChineseNames) {
  const fs::path odd = folder() / "园区 规划";
  fs::create_directory(odd);
  fs::copy_file(park(), odd / "平鲁 park.toml");
  const Outcome outcome = run_sunward({"plan", "平鲁 park.toml", "--out", "结果 1"}, {odd, {}});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(fs::exists(odd / "结果 1" / "plan.json"));
}

TEST_F(PlanCommand, RepeatsItselfToTheLastDigit) {
  ASSERT_EQ(run_sunward({"plan", park(), "--out", out(), "--threads", "1"}).exit_code, 0);
  const Json first = Json::parse(read_file(fs::path(out()) / "plan.json"));
  ASSERT_EQ(run_sunward({"plan", park(), "--out", out(), "--threads", "1"}).exit_code, 0);
  const Json second = Json::parse(read_file(fs::path(out()) / "plan.json"));
  EXPECT_EQ(first.at("objective_cny_per_year"), second.at("objective_cny_per_year"));
  EXPECT_EQ(first.at("assets"), second.at("assets"));
}

TEST_F(PlanCommand, MakesAsManyWeatherYearsAsAskedFor) {
  const Outcome outcome = run_sunward({"plan", park(), "--years", "2", "--json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(Json::parse(outcome.out).at("size").at("scenarios"), 2);
}

TEST_F(PlanCommand, ReportsAllFaultsOfACaseAtOnce) {
  change("latitude_deg = 39.5", "latitude_deg = 139.5");
  change("capacity_mw = { min = 0, max = 100 }", "capacity_mw = { min = 9, max = 1 }");
  change("constant_mw = 10", "constant_wm = 10");
  const Outcome outcome = run_sunward({"plan", park(), "--out", out(), "--json"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_GE(Json::parse(outcome.out).at("faults").size(), 3u) << outcome.out;
  EXPECT_NE(outcome.err.find("park.toml:3: site.latitude_deg"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("Did you mean \"constant_mw\""), std::string::npos) << outcome.err;
  EXPECT_FALSE(fs::exists(out()));
}

TEST_F(PlanCommand, ExplainsAnInfeasibleParkAndKeepsNoDispatch) {
  change("connection_mw = 20", "connection_mw = 0");
  change("max = 100 }\ncapex_cny_per_kw", "max = 1 }\ncapex_cny_per_kw");
  const Outcome outcome = run_sunward({"plan", park(), "--out", out()});
  EXPECT_EQ(outcome.exit_code, 3) << outcome.out << outcome.err;
  EXPECT_FALSE(outcome.err.empty());
  EXPECT_EQ(file_names(out()), (std::vector<std::string>{"plan.json", "run.json"}));
  const Json plan = Json::parse(read_file(fs::path(out()) / "plan.json"));
  EXPECT_EQ(plan.at("status"), "infeasible");
  EXPECT_EQ(run_sunward({"explain", out()}).exit_code, 0);
}

// Paid for every MWh it takes, a battery that may be of any size burns energy for money.
TEST_F(PlanCommand, NamesWhatEarnsWithoutEndInAnUnboundedPark) {
  change("import_base_cny_per_mwh = 500", "import_base_cny_per_mwh = -500");
  change("connection_mw = 20", "connection_mw = { min = 0 }");
  change("power_mw = { min = 0, max = 50 }", "power_mw = { min = 0 }");
  change("energy_mwh = { min = 0, max = 200 }", "energy_mwh = { min = 0 }");
  const Outcome outcome = run_sunward({"plan", park(), "--out", out()});
  EXPECT_EQ(outcome.exit_code, 3) << outcome.out << outcome.err;
  EXPECT_NE(outcome.err.find("no lower end: grid earns more than battery"), std::string::npos)
      << outcome.err;
  EXPECT_NE(outcome.err.find("grid.connection_mw.max"), std::string::npos) << outcome.err;
  const Json plan = Json::parse(read_file(fs::path(out()) / "plan.json"));
  EXPECT_EQ(plan.at("status"), "unbounded");
  EXPECT_LE(plan.at("infeasibility").at("certificate_violation").get<double>(), 1e-6);
}

TEST_F(PlanCommand, RefusesTradeWithoutALimit) {
  change("connection_mw = 20", "connection_mw = 20\nexport_limit_mw = inf");
  const Outcome outcome = run_sunward({"plan", park()});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("grid.export_limit_mw"), std::string::npos) << outcome.err;
}

/// A disk of its own of a given size, where the machine lets us make one.
class SmallDisk {
 public:
  SmallDisk(const fs::path& folder, const std::string& size) : folder_(folder) {
    fs::create_directory(folder);
    made_ = mount("tmpfs", folder.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
  }
  ~SmallDisk() {
    if (made_) (void)umount2(folder_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  [[nodiscard]] bool made() const { return made_; }

 private:
  fs::path folder_;
  bool made_ = false;
};

TEST_F(PlanCommand, LeavesNothingOnADiskThatIsFull) {
  for (const char* size : {"16k", "128k", "512k"}) {
    const SmallDisk disk(folder() / size, size);
    if (!disk.made()) GTEST_SKIP() << "no disk can be made here";
    const fs::path results = folder() / size / "out";
    const Outcome outcome = run_sunward({"plan", park(), "--out", results.string()});
    EXPECT_EQ(outcome.exit_code, 2) << size << outcome.out;
    EXPECT_NE(outcome.err.find("No space left"), std::string::npos) << outcome.err;
    EXPECT_TRUE(file_names(results).empty()) << file_names(results).front();
  }
}

TEST_F(PlanCommand, RefusesAnOutputFolderThatCannotBeWritten) {
  write_file(folder() / "file", "");
  const Outcome outcome = run_sunward({"plan", park(), "--out", (folder() / "file/out").string()});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("out"), std::string::npos) << outcome.err;
}

TEST_F(PlanCommand, RefusesAReadOnlyOutputFolder) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write anywhere";
  fs::create_directory(out());
  fs::permissions(out(), fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_EQ(run_sunward({"plan", park(), "--out", out()}).exit_code, 2);
  fs::permissions(out(), fs::perms::owner_all);
}

TEST_F(PlanCommand, SaysWhatToInstallWhenHighsIsMissing) {
  const Outcome outcome = run_sunward({"plan", park(), "--check", "highs"},
                                      {{}, {"SUNWARD_HIGHS_LIBRARY=/nowhere/libhighs.so"}});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("/nowhere/libhighs.so"), std::string::npos) << outcome.err;
}

TEST_F(PlanCommand, AgreesWithHighs) {
  if (std::getenv("SUNWARD_HIGHS_LIBRARY") == nullptr) GTEST_SKIP() << "HiGHS is not installed";
  const Outcome outcome = run_sunward({"plan", park(), "--check", "highs", "--json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json check = Json::parse(outcome.out).at("check");
  EXPECT_TRUE(check.at("done"));
  EXPECT_LE(check.at("relative_difference").get<double>(), 1e-6);
}

TEST_F(PlanCommand, RendersTheReportAgainInAnotherLanguage) {
  ASSERT_EQ(run_sunward({"plan", park(), "--out", out()}).exit_code, 0);
  const std::string before = read_file(fs::path(out()) / "report.html");
  ASSERT_EQ(run_sunward({"report", out(), "--lang", "zh"}).exit_code, 0);
  EXPECT_NE(read_file(fs::path(out()) / "report.html"), before);
}

TEST(Pinglu, IsPlannedAsTheReadmeSays) {
  const ScratchFolder scratch;
  const std::string out = (scratch.path() / "out").string();
  const Outcome outcome = run_sunward({"plan", pinglu_case(), "--out", out});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json plan = Json::parse(read_file(fs::path(out) / "plan.json"));
  EXPECT_EQ(plan.at("status"), "optimal");
  EXPECT_EQ(plan.at("size").at("steps"), 8760);
}

TEST(Pinglu, IsExportedPlainAndCompressed) {
  const ScratchFolder scratch;
  const std::string plain = (scratch.path() / "park.mps").string();
  ASSERT_EQ(run_sunward({"export", pinglu_case(), "--format", "mps", "--out", plain}).exit_code, 0);
  ASSERT_EQ(run_sunward({"export", pinglu_case(), "--out", plain + ".gz"}).exit_code, 0);
  EXPECT_EQ(read_file(plain).substr(0, 4), "NAME");
  EXPECT_EQ(read_file(plain + ".gz").substr(0, 2), "\x1f\x8b");  // RFC 1952
  EXPECT_LT(fs::file_size(plain + ".gz"), fs::file_size(plain));
}

TEST(Init, MakesAProjectThatPlans) {
  const ScratchFolder scratch;
  ASSERT_EQ(run_sunward({"init", "my park"}, {scratch.path(), {}}).exit_code, 0);
  const std::string park = (scratch.path() / "my park" / "park.toml").string();
  EXPECT_EQ(run_sunward({"check", park}).exit_code, 0);
  EXPECT_EQ(run_sunward({"plan", park, "--quiet"}).exit_code, 0);
}

TEST(Init, LeavesAnExistingCaseFileAlone) {
  const ScratchFolder scratch;
  write_file(scratch.path() / "park.toml", "mine");
  EXPECT_EQ(run_sunward({"init", scratch.path().string()}).exit_code, 2);
  EXPECT_EQ(read_file(scratch.path() / "park.toml"), "mine");
}

}  // namespace
}  // namespace sunward::test
