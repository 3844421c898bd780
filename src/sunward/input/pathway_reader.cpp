#include "sunward/input/pathway_reader.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/input/case_variants.hpp"
#include "sunward/input/component_sizes.hpp"
#include "sunward/input/file_bytes.hpp"
#include "sunward/input/park_table.hpp"

namespace sunward::input {

namespace {

/// A change of one stage and the line that asks for it.
struct Asked {
  KeyChange change;
  int line = 0;
};

/// Clauses ask for what their thresholds are in the stage, unless the case names another year.
void add_year_of_thresholds(bool has_rules, int year, std::vector<Asked>& asked) {
  const std::string key = "rules.year";
  const bool named = std::any_of(asked.begin(), asked.end(),
                                 [&](const Asked& one) { return one.change.key == key; });
  if (has_rules && !named)
    asked.push_back({{key, model::Change::value, static_cast<double>(year)}, 0});
}

/// What differs from the case file in stage s.
std::vector<Asked> asked_in(const model::PathwayTerms& terms, bool has_rules, std::size_t s) {
  std::vector<Asked> asked;
  const int year = terms.stages[s];
  for (const model::StageChange& change : terms.changes) {
    if (change.year > year) continue;
    const auto known = std::find_if(asked.begin(), asked.end(), [&](const Asked& other) {
      return other.change.key == change.key;
    });
    const Asked one{{change.key, model::Change::value, change.value}, change.line};
    if (known == asked.end())
      asked.push_back(one);
    else
      *known = one;  // changes stand in the order of the stages' names
  }
  add_year_of_thresholds(has_rules, year, asked);
  for (const model::YearlyChange& change : terms.yearly) {
    const double factor = std::pow(1.0 + change.frac_per_year, year - terms.stages.front());
    asked.push_back({{change.key, model::Change::factor, factor}, change.line});
  }
  return asked;
}

void add_once(std::vector<Fault>& faults, Fault fault) {
  const std::string sentence = to_string(fault);
  for (const Fault& other : faults)
    if (to_string(other) == sentence) return;
  faults.push_back(std::move(fault));
}

class StageReader {
 public:
  explicit StageReader(CaseVariants variants)
      : variants_(std::move(variants)), has_rules_(variants_.has_section("rules")) {}

  model::Pathway run() {
    const model::PathwayTerms& terms = variants_.pathway();
    refuse_other_objective();
    model::Pathway pathway;
    pathway.name = variants_.park().name;
    pathway.parts = terms.parts;
    pathway.supplies = terms.supplies;
    pathway.notes = variants_.park().notes;
    pathway.inputs = variants_.park().inputs;
    pathway.discount_frac =
        terms.discount_frac >= 0.0 ? terms.discount_frac : variants_.park().finance.discount_frac;
    for (std::size_t s = 0; s < terms.stages.size(); ++s)
      pathway.stages.push_back({terms.stages[s], terms.years_of(s), park_of(s)});
    if (!faults_.empty()) throw InputError(std::move(faults_));
    for (model::PathwayStage& stage : pathway.stages) {
      stage.park.finance.discount_frac = pathway.discount_frac;
      if (!has_rules_) stage.park.rules.year = stage.year;
    }
    add_notes(pathway);
    add_late_beginnings(pathway);
    const std::vector<model::PathwayStage> whole = pathway.stages;
    for (std::size_t s = 0; s < whole.size(); ++s)
      std::erase_if(pathway.stages[s].park.components, [&](const model::Component& component) {
        return !has_place(pathway, whole, component.name, s);
      });
    return pathway;
  }

 private:
  /// A pathway is planned at least cost.
  void refuse_other_objective() {
    if (!variants_.objective().by_equity()) return;
    Fault fault;
    if (!variants_.park().inputs.empty()) fault.file = variants_.park().inputs.front().first;
    fault.key = "objective";
    fault.tell(told("pathway.objective"));
    faults_.push_back(std::move(fault));
  }

  /// The park of stage s; on faults the unchanged one, and the faults are noted.
  model::Park park_of(std::size_t s) {
    const std::vector<Asked> asked = asked_in(variants_.pathway(), has_rules_, s);
    std::vector<KeyChange> changes;
    for (const Asked& one : asked) changes.push_back(one.change);
    try {
      return variants_.with(changes);
    } catch (const InputError& error) {
      // A key that cannot be changed ends the reading; each alone shows them all.
      bool found = false;
      for (const Asked& one : asked) found = note_faults_of(one) || found;
      if (!found)
        for (const Fault& fault : error.faults()) add_once(faults_, fault);
      return variants_.park();
    }
  }

  /// @return whether the change alone has any.
  bool note_faults_of(const Asked& one) {
    try {
      (void)variants_.with({one.change});
      return false;
    } catch (const InputError& error) {
      for (Fault fault : error.faults()) {
        if (fault.line == 0 || fault.key == one.change.key) fault.line = one.line;
        add_once(faults_, std::move(fault));
      }
      return true;
    }
  }

