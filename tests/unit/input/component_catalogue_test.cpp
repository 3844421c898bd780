// The catalogue of machines: whole, sourced, and laid under a case file.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "sunward/base/error.hpp"
#include "sunward/input/component_catalogue.hpp"
#include "sunward/input/park_reader.hpp"

namespace sunward::input {
namespace {

/// A park around assets given as text.
std::string park_with(const std::string& assets) {
  return R"(name = "Catalogue"
[site]
latitude_deg = 39.5
longitude_deg = 112.3
elevation_m = 1350
[weather]
source = "synthetic"
[buses.power]
[buses.gas]
carrier = "hydrogen"
[loads.plant]
type = "electric"
constant_mw = 20
[loads.trucks]
type = "hydrogen"
mass_kg_per_day = 100
[assets.market]
type = "hydrogen_market"
purchase_price_cny_per_kg = 40
purchase_limit_kg_per_h = 100
[grid]
connection_mw = 30
capex_cny_per_kw = 600
[tariff]
import_base_cny_per_mwh = 400
)" + assets;
}

model::Park read(const std::string& assets) {
  ReadOptions options;
  options.load_weather = false;
  return read_park_text(park_with(assets), ".", options, "park.toml");
}

std::vector<Fault> faults_of(const std::string& assets) {
  try {
    (void)read(assets);
  } catch (const InputError& error) {
    return error.faults();
  }
  return {};
}

template <class Spec>
Spec only(const model::Park& park) {
  for (const model::Component& component : park.components)
    if (const auto* spec = std::get_if<Spec>(&component.spec)) return *spec;
  ADD_FAILURE() << "no such asset";
  return {};
}

const std::string wind =
    "[assets.wind]\ntype = \"wind\"\ncapacity_mw = 50\ncapex_cny_per_kw = 4500\n";
const std::string pv = "[assets.pv]\ntype = \"pv\"\ncapacity_mw = 50\ncapex_cny_per_kw = 3000\n";
const std::string maker =
    "[assets.maker]\ntype = \"electrolyser\"\npower_mw = 5\ncapex_cny_per_kw = 2000\n";
const std::string flow_battery =
    "[assets.flow]\ntype = \"storage\"\npower_mw = 5\nenergy_mwh = 20\n"
    "power_capex_cny_per_kw = 2200\nenergy_capex_cny_per_kwh = 1750\n";

TEST(ComponentCatalogue, GivesEveryValueASourceWithTitleAddressAndDate) {
  const auto records = component_catalogue();
  EXPECT_GE(records.size(), 35u);
  for (const CatalogueRecord& record : records)
    for (const auto* values : {&record.fills, &record.facts})
      for (const CatalogueValue& value : *values) {
        EXPECT_FALSE(value.source.title.empty()) << record.name;
        EXPECT_TRUE(value.source.url.starts_with("https://")) << record.name;
        EXPECT_NE(value.source.date.find("20"), std::string::npos) << record.name;
      }
}

TEST(ComponentCatalogue, HasPlainNamesThatDoNotRepeat) {
  std::set<std::string> names;
  for (const CatalogueRecord& record : component_catalogue()) {
    EXPECT_TRUE(names.insert(record.name).second) << record.name;
    EXPECT_FALSE(record.label.empty()) << record.name;
    EXPECT_FALSE(record.fills.empty()) << record.name;
  }
}

TEST(ComponentCatalogue, HasNoRecordThatACaseFileRefuses) {
  const std::pair<const char*, std::string> asset_of[] = {
      {"turbine", wind + "model = "},
      {"module", pv + "model = "},
      {"inverter", pv + "inverter = "},
      {"electrolyser", maker + "model = "},
      {"flow_battery_stack", flow_battery + "model = "}};
  for (const CatalogueRecord& record : component_catalogue()) {
    const auto found = std::find_if(std::begin(asset_of), std::end(asset_of),
                                    [&](const auto& a) { return a.first == record.kind; });
    ASSERT_NE(found, std::end(asset_of)) << record.kind;
    for (const Fault& fault : faults_of(found->second + "\"" + record.name + "\"\n"))
      ADD_FAILURE() << record.name << ": " << to_string(fault);
  }
}

TEST(ComponentCatalogue, HasDataSheetsThatMakeModules) {
  int sheets = 0;
  for (const CatalogueRecord& record : component_catalogue()) {
    const bool has_sheet = std::any_of(
        record.fills.begin(), record.fills.end(),
        [](const CatalogueValue& value) { return value.key == "sheet.cells_in_series"; });
    if (!has_sheet) continue;
    ++sheets;
    for (const Fault& fault :
         faults_of(pv + "module_model = \"data_sheet\"\nmodel = \"" + record.name + "\"\n"))
      ADD_FAILURE() << record.name << ": " << to_string(fault);
  }
  EXPECT_GE(sheets, 4);
}

TEST(ComponentCatalogue, GivesADataSheetAsAWholeOrNotAtAll) {
  const auto faults = faults_of(pv +
                                "module_model = \"data_sheet\"\nmodel = \"longi_lr6_72hbd_385\"\n"
                                "sheet = { open_voltage_v = 48.7 }\n");
  EXPECT_FALSE(faults.empty());
}

TEST(ComponentCatalogue, GivesAWindFarmTheCurveOfItsModel) {
  const auto spec = only<component::Wind>(read(wind + "model = \"vestas_v126_3450\"\n"));
  ASSERT_EQ(spec.curve_speed_m_per_s.size(), spec.curve_power_pu.size());
  EXPECT_EQ(spec.curve_power_pu.back(), 1.0);
  EXPECT_EQ(spec.curve_speed_m_per_s.back(), 22.5);
}

TEST(ComponentCatalogue, GivesACurveAsAWholeOrNotAtAll) {
  const auto spec = only<component::Wind>(
      read(wind + "model = \"vestas_v126_3450\"\ncurve_speed_m_per_s = [3, 12, 25]\n"
                  "curve_power_pu = [0, 1, 1]\n"));
  EXPECT_EQ(spec.curve_power_pu.size(), 3u);
  const auto faults =
      faults_of(wind + "model = \"vestas_v126_3450\"\ncurve_speed_m_per_s = [3, 12, 25]\n");
  EXPECT_FALSE(faults.empty());
}

TEST(ComponentCatalogue, LetsTheUsersOwnKeysWin) {
  const auto spec =
      only<component::Pv>(read(pv + "model = \"generic_topcon\"\ninverter = \"sungrow_sg320hx\"\n"
                                    "temp_coefficient_per_k = -0.004\n"));
  EXPECT_EQ(spec.temp_coefficient_per_k, -0.004);
  EXPECT_EQ(spec.inverter_efficiency_frac, 0.988);
}

TEST(ComponentCatalogue, FillsTablesBelowTheAsset) {
  const auto spec = only<component::Electrolyser>(
      read(maker + "hydrogen_bus = \"gas\"\nmodel = \"irena_pem_2020\"\n"
                   "[assets.maker.law]\nunit_power_mw = 2\n"));
  EXPECT_EQ(spec.technology, component::ElectrolyserTechnology::pem);
  EXPECT_EQ(spec.law.min_load_frac, 0.05);
  EXPECT_EQ(spec.law.unit_power_mw, 2.0);
}

TEST(ComponentCatalogue, MakesAStorageAFlowBatteryOfThatStack) {
  const auto spec = only<component::Storage>(read(flow_battery + "model = \"simses_9000w\"\n"));
  EXPECT_EQ(spec.technology, component::StorageTechnology::vanadium_flow);
  EXPECT_EQ(spec.flow_battery.cell_area_cm2, 1500.0);
}

TEST(ComponentCatalogue, SaysInTheNotesWhatCameFromWhere) {
  const model::Park park = read(pv + "inverter = \"sungrow_sg320hx\"\n");
  const bool said = std::any_of(park.notes.begin(), park.notes.end(), [](const Phrase& note) {
    return note.english().find("inverter_efficiency_frac of Sungrow SG320HX") != std::string::npos;
  });
  EXPECT_TRUE(said);
}

TEST(ComponentCatalogue, NamesTheNearestRecordOfAMisspeltOne) {
  const auto faults = faults_of(wind + "model = \"vestas_v126_3460\"\n");
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].key, "assets.wind.model");
  EXPECT_GT(faults[0].line, 0);
  EXPECT_NE(faults[0].remedy.english().find("vestas_v126_3450"), std::string::npos);
  EXPECT_THROW((void)catalogue_record("vestas_v126"), InputError);
}

TEST(ComponentCatalogue, RefusesAMachineOfAnotherKind) {
  const auto faults = faults_of(wind + "model = \"generic_topcon\"\n");
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].message.english().find("module"), std::string::npos);
}

TEST(Reference, CommittedPageOfTheCatalogueIsUpToDate) {
  const std::filesystem::path page =
      std::filesystem::path(SUNWARD_SOURCE_DIR) / "docs" / "reference" / "catalogue.md";
  if (std::getenv("SUNWARD_WRITE_REFERENCE") != nullptr)
    std::ofstream(page) << catalogue_markdown();
  std::ifstream file(page);
  const std::string committed{std::istreambuf_iterator<char>(file), {}};
  EXPECT_TRUE(committed == catalogue_markdown())
      << "run this test once with SUNWARD_WRITE_REFERENCE=1 and commit the page";
}

}  // namespace
}  // namespace sunward::input
