#include <gtest/gtest.h>
#include <netcdf.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sunward/base/error.hpp"
#include "sunward/report/dispatch_csv.hpp"
#include "sunward/report/dispatch_nc.hpp"
#include "unit/report/sample_plan.hpp"

namespace sunward::report {
namespace {

namespace fs = std::filesystem;
using testing::sample_plan;

class DispatchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) / ("dispatch-" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  [[nodiscard]] std::string file(const char* name) const { return (folder_ / name).string(); }

  /// Text of `ncdump -h`, the independent reader; empty when it is not installed.
  static std::string header(const std::string& path) {
    std::string text;
    FILE* pipe = popen(("ncdump -h '" + path + "' 2>/dev/null").c_str(), "r");
    if (pipe == nullptr) return text;
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
      text.append(buffer.data(), n);
    pclose(pipe);
    return text;
  }

  fs::path folder_;
};

TEST_F(DispatchTest, SeriesReadBackBitForBit) {
  const result::Plan plan = sample_plan();
  write_dispatch_nc(plan, file("d.nc"));
  const std::vector<result::Flow> flows = read_dispatch_nc(file("d.nc"));
  ASSERT_EQ(flows.size(), plan.flows.size());
  for (std::size_t i = 0; i < flows.size(); ++i) {
    EXPECT_EQ(flows[i].name, plan.flows[i].name);
    EXPECT_EQ(flows[i].asset, plan.flows[i].asset);
    EXPECT_EQ(flows[i].quantity, plan.flows[i].quantity);
    EXPECT_EQ(flows[i].unit, plan.flows[i].unit);
    EXPECT_EQ(flows[i].description, plan.flows[i].description);
    EXPECT_EQ(flows[i].bus, plan.flows[i].bus);
    EXPECT_EQ(flows[i].sign, plan.flows[i].sign);
    EXPECT_EQ(flows[i].values, plan.flows[i].values);
  }
}

TEST_F(DispatchTest, AnIndependentReaderSeesCfConventionsAndUnits) {
  write_dispatch_nc(sample_plan(), file("d.nc"));
  EXPECT_LE(fs::file_size(file("d.nc")), dispatch_nc_bytes(sample_plan()));
  const std::string text = header(file("d.nc"));
  if (text.empty()) GTEST_SKIP() << "ncdump is not installed";
  EXPECT_NE(text.find(":Conventions = \"CF-1.8\""), std::string::npos) << text;
  EXPECT_NE(text.find("time = 8760 ;"), std::string::npos);
  EXPECT_NE(text.find("time:units = \"hours since 2023-01-01 00:00:00 +08:00\""),
            std::string::npos);
  EXPECT_NE(text.find("double wind_power_mw(time)"), std::string::npos);
  EXPECT_NE(text.find("tank_mass_kg:units = \"kg\""), std::string::npos);
}

TEST_F(DispatchTest, SeveralYearsStandOneAfterTheOtherWithTheirLengths) {
  write_dispatch_nc(sample_plan(2), file("d.nc"));  // 2023: 8760 h, 2024: 8784 h
  int id = -1, time_id = -1, rows_id = -1;
  ASSERT_EQ(nc_open(file("d.nc").c_str(), NC_NOWRITE, &id), NC_NOERR);
  ASSERT_EQ(nc_inq_varid(id, "row_size", &rows_id), NC_NOERR);
  std::array<int, 2> row_size{};
  ASSERT_EQ(nc_get_var_int(id, rows_id, row_size.data()), NC_NOERR);
  EXPECT_EQ(row_size[0], 8760);
  EXPECT_EQ(row_size[1], 8784);
  ASSERT_EQ(nc_inq_varid(id, "time", &time_id), NC_NOERR);
  const std::size_t last = 8760 + 8784 - 1;
  double hours = 0.0;
  ASSERT_EQ(nc_get_var1_double(id, time_id, &last, &hours), NC_NOERR);
  EXPECT_EQ(hours, 8760.0 + 8783.0);
  int name_id = -1;
  ASSERT_EQ(nc_inq_varid(id, "scenario_name", &name_id), NC_NOERR);
  std::array<char, 22> names{};  // "synthetic 1" and "synthetic 2", 11 characters each
  ASSERT_EQ(nc_get_var_text(id, name_id, names.data()), NC_NOERR);
  EXPECT_EQ(std::string(names.data() + 11, 11), "synthetic 2");
  EXPECT_EQ(nc_close(id), NC_NOERR);
}

TEST_F(DispatchTest, ManyValuesAreStoredInSinglePrecision) {
  result::Plan plan = sample_plan();
  while (plan.flows.size() * 8760 <= max_double_values) {
    plan.flows.push_back(plan.flows.front());
    plan.flows.back().name += std::to_string(plan.flows.size());
  }
  write_dispatch_nc(plan, file("d.nc"));
  const std::vector<result::Flow> flows = read_dispatch_nc(file("d.nc"));
  for (std::size_t n = 0; n < 8760; ++n)
    ASSERT_EQ(flows.back().values[n],
              static_cast<double>(static_cast<float>(plan.flows.back().values[n])));
}

TEST_F(DispatchTest, AFileOfAnotherProgramIsRefused) {
  int id = -1;
  ASSERT_EQ(nc_create(file("other.nc").c_str(), NC_NETCDF4, &id), NC_NOERR);
  ASSERT_EQ(nc_close(id), NC_NOERR);
  EXPECT_THROW((void)read_dispatch_nc(file("other.nc")), InputError);
  EXPECT_THROW((void)read_dispatch_nc(file("missing.nc")), InputError);
}

TEST_F(DispatchTest, ASeriesOfTheWrongLengthIsABug) {
  result::Plan plan = sample_plan();
  plan.flows.back().values.pop_back();
  EXPECT_THROW(write_dispatch_nc(plan, file("d.nc")), InternalError);
  AtomicFile csv(file("d.csv"));
  EXPECT_THROW(write_dispatch_csv(plan, csv), InternalError);
}

TEST_F(DispatchTest, CsvHasAHeaderWithUnitsAndOneRowPerStep) {
  result::Plan plan = sample_plan();
  plan.years[0].name = "dry, \"hot\"";
  plan.flows.resize(2);
  plan.flows[0].values[0] = 1.0 / 3.0;
  plan.flows[1].values[0] = std::nan("");
  AtomicFile csv(file("d.csv"));
  write_dispatch_csv(plan, csv);
  csv.commit();
  std::ifstream stream(file("d.csv"), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const std::string expected_start =
      "scenario,time,wind_power_mw [MW],wind_available_mw [MW]\r\n"
      "\"dry, \"\"hot\"\"\",2023-01-01T00:00,0.333333333,\r\n";
  EXPECT_EQ(text.substr(0, expected_start.size()), expected_start);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 8761);
}

}  // namespace
}  // namespace sunward::report
