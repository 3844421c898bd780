// Studies of a park whose answer is known: a load served from the grid alone, whose yearly cost is
// a constant plus 175 200 MWh times the price.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "sunward/base/error.hpp"
#include "sunward/study/risk/statistics.hpp"
#include "sunward/study/risk/studies.hpp"

namespace sunward::study::risk {
namespace {

constexpr double load_mwh = 20.0 * 8760.0;

const std::string grid_case = R"(name = "grid only"
[site]
latitude_deg = 39.5
longitude_deg = 112.3
elevation_m = 1350
[time]
step_minutes = 180
[weather.synthetic]
years = 3
[buses.main]
[loads.plant]
type = "electric"
constant_mw = 20
[grid]
connection_mw = 30
capex_cny_per_kw = 600
[tariff]
import_base_cny_per_mwh = 400
[study]
samples = 40
[study.inputs.price]
keys = ["tariff.import_base_cny_per_mwh"]
distribution = "uniform"
min = 300
max = 500
[study.inputs.year]
distribution = "weather_year"
)";

input::CaseVariants variants(const std::string& text = grid_case) {
  return input::CaseVariants(text, ".", {});
}

std::size_t figure(const result::Study& study, const std::string& name) {
  for (std::size_t f = 0; f < study.figures.size(); ++f)
    if (study.figures[f].name == name) return f;
  ADD_FAILURE() << name;
  return 0;
}

TEST(Uncertainty, PlansEverySampleWithItsOwnNumbers) {
  const result::Study study = uncertainty(variants(), {});
  ASSERT_EQ(study.points.size(), 40u);
  const std::size_t cost = figure(study, "cost_cny_per_year");
  for (const result::StudyPoint& point : study.points) {
    ASSERT_EQ(point.outcome, "optimal");
    const double expected = study.figures[cost].base + (point.inputs[0] - 400.0) * load_mwh;
    EXPECT_NEAR(point.figures[cost], expected, 1e-5 * expected);
  }
}

TEST(Uncertainty, SummarisesByWhatIsReachedOrExceeded) {
  const result::Study study = uncertainty(variants(), {});
  const std::size_t cost = figure(study, "cost_cny_per_year");
  const result::FigureSummary& summary = study.groups.at(0).summaries[cost];
  ASSERT_EQ(study.probabilities[1], 0.9);
  const double p90 = summary.exceeded[1];
  const auto reached = std::count_if(study.points.begin(), study.points.end(),
                                     [&](const auto& p) { return p.figures[cost] >= p90; });
  EXPECT_EQ(reached, 36);
  EXPECT_NEAR(summary.rank_correlation[0], 1.0, 1e-9);
}

TEST(Uncertainty, RanksNoWeatherYears) {
  const result::Study study = uncertainty(variants(), {});
  const result::FigureSummary& summary =
      study.groups.at(0).summaries[figure(study, "cost_cny_per_year")];
  EXPECT_TRUE(std::isnan(summary.rank_correlation.at(1)));
}

TEST(Uncertainty, DoesNotDependOnTheNumberOfWorkers) {
  StudyOptions one, two;
  one.batch.workers = 1;
  two.batch.workers = 2;
  const result::Study a = uncertainty(variants(), one), b = uncertainty(variants(), two);
  for (std::size_t i = 0; i < a.points.size(); ++i)
    for (std::size_t f = 0; f < a.figures.size(); ++f) {
      const double x = a.points[i].figures[f], y = b.points[i].figures[f];
      EXPECT_TRUE(x == y || (std::isnan(x) && std::isnan(y))) << i << ' ' << a.figures[f].name;
    }
}

TEST(Uncertainty, LeavesTheFirstSamplesAsTheyWereWhenThereAreMore) {
  StudyOptions more;
  more.samples = 50;
  const result::Study a = uncertainty(variants(), {}), b = uncertainty(variants(), more);
  ASSERT_EQ(b.points.size(), 50u);
  for (std::size_t i = 0; i < a.points.size(); ++i)
    EXPECT_EQ(a.points[i].inputs, b.points[i].inputs);
}

class LogTest : public ::testing::Test {
 protected:
  LogTest() {
    path_ = (std::filesystem::temp_directory_path() /
             (std::string("sunward-study-") +
              ::testing::UnitTest::GetInstance()->current_test_info()->name()))
                .string();
    std::filesystem::remove(path_);
  }
  ~LogTest() override { std::filesystem::remove(path_); }
  std::string path_;
};

TEST_F(LogTest, AStoppedStudyGoesOnWhereItWas) {
  StudyOptions options;
  options.batch.workers = 1;
  const result::Study whole = uncertainty(variants(), options);
  options.batch.log_path = path_;
  StopToken stop;
  options.batch.stop = &stop;
  options.batch.on_progress = [&](const Progress& p) {
    if (p.done == 7) stop.request_stop();
  };
  EXPECT_EQ(uncertainty(variants(), options).points.size(), 7u);
  options.batch.stop = nullptr;
  std::size_t planned = 0;
  options.batch.on_progress = [&](const Progress&) { ++planned; };
  const result::Study resumed = uncertainty(variants(), options);
  EXPECT_EQ(planned, 33u);
  EXPECT_EQ(resumed.taken_up, 7u);
  const std::size_t cost = figure(whole, "cost_cny_per_year");
  for (std::size_t i = 0; i < whole.points.size(); ++i)
    EXPECT_EQ(resumed.points[i].figures[cost], whole.points[i].figures[cost]);
}

TEST_F(LogTest, ALogOfAnotherCaseIsRefused) {
  StudyOptions options;
  options.samples = 2;
  options.batch.log_path = path_;
  (void)uncertainty(variants(), options);
  std::string other = grid_case;
  other.replace(other.find("constant_mw = 20"), 16, "constant_mw = 21");
  EXPECT_THROW((void)uncertainty(variants(other), options), InputError);
}

TEST(Uncertainty, TellsOfDrawnValuesOutOfRangeBeforeAnyPlan) {
  std::string text = grid_case;
  text.replace(text.find("min = 300"), 9, "min = -9e8");
  text.replace(text.find("keys = [\"tariff.import_base_cny_per_mwh\"]"), 41,
               "keys = [\"grid.capex_cny_per_kw\"]");
  std::size_t planned = 0;
  StudyOptions options;
  options.batch.on_progress = [&](const Progress&) { ++planned; };
  EXPECT_THROW((void)uncertainty(variants(text), options), InputError);
  EXPECT_EQ(planned, 0u);
}

TEST(Tornado, MovesEachInputToTheTenthsOfItsDistribution) {
  const result::Study study = tornado(variants(), {});
  ASSERT_EQ(study.points.size(), 2u);
  EXPECT_NEAR(study.points[0].inputs[0], 320.0, 1e-9);
  EXPECT_NEAR(study.points[1].inputs[0], 480.0, 1e-9);
  const std::size_t cost = figure(study, "cost_cny_per_year");
  EXPECT_NEAR(study.points[1].figures[cost] - study.points[0].figures[cost], 160.0 * load_mwh,
              1e-4 * 160.0 * load_mwh);
}

TEST(Tornado, MovesAnyKeyByAFactor) {
  StudyOptions options;
  options.inputs = {"loads.plant.constant_mw"};
  options.change_frac = 0.1;
  const result::Study study = tornado(variants(), options);
  const std::size_t energy = figure(study, "import_mwh");
  EXPECT_NEAR(study.points[0].figures[energy], 0.9 * load_mwh, 1.0);
  EXPECT_NEAR(study.points[1].figures[energy], 1.1 * load_mwh, 1.0);
}

TEST(Tornado, NamesASectionThatIsNotThere) {
  StudyOptions options;
  options.inputs = {"assets.wind.capex_cny_per_kw"};
  EXPECT_THROW((void)tornado(variants(), options), InputError);
}

TEST(Spider, TakesEvenStepsThroughTheCaseItself) {
  StudyOptions options;
  options.change_frac = 0.2;
  options.steps = 5;
  options.inputs = {"tariff.import_base_cny_per_mwh"};
  const result::Study study = spider(variants(), options);
  ASSERT_EQ(study.points.size(), 5u);
  const std::size_t cost = figure(study, "cost_cny_per_year");
  EXPECT_NEAR(study.points[2].figures[cost], study.figures[cost].base, 1e-12 * load_mwh * 400.0);
  EXPECT_NEAR(study.points[3].inputs[0], 1.1, 1e-12);
}

TEST(BreakEven, FindsThePriceAtWhichTheCostIsMet) {
  StudyOptions options;
  options.inputs = {"price"};
  options.figure = "cost_cny_per_year";
  const result::Study at_first = tornado(variants(), {});
  const double base = at_first.figures[figure(at_first, options.figure)].base;
  options.target = base + 40.0 * load_mwh;
  const result::Study study = break_even(variants(), options);
  ASSERT_TRUE(study.break_even.found);
  EXPECT_NEAR(study.break_even.input, 440.0, 0.02);
}

TEST(BreakEven, SaysSoWhenTheTargetIsOutOfReach) {
  StudyOptions options;
  options.inputs = {"price"};
  options.figure = "cost_cny_per_year";
  options.target = 1e12;
  EXPECT_FALSE(break_even(variants(), options).break_even.found);
}

TEST(WeatherYears, PlansEachYearWithFixedAndWithNewSizes) {
  const result::Study study = weather_years(variants(), {});
  ASSERT_EQ(study.points.size(), 6u);
  ASSERT_EQ(study.groups.size(), 2u);
  EXPECT_EQ(study.groups[0].name, "fixed");
  EXPECT_EQ(study.groups[1].optimal, 3u);
}

TEST(WeatherYears, NewSizesNeverCostMoreThanTheFixedOnes) {
  std::string text = grid_case;
  text.replace(text.find("[grid]"), 6,
               "[assets.wind]\ntype = \"wind\"\ncapacity_mw = { min = 0, max = 100 }\n"
               "capex_cny_per_kw = 4500\n[grid]");
  const result::Study study = weather_years(variants(text), {});
  const std::size_t cost = figure(study, "cost_cny_per_year");
  bool differs = false;
  for (std::size_t y = 0; y < 3; ++y) {
    const double fixed = study.points[y].figures[cost];
    const double anew = study.points[y + 3].figures[cost];
    EXPECT_LE(anew, fixed * (1.0 + 3e-6));
    differs = differs || anew < fixed * (1.0 - 1e-5);  // ten times what a solve leaves open
  }
  EXPECT_TRUE(differs);
}

}  // namespace
}  // namespace sunward::study::risk
