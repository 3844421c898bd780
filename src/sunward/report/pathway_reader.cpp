#include "sunward/report/pathway_reader.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "sunward/report/dispatch_nc.hpp"
#include "sunward/report/plan_json.hpp"
#include "sunward/report/tree_reader.hpp"

namespace sunward::report {

namespace {
namespace fs = std::filesystem;

using detail::FaultList;
using detail::Json;
using detail::TreeReader;

std::vector<double> numbers(const TreeReader& reader, const std::string& key, FaultList& faults,
                            double null_value = 0.0) {
  std::vector<double> list;
  const auto found = reader.node().find(key);
  if (found == reader.node().end() || !found->is_array()) {
    faults.add(key, "results.list");
    return list;
  }
  for (const Json& value : *found)
    list.push_back(value.is_number() ? value.get<double>() : null_value);
  return list;
}

result::PathwayStage read_stage(const TreeReader& reader) {
  result::PathwayStage stage;
  stage.year = reader.integer<int>("year");
  stage.years = reader.integer<int>("years");
  stage.present_value_of_year = reader.number("present_value_of_year");
  stage.investment_cny = reader.number("investment_cny");
  stage.residual_cny = reader.number("residual_cny");
  const TreeReader costs = reader.child("costs_cny_per_year");
  for (const auto& [name, value] : costs.node().items())
    stage.costs.push_back({name, costs.number(name)});
  return stage;
}

void read_lists(const TreeReader& root, result::Pathway& plan, FaultList& faults) {
  root.each_element("stages",
                    [&](const TreeReader& stage) { plan.stages.push_back(read_stage(stage)); });
  root.each_element("sizes", [&](const TreeReader& size) {
    plan.sizes.push_back({size.string("asset"), size.string("label"), size.string("type"),
                          size.string("quantity"), size.string("unit"),
                          numbers(size, "built", faults), numbers(size, "retired", faults),
                          numbers(size, "in_service", faults)});
  });
  root.each_element("supplies", [&](const TreeReader& supply) {
    plan.supplies.push_back(
        {supply.string("name"), supply.number("reserve_t", infinity),
         numbers(supply, "supply_t_per_year", faults), numbers(supply, "burnt_t_per_year", faults),
         numbers(supply, "left_t", faults, infinity), numbers(supply, "rent_cny_per_t", faults)});
  });
}

StoredPathway read_tree(const TreeReader& root, FaultList& faults) {
  StoredPathway stored;
  result::Pathway& plan = stored.plan;
  plan.name = root.string("park");
  plan.status = root.string("status") == result::to_string(result::Status::optimal)
                    ? result::Status::optimal
                    : result::Status::infeasible;
  const std::string message = root.string("message"), repair = root.string("repair");
  plan.message = Phrase::rendered(message, message);
  plan.infeasibility.repair = Phrase::rendered(repair, repair);
  plan.total_cny = root.number("total_cny");
  plan.discount_frac = root.number("discount_frac");
  read_lists(root, plan, faults);
  const TreeReader record = root.child("provenance");
  const TreeReader inputs = record.child("inputs"), options = record.child("options");
  for (const auto& [name, value] : inputs.node().items())
    stored.provenance.inputs.emplace_back(name, inputs.string(name));
  for (const auto& [name, value] : options.node().items())
    stored.provenance.options.emplace_back(name, options.string(name));
  return stored;
}

/// Sizes have a value for every stage.
void check_lengths(const result::Pathway& plan, FaultList& faults) {
  for (const result::PathwaySize& size : plan.sizes)
    for (const auto* list : {&size.built, &size.retired, &size.in_service})
      if (list->size() != plan.stages.size()) {
        faults.add("sizes." + size.asset, "results.list");
        return;
      }
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

bool holds_pathway(const std::string& folder) {
  return fs::is_regular_file(fs::path(folder) / "pathway.json") &&
         !fs::exists(fs::path(folder) / "plan.json");
}

StoredPathway read_pathway_folder(const std::string& folder) {
  const fs::path file = fs::path(folder) / "pathway.json";
  FaultList faults{file.string(), {}};
  StoredPathway stored;
  const Json tree = Json::parse(bytes_of(file), nullptr, false);
  if (tree.is_discarded() || !tree.is_object())
    faults.add("", "results.json");
  else if (tree.value("format", Json()) != "sunward-pathway")
    faults.add("format", "results.not_a_plan");
  else
    stored = read_tree(TreeReader(tree, "", faults), faults);
  if (faults.faults.empty()) check_lengths(stored.plan, faults);
  if (!faults.faults.empty()) throw InputError(faults.faults);
  if (stored.plan.status != result::Status::optimal) return stored;
  for (result::PathwayStage& stage : stored.plan.stages) {
    const fs::path below = fs::path(folder) / std::to_string(stage.year);
    stage.plan = read_plan_json(below.string()).plan;
    stage.plan.flows = read_dispatch_nc((below / "dispatch.nc").string());
  }
  return stored;
}

}  // namespace sunward::report
