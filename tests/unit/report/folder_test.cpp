#include "sunward/report/folder.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "sunward/base/error.hpp"
#include "sunward/report/dispatch_nc.hpp"
#include "sunward/report/plan_json.hpp"
#include "unit/report/sample_plan.hpp"

namespace sunward::report {
namespace {

namespace fs = std::filesystem;
using testing::sample_plan;
using testing::sample_provenance;

class FolderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) / ("folder-" + std::to_string(getpid()));
    fs::remove_all(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::set<std::string> names() const {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_)) found.insert(entry.path().filename());
    return found;
  }
  [[nodiscard]] std::string out() const { return folder_.string(); }

  fs::path folder_;
};

TEST_F(FolderTest, HoldsEveryFileAndNothingElse) {
  FolderOptions options;
  options.csv = true;
  const std::vector<std::string> paths =
      write_folder(sample_plan(), sample_provenance(), out(), options);
  EXPECT_EQ(names(), (std::set<std::string>{"dispatch.csv", "dispatch.nc", "plan.json",
                                            "report.html", "run.json"}));
  EXPECT_EQ(paths.size(), 5U);
  EXPECT_EQ(fs::path(paths.back()).filename(), "plan.json");
}

TEST_F(FolderTest, PlanAndSeriesReadBackFromIt) {
  const result::Plan plan = sample_plan();
  write_folder(plan, sample_provenance(), out());
  const StoredPlan stored = read_plan_json(out());
  EXPECT_EQ(stored.plan.assets.size(), plan.assets.size());
  EXPECT_EQ(stored.provenance.command, "sunward plan park.toml --out out");
  const auto flows = read_dispatch_nc((folder_ / "dispatch.nc").string());
  EXPECT_EQ(flows.at(3).values, plan.flows.at(3).values);
}

TEST_F(FolderTest, ARunWithoutAPlanRemovesTheDispatchOfAnEarlierRun) {
  write_folder(sample_plan(), sample_provenance(), out());
  write_folder(testing::infeasible_plan(), sample_provenance(), out());
  EXPECT_EQ(names(), (std::set<std::string>{"plan.json", "report.html", "run.json"}));
  EXPECT_EQ(read_plan_json(out()).plan.status, result::Status::infeasible);
}

TEST_F(FolderTest, AFailureWhileWritingKeepsTheEarlierRunWhole) {
  write_folder(sample_plan(), sample_provenance(), out());
  result::Plan broken = sample_plan();
  broken.park_name = "another";
  broken.flows.back().values.pop_back();
  EXPECT_THROW(write_folder(broken, sample_provenance(), out()), InternalError);
  EXPECT_EQ(names(),
            (std::set<std::string>{"dispatch.nc", "plan.json", "report.html", "run.json"}));
  EXPECT_EQ(read_plan_json(out()).plan.park_name, "Pinglu sample park");
}

TEST_F(FolderTest, AFolderThatCannotBeMadeIsAnInputError) {
  std::ofstream(folder_) << "a file";
  EXPECT_THROW(write_folder(sample_plan(), sample_provenance(), out()), InputError);
}

TEST_F(FolderTest, AFolderWithoutAPlanIsAnInputErrorWhenRead) {
  fs::create_directories(folder_);
  EXPECT_THROW((void)read_plan_json(out()), InputError);
}

}  // namespace
}  // namespace sunward::report
