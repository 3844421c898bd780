#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sunward/report/plan_json.hpp"
#include "sunward/report/tree_reader.hpp"

namespace sunward::report {

namespace {

using detail::FaultList;
using detail::Json;
using detail::TreeReader;

using Pairs = std::vector<std::pair<std::string, double>>;

/// Members of an object of numbers, in their own order.
Pairs number_pairs(const TreeReader& reader) {
  Pairs pairs;
  for (const auto& [name, value] : reader.node().items())
    pairs.emplace_back(name, reader.number(name));
  return pairs;
}

std::vector<std::pair<std::string, std::string>> text_pairs(const TreeReader& reader) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& [name, value] : reader.node().items())
    pairs.emplace_back(name, reader.string(name));
  return pairs;
}

result::Status read_status(const TreeReader& reader, FaultList& faults) {
  using result::Status;
  const std::string word = reader.string("status");
  for (const Status status : {Status::optimal, Status::infeasible, Status::unbounded, Status::limit,
                              Status::numerical_trouble, Status::cancelled})
    if (word == result::to_string(status)) return status;
  faults.add("status", "results.status", {{"word", word}});
  return Status::numerical_trouble;
}

result::Capacity read_capacity(const std::string& quantity, const TreeReader& reader) {
  result::Capacity capacity;
  capacity.quantity = quantity;
  capacity.unit = reader.string("unit");
  capacity.value = reader.number("value");
  capacity.min = reader.number("min", -infinity);
  capacity.max = reader.number("max", infinity);
  capacity.sized = reader.boolean("sized");
  capacity.shadow_price_cny_per_unit = reader.number("shadow_price_cny_per_unit");
  return capacity;
}

result::Asset read_asset(const std::string& name, const TreeReader& reader) {
  result::Asset asset;
  asset.name = name;
  asset.label = reader.string("label");
  asset.type = reader.string("type");
  asset.bus = reader.string("bus");
  asset.capex_cny = reader.number("capex_cny");
  for (const auto& [kind, value] : number_pairs(reader.child("costs_cny_per_year")))
    asset.costs.push_back({kind, value});
  const TreeReader sizes = reader.child("sizes");
  reader.each_member("sizes", [&](const std::string& quantity, const TreeReader& size) {
    asset.capacities.push_back(read_capacity(quantity, size));
  });
  // What is left among the numbers are the yearly figures.
  for (const auto& [key, value] : reader.node().items()) {
    const bool figure = value.is_number() || value.is_null();
    if (figure && key != "capex_cny" && !sizes.node().contains(key))
      asset.figures.emplace_back(key, reader.number(key));
  }
  return asset;
}

std::vector<result::Indicator> read_indicators(const TreeReader& values, const TreeReader& units) {
  std::vector<result::Indicator> indicators;
  for (const auto& [name, value] : number_pairs(values))
    indicators.push_back({name, units.string(name), value});
  return indicators;
}

/// "2025-01-31T13:00" to a civil time.
series::CivilTime read_start(const TreeReader& reader, FaultList& faults) {
  series::CivilTime start;
  const std::string word = reader.string("start");
  if (std::sscanf(word.c_str(), "%d-%d-%dT%d:%d", &start.year, &start.month, &start.day,
                  &start.hour, &start.minute) != 5)
    faults.add("years.start", "results.time", {{"word", word}});
  return start;
}

result::ScenarioYear read_year(const TreeReader& reader, const TreeReader& units,
                               FaultList& faults) {
  result::ScenarioYear year;
  year.name = reader.string("name");
  year.weight = reader.number("weight");
  year.first_step = reader.integer<std::size_t>("first_step");
  year.axis.start = read_start(reader, faults);
  year.axis.n_steps = reader.integer<Index>("steps");
  year.axis.step_minutes = reader.integer<int>("step_minutes");
  year.axis.utc_offset_h = reader.number("utc_offset_h");
  year.axis.skips_leap_day = reader.boolean("skips_leap_day");
  year.indicators = read_indicators(reader.child("indicators"), units);
  return year;
}

void read_solve(const TreeReader& root, result::Plan& plan) {
  const TreeReader certificate = root.child("certificate");
  plan.certificate.holds = certificate.boolean("holds");
  plan.certificate.relative_gap = certificate.number("relative_gap", infinity);
  plan.certificate.primal_residual = certificate.number("primal_residual", infinity);
  plan.certificate.dual_residual = certificate.number("dual_residual", infinity);
  plan.certificate.tolerance = certificate.number("tolerance");
  const TreeReader solve = root.child("solve");
  plan.solve.engine = solve.string("engine");
  plan.solve.seconds = solve.number("seconds");
  plan.solve.iterations = solve.integer<Index>("iterations");
  plan.solve.threads = solve.integer<int>("threads");
  plan.solve.phases = number_pairs(solve.child("phases"));
  const TreeReader size = root.child("size");
  plan.solve.columns = size.integer<std::size_t>("columns");
  plan.solve.rows = size.integer<std::size_t>("rows");
  plan.solve.nonzeros = size.integer<std::size_t>("nonzeros");
  plan.solve.steps = size.integer<std::size_t>("steps");
  plan.solve.scenarios = size.integer<std::size_t>("scenarios");
}

void read_check_and_infeasibility(const TreeReader& root, result::Plan& plan) {
  const TreeReader check = root.child("check");
  plan.check.done = check.boolean("done");
  if (plan.check.done) {
    plan.check.solver = check.string("solver");
    plan.check.status = check.string("status");
    plan.check.objective_cny_per_year = check.number("objective_cny_per_year");
    plan.check.relative_difference = check.number("relative_difference");
    plan.check.seconds = check.number("seconds");
  }
  if (root.is_null("infeasibility")) return;
  const TreeReader reason = root.child("infeasibility");
  plan.infeasibility.certificate_violation = reason.number("certificate_violation");
}

