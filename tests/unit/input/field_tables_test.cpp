// Every parameter struct is fully listed in its field table, and every key carries its unit.
#include <gtest/gtest.h>

#include <set>

#include "sunward/component/flow_battery/flow_battery_fields.hpp"
#include "sunward/component/flow_battery/membrane_fields.hpp"
#include "sunward/input/all_fields.hpp"
#include "sunward/input/catalogue.hpp"
#include "sunward/input/sections.hpp"
#include "sunward/model/membrane_study_fields.hpp"
#include "sunward/model/objective_fields.hpp"
#include "sunward/model/park_fields.hpp"
#include "sunward/model/registry.hpp"
#include "sunward/model/single_owner_fields.hpp"
#include "sunward/model/study_fields.hpp"
#include "support/aggregate_arity.hpp"

namespace sunward::input {
namespace {

template <class Owner, class... Fields>
void collect_members(const std::tuple<Fields...>& table, const Owner& owner,
                     std::set<const void*>& members) {
  std::apply([&](const auto&... field) { (members.insert(&(owner.*field.member)), ...); }, table);
}

template <class Owner, class... Tables>
void expect_every_member_listed(const Tables&... tables) {
  const Owner owner{};
  std::set<const void*> members;
  (collect_members(tables, owner, members), ...);
  EXPECT_EQ(members.size(), test::aggregate_arity<Owner>()) << __PRETTY_FUNCTION__;
}

template <class Owner>
constexpr auto table_of() {
  return fields(static_cast<const Owner*>(nullptr));
}

struct ThreeMembers {
  double a;
  std::vector<double> b;
  component::Cost c;
};

TEST(AggregateArity, CountsMembersNotTheirParts) {
  EXPECT_EQ(test::aggregate_arity<ThreeMembers>(), 3u);
  EXPECT_EQ(test::aggregate_arity<component::Cost>(), 3u);
}

TEST(FieldTables, ListEveryMemberOfEveryComponent) {
  model::for_each_kind([](auto kind) {
    using Spec = typename decltype(kind)::spec;
    if constexpr (!std::is_same_v<Spec, component::Grid>)
      expect_every_member_listed<Spec>(table_of<Spec>());
  });
  const component::Grid* grid = nullptr;
  expect_every_member_listed<component::Grid>(fields(grid), tariff_fields(grid));
}

TEST(FieldTables, ListEveryMemberOfTheOtherSections) {
  expect_every_member_listed<model::Site>(table_of<model::Site>());
  expect_every_member_listed<series::Location>(model::location_fields());
  expect_every_member_listed<model::Rules>(table_of<model::Rules>());
  expect_every_member_listed<model::FinanceTerms>(table_of<model::FinanceTerms>());
  expect_every_member_listed<model::SolveOptions>(table_of<model::SolveOptions>());
  expect_every_member_listed<model::ObjectiveTerms>(table_of<model::ObjectiveTerms>());
  expect_every_member_listed<model::StudyTerms>(table_of<model::StudyTerms>());
  expect_every_member_listed<model::StudyInput>(table_of<model::StudyInput>());
  expect_every_member_listed<model::MembraneStudy>(table_of<model::MembraneStudy>());
  expect_every_member_listed<TimeSection>(table_of<TimeSection>());
  expect_every_member_listed<WeatherSection>(table_of<WeatherSection>());
  expect_every_member_listed<SyntheticSection>(table_of<SyntheticSection>());
  expect_every_member_listed<series::SyntheticClimate>(climate_fields());
}

TEST(FieldTables, OfFlowBatteriesAreWholeAndInUnits) {
  expect_every_member_listed<component::Membrane>(table_of<component::Membrane>());
  const component::FlowBattery* battery = nullptr;
  expect_every_member_listed<component::FlowBattery>(electrolyte_fields(battery),
                                                     stack_fields(battery), plant_fields(battery));
  for (const FieldInfo& key : describe_fields<component::FlowBattery>()) {
    EXPECT_TRUE(key.name.ends_with(key.suffix)) << key.name;
    if (key.presence == Presence::Kind::defaulted &&
        (key.kind == FieldKind::number || key.kind == FieldKind::integer)) {
      EXPECT_TRUE(key.range.contains(std::stod(key.default_text))) << key.name;
    }
  }
}

TEST(FieldTables, OfTheSingleOwnerIsWholeAndInUnits) {
  expect_every_member_listed<model::SingleOwner>(table_of<model::SingleOwner>());
  for (const FieldInfo& key : describe_fields<model::SingleOwner>())
    EXPECT_TRUE(key.name.ends_with(key.suffix)) << key.name;
}

TEST(FieldTables, NamesEndInTheirUnit) {
  for (const SectionInfo& section : case_file_catalogue())
    for (const FieldInfo& key : section.keys)
      EXPECT_TRUE(key.name.ends_with(key.suffix)) << section.name << '.' << key.name;
}

/// The longest unit suffix a name ends in.
std::string_view suffix_of(std::string_view name) {
  std::string_view best;
  for (const Unit& unit : all_units)
    if (name.ends_with(unit.suffix) && unit.suffix.size() > best.size()) best = unit.suffix;
  return best;
}

TEST(FieldTables, NamesDoNotPretendToAnotherUnit) {
  for (const SectionInfo& section : case_file_catalogue()) {
    for (const FieldInfo& key : section.keys) {
      if (key.kind == FieldKind::number || key.kind == FieldKind::size ||
          key.kind == FieldKind::profile) {
        EXPECT_EQ(key.suffix, suffix_of(key.name)) << section.name << '.' << key.name;
      }
    }
  }
}

TEST(FieldTables, DefaultsLieInTheirRanges) {
  for (const SectionInfo& section : case_file_catalogue()) {
    for (const FieldInfo& key : section.keys) {
      if (key.presence != Presence::Kind::defaulted) continue;
      if (key.kind == FieldKind::number || key.kind == FieldKind::integer) {
        EXPECT_TRUE(key.range.contains(std::stod(key.default_text)))
            << section.name << '.' << key.name << " = " << key.default_text;
      }
    }
  }
}

TEST(FieldTables, EveryKeyHasASentence) {
  for (const SectionInfo& section : case_file_catalogue())
    for (const FieldInfo& key : section.keys) EXPECT_FALSE(key.meaning.empty()) << key.name;
}

}  // namespace
}  // namespace sunward::input