  /// Whether a component can stand in stage s, or a load be served.
  static bool has_place(const model::Pathway& pathway,
                        const std::vector<model::PathwayStage>& whole, const std::string& name,
                        std::size_t s) {
    const model::PathwayPart part = pathway.part(name);
    for (const model::PathwaySupply& supply : pathway.supplies)
      if (std::find(supply.assets.begin(), supply.assets.end(), name) != supply.assets.end() &&
          supply.supply_in(whole[s].year, whole[s].years) <= 0.0)
        return false;
    const auto inside = [&](std::size_t k) {
      return whole[k].year >= part.from && (part.until == 0 || whole[k].year <= part.until);
    };
    const model::Component& component = component_of(whole[s].park, name);
    const std::vector<ComponentSize> sizes = sizes_of(component);
    if (sizes.empty()) return inside(s);
    const bool existing =
        !part.existing.empty() && (part.existing_until == 0 || whole[s].year < part.existing_until);
    if (existing) return true;
    for (std::size_t k = 0; k <= s; ++k)
      for (const ComponentSize& size : sizes_of(component_of(whole[k].park, name)))
        if (inside(k) && most_built(part, size.key) > 0.0 &&
            model::stands(pathway, k, size.cost.lifetime_y, s))
          return true;
    return false;
  }

  static double most_built(const model::PathwayPart& part, const std::string& key) {
    for (const auto& [name, value] : part.max_build)
      if (name == key) return value;
    return infinity;
  }

  static const model::Component& component_of(const model::Park& park, const std::string& name) {
    return *std::find_if(park.components.begin(), park.components.end(),
                         [&](const model::Component& component) { return component.name == name; });
  }

  /// A year inside a stage counts from the next.
  static void add_late_beginnings(model::Pathway& pathway) {
    for (const model::PathwayPart& part : pathway.parts) {
      if (part.from <= pathway.stages.front().year) continue;
      const auto next =
          std::find_if(pathway.stages.begin(), pathway.stages.end(),
                       [&](const model::PathwayStage& stage) { return stage.year >= part.from; });
      if (next == pathway.stages.end() || next->year == part.from) continue;
      pathway.notes.push_back(phrase(
          "note.pathway.from", {{"name", part.name}, {"year", part.from}, {"stage", next->year}}));
    }
  }

  /// A life that ends inside a stage is counted to the stage's end, and paid for.
  static void add_notes(model::Pathway& pathway) {
    const auto& stages = pathway.stages;
    for (const model::Component& component : stages.front().park.components)
      for (const ComponentSize& size : sizes_of(component))
        for (std::size_t k = 0; k < stages.size(); ++k) {
          const double gone = stages[k].year + size.cost.lifetime_y;
          for (const model::PathwayStage& stage : stages) {
            if (gone <= stage.year || gone >= stage.year + stage.years) continue;
            pathway.notes.push_back(
                phrase("note.pathway.life", {{"key", component.name + "." + size.key},
                                             {"built", stages[k].year},
                                             {"stage", stage.year}}));
          }
        }
  }

  CaseVariants variants_;
  bool has_rules_;
  std::vector<Fault> faults_;
};

std::optional<model::Pathway> pathway_of(CaseVariants variants) {
  if (!variants.pathway().given()) return std::nullopt;
  return StageReader(std::move(variants)).run();
}

}  // namespace

bool has_pathway(const std::filesystem::path& path) {
  Fault fault;
  const auto bytes = read_file_bytes(path, path.string(), fault);
  if (!bytes) throw InputError({fault});
  ReadContext context;
  context.base_dir = path.parent_path();
  const auto table = table_of_text(*bytes, path.string(), {}, context);
  if (!context.faults.empty()) throw InputError(std::move(context.faults));
  return table && table->contains("pathway");
}

std::optional<model::Pathway> read_pathway(const std::filesystem::path& path,
                                           const ReadOptions& options) {
  return pathway_of(CaseVariants(path, options));
}

model::Park read_stage(const std::filesystem::path& path, int year, const ReadOptions& options) {
  if (auto pathway = read_pathway(path, options))
    for (model::PathwayStage& stage : pathway->stages)
      if (stage.year == year) {
        stage.park.inputs = pathway->inputs;
        return std::move(stage.park);
      }
  Fault fault;
  fault.file = path.string();
  fault.tell(told("pathway.no_such_stage", {{"stage", year}}));
  throw InputError({fault});
}

std::optional<model::Pathway> read_pathway_text(const std::string& text,
                                                const std::filesystem::path& base_dir,
                                                const ReadOptions& options,
                                                const std::string& shown) {
  return pathway_of(CaseVariants(text, base_dir, options, shown));
}

}  // namespace sunward::input