void read_lists(const TreeReader& root, result::Plan& plan) {
  root.each_element("rules", [&](const TreeReader& rule) {
    plan.rules.push_back({rule.string("name"), rule.string("unit"),
                          rule.string("sense") == "at_least", rule.number("limit"),
                          rule.number("value"), rule.boolean("kept")});
  });
  root.each_element("bindings", [&](const TreeReader& binding) {
    plan.bindings.push_back({binding.string("name"),
                             {},
                             binding.string("unit"),
                             binding.number("limit"),
                             binding.number("value"),
                             binding.number("worth_cny_per_unit")});
  });
  root.each_element("links", [&](const TreeReader& link) {
    plan.links.push_back({link.string("source"), link.string("target"), link.number("energy_mwh")});
  });
  root.each_element("flows", [&](const TreeReader& flow) {
    plan.flows.push_back({flow.string("name"),
                          flow.string("asset"),
                          flow.string("quantity"),
                          flow.string("unit"),
                          flow.string("description"),
                          flow.string("bus"),
                          flow.integer<int>("sign"),
                          {}});
  });
}

/// Sentences stand in the file in both languages, one below the other.
std::vector<Phrase> both(const std::vector<std::string>& english,
                         const std::vector<std::string>& chinese) {
  std::vector<Phrase> list;
  for (std::size_t i = 0; i < english.size() && i < chinese.size(); ++i)
    list.push_back(Phrase::rendered(english[i], chinese[i]));
  return list;
}

void read_sentences(const TreeReader& root, result::Plan& plan) {
  const TreeReader sentences = root.child("sentences");
  const TreeReader en = sentences.child("en"), zh = sentences.child("zh");
  const auto one = [&](const char* key) {
    return Phrase::rendered(en.string(key), zh.string(key));
  };
  plan.message = one("message");
  plan.notes = both(en.strings("notes"), zh.strings("notes"));
  plan.infeasibility.sentence = one("infeasibility");
  plan.infeasibility.repair = one("repair");
  plan.infeasibility.causes = both(en.strings("causes"), zh.strings("causes"));
  const std::vector<Phrase> bindings = both(en.strings("bindings"), zh.strings("bindings"));
  for (std::size_t i = 0; i < bindings.size() && i < plan.bindings.size(); ++i)
    plan.bindings[i].description = bindings[i];
}

result::Provenance read_provenance(const TreeReader& reader) {
  return {reader.string("version"),           reader.string("commit"),
          reader.string("command"),           reader.string("started_utc"),
          reader.string("machine"),           reader.string("compiler"),
          text_pairs(reader.child("inputs")), text_pairs(reader.child("options"))};
}

result::Plan read_plan(const TreeReader& root, FaultList& faults) {
  result::Plan plan;
  plan.status = read_status(root, faults);
  plan.park_name = root.string("park");
  plan.objective_cny_per_year = root.number("objective_cny_per_year");
  plan.capex_cny = root.number("capex_cny");
  read_solve(root, plan);
  root.each_member("assets", [&](const std::string& name, const TreeReader& asset) {
    plan.assets.push_back(read_asset(name, asset));
  });
  const TreeReader units = root.child("indicator_units");
  plan.indicators = read_indicators(root.child("indicators"), units);
  root.each_element("years", [&](const TreeReader& year) {
    plan.years.push_back(read_year(year, units, faults));
  });
  read_lists(root, plan);
  read_check_and_infeasibility(root, plan);
  read_sentences(root, plan);
  return plan;
}

/// True when the tree says it is a plan of a version this program knows.
bool known_format(const Json& tree, FaultList& faults) {
  if (!tree.is_object() || !tree.contains("format") || tree["format"] != detail::plan_format) {
    faults.add("format", "results.not_a_plan");
  } else if (!tree.contains("format_version") ||
             tree["format_version"] != detail::plan_format_version) {
    faults.add("format_version", "results.other_version");
  }
  return faults.faults.empty();
}

void read_physics(const TreeReader& physics, StoredPlan& stored) {
  stored.planned_replacement_cny = physics.number("planned_replacement_cny_per_year");
  if (!physics.node().contains("storage_terms")) return;  // of an earlier version
  physics.each_member("storage_terms", [&](const std::string& asset, const TreeReader& terms) {
    stored.terms.push_back(
        {asset, terms.share("charge_efficiency_frac"), terms.share("discharge_efficiency_frac")});
  });
}

}  // namespace

StoredPlan parse_plan_json(std::string_view text, const std::string& file) {
  FaultList faults{file, {}};
  StoredPlan stored;
  const Json tree = Json::parse(text, nullptr, false);
  if (tree.is_discarded()) {
    faults.add("", "results.json");
  } else if (known_format(tree, faults)) {
    const TreeReader root(tree, "", faults);
    stored.plan = read_plan(root, faults);
    stored.provenance = read_provenance(root.child("provenance"));
    if (tree.contains("physics")) read_physics(root.child("physics"), stored);
  }
  if (!faults.faults.empty()) throw InputError(faults.faults);
  return stored;
}

StoredPlan read_plan_json(const std::string& path) {
  namespace fs = std::filesystem;
  const std::string file = fs::is_directory(path) ? (fs::path(path) / "plan.json").string() : path;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    FaultList faults{file, {}};
    faults.add("", "results.no_plan");
    throw InputError(faults.faults);
  }
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  return parse_plan_json(text, file);
}

}  // namespace sunward::report
