// [assets.NAME.law]: the technology's defaults, and what the case file lays over them.
#include <gtest/gtest.h>

#include "case_text.hpp"
#include "sunward/component/electrolyser/law_fields.hpp"
#include "support/aggregate_arity.hpp"

namespace sunward::input {
namespace {

using namespace test;

std::string case_with(const std::string& keys) {
  return changed("[loads.plant]", R"([buses.hydrogen]
carrier = "hydrogen"
[loads.refinery]
type = "hydrogen"
mass_kg_per_day = 1000
[assets.stack]
type = "electrolyser"
power_mw = { max = 50 }
capex_cny_per_kw = 2000
)" + keys + "[loads.plant]");
}

component::Electrolyser stack_of(const std::string& keys) {
  for (const model::Component& component : read(case_with(keys)).components)
    if (component.name == "stack") return std::get<component::Electrolyser>(component.spec);
  return {};
}

TEST(ElectrolyserLawSection, ATechnologyAloneMeansItsDefaults) {
  const component::Electrolyser pem = stack_of("technology = \"pem\"\n");
  EXPECT_EQ(pem.technology, component::ElectrolyserTechnology::pem);
  EXPECT_EQ(pem.law.technology, component::ElectrolyserTechnology::pem);
  EXPECT_EQ(pem.law.operating_temp_c, 80.0);
  EXPECT_EQ(pem.law.full_current_ma_per_cm2, 2000.0);
}

TEST(ElectrolyserLawSection, AKeyIsLaidOverTheTechnologysDefaults) {
  const component::Electrolyser pem = stack_of(
      "technology = \"pem\"\n[assets.stack.law]\nmin_load_frac = 0.05\nsharing = \"staged\"\n");
  EXPECT_EQ(pem.law.min_load_frac, 0.05);
  EXPECT_EQ(pem.law.sharing, component::LoadSharing::staged);
  EXPECT_EQ(pem.law.operating_temp_c, 80.0);
}

TEST(ElectrolyserLawSection, WithoutATechnologyTheCurveStays) {
  EXPECT_EQ(stack_of("").technology, component::ElectrolyserTechnology::generic);
}

TEST(ElectrolyserLawSection, ALawWithoutATechnologyIsRefused) {
  const Fault fault = only_fault(case_with("[assets.stack.law]\nmin_load_frac = 0.3\n"));
  EXPECT_EQ(fault.key, "assets.stack.law");
  EXPECT_TRUE(has(fault.remedy.english(), "technology"));
}

TEST(ElectrolyserLawSection, LawAndCurveTogetherAreRefused) {
  const Fault fault = only_fault(case_with(
      "technology = \"alkaline\"\ncurve_load_frac = [0.5, 1]\ncurve_kwh_per_kg = [52, 55]\n"));
  EXPECT_EQ(fault.key, "assets.stack.curve_load_frac");
}

TEST(ElectrolyserLawSection, AFaultBelowNamesItsLine) {
  const Fault fault =
      only_fault(case_with("technology = \"alkaline\"\n[assets.stack.law]\nstandby_frac = 0.01\n"));
  EXPECT_EQ(fault.key, "assets.stack.law.standby_frac");
  EXPECT_EQ(fault.value, "0.01");
  EXPECT_GT(fault.line, 0);
}

TEST(ElectrolyserLawSection, AnUnknownKeyBelowIsRefusedWithASuggestion) {
  const Fault fault =
      only_fault(case_with("technology = \"alkaline\"\n[assets.stack.law]\nmin_load_frak = 0.3\n"));
  EXPECT_EQ(fault.key, "assets.stack.law.min_load_frak");
  EXPECT_TRUE(has(fault.remedy.english(), "min_load_frac"));
}

TEST(ElectrolyserLawSection, AValueOutOfRangeIsFaultedOnce) {
  EXPECT_EQ(faults_of(case_with("technology = \"pem\"\n[assets.stack.law]\nlye_frac = 2\n")).size(),
            1u);
}

/// "alkaline 70, pem 80" -> the number after the word; the whole default where it is one for all.
double stated(const FieldInfo& key, const std::string& technology) {
  const std::size_t at = key.default_text.find(technology + ' ');
  return std::stod(at == std::string::npos ? key.default_text
                                           : key.default_text.substr(at + technology.size()));
}

template <class... Fields>
void expect_stated(const std::tuple<Fields...>& table, const component::ElectrolyserLaw& law,
                   const std::string& technology) {
  const auto compare = [&](const auto& field) {
    if constexpr (requires {
                    law.*field.member + 0.0;
                    field.name;
                  }) {
      std::vector<FieldInfo> info;
      describe(field, component::ElectrolyserLaw{}, info);
      EXPECT_DOUBLE_EQ(law.*field.member, stated(info[0], technology)) << field.name;
      EXPECT_TRUE(field.range.contains(law.*field.member)) << field.name;
      EXPECT_TRUE(info[0].name.ends_with(info[0].suffix)) << field.name;
    }
  };
  std::apply([&](const auto&... field) { (compare(field), ...); }, table);
}

TEST(ElectrolyserLawTable, StatesTheDefaultsOfBothTechnologies) {
  using component::ElectrolyserTechnology;
  const auto table = fields(static_cast<const component::ElectrolyserLaw*>(nullptr));
  expect_stated(table, component::electrolyser::law_of(ElectrolyserTechnology::alkaline),
                "alkaline");
  expect_stated(table, component::electrolyser::law_of(ElectrolyserTechnology::pem), "pem");
}

TEST(ElectrolyserLawTable, ListsEveryMember) {
  const auto table = fields(static_cast<const component::ElectrolyserLaw*>(nullptr));
  EXPECT_EQ(std::tuple_size_v<decltype(table)>,
            sunward::test::aggregate_arity<component::ElectrolyserLaw>());
}

}  // namespace
}  // namespace sunward::input
