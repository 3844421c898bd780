#include "sunward/study/way.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace sunward::study {

namespace {

using result::WayKind;
using result::WayStep;

constexpr double mwh_per_kg = 33.33e-3;  // lower heating value of hydrogen, as in result::Link

class Way {
 public:
  void add(const std::string& name, const result::Asset* asset, WayKind kind, double change_mwh,
           double hydrogen_kg = 0.0) {
    const std::string label = asset == nullptr       ? ""
                              : asset->label.empty() ? asset->name
                                                     : asset->label;
    steps_.push_back({name, label, kind, change_mwh, hydrogen_kg});
  }

  /// The stages of all plants of a type: the first that counts is the source.
  void add_ladders(const std::vector<result::LossLadder>& ladders, const std::string& type,
                   const std::string& source) {
    std::vector<WayStep> sum;
    const auto book = [&](const std::string& name, WayKind kind, double change_mwh) {
      const auto known = std::find_if(sum.begin(), sum.end(),
                                      [&](const WayStep& step) { return step.name == name; });
      if (known == sum.end())
        sum.push_back({name, "", kind, change_mwh, 0.0});
      else
        known->change_mwh += change_mwh;
    };
    for (const result::LossLadder& ladder : ladders) {
      if (ladder.type != type) continue;
      double before = -1.0;
      for (const result::LossStage& stage : ladder.stages) {
        if (stage.name == "horizontal" || stage.name == "curtailment") continue;
        const bool first = before < 0.0;
        book(first ? source : type + "_" + stage.name, first ? WayKind::source : WayKind::loss,
             first ? stage.energy_mwh : stage.energy_mwh - before);
        before = stage.energy_mwh;
      }
    }
    steps_.insert(steps_.end(), sum.begin(), sum.end());
  }

  /// @return the steps that weigh more than a hundred-thousandth of the largest, and the rest.
  std::vector<WayStep> closed() {
    constexpr double least_shown_frac = 1e-5;
    double largest = 0.0;
    for (const WayStep& step : steps_) largest = std::max(largest, std::abs(step.change_mwh));
    std::vector<WayStep> shown;
    double left = 0.0;
    for (const WayStep& step : steps_) {
      if (std::abs(step.change_mwh) < least_shown_frac * largest) continue;
      shown.push_back(step);
      left += step.change_mwh;
    }
    if (left != 0.0) shown.push_back({"rest", "", WayKind::loss, -left, 0.0});
    return shown;
  }

 private:
  std::vector<WayStep> steps_;
};

double figure(const result::Asset& asset, const std::string& name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return value;
  return 0.0;
}

/// What comes in beside sun and wind.
void add_sources(Way& way, const result::Plan& plan) {
  for (const result::Asset& asset : plan.assets) {
    const auto of = [&](const char* name) { return figure(asset, name); };
    if (asset.type == "thermal_plant")
      way.add("thermal", &asset, WayKind::source, of("energy_mwh"));
    if (asset.type == "grid") way.add("import", &asset, WayKind::source, of("import_mwh"));
    if (asset.type == "hydrogen_market")
      way.add("hydrogen_bought", &asset, WayKind::source, mwh_per_kg * of("bought_kg"),
              of("bought_kg"));
  }
}

void add_losses(Way& way, const result::Plan& plan) {
  double curtailed = 0.0;
  for (const result::Asset& asset : plan.assets)
    if (asset.type == "wind" || asset.type == "pv") curtailed += figure(asset, "curtailed_mwh");
  way.add("curtailment", nullptr, WayKind::loss, -curtailed);
  for (const result::Asset& asset : plan.assets) {
    const auto of = [&](const char* name) { return figure(asset, name); };
    if (asset.type == "storage") way.add("storage", &asset, WayKind::loss, -of("losses_mwh"));
    if (asset.type == "electrolyser")
      way.add("electrolyser", &asset, WayKind::loss,
              mwh_per_kg * of("hydrogen_kg") - of("energy_mwh"));
    if (asset.type == "compressor") way.add("compressor", &asset, WayKind::loss, -of("energy_mwh"));
    if (asset.type == "hydrogen_tank")
      way.add("tank", &asset, WayKind::loss, -mwh_per_kg * of("losses_kg"), -of("losses_kg"));
  }
}

void add_products(Way& way, const result::Plan& plan) {
  for (const result::Asset& asset : plan.assets) {
    const auto of = [&](const char* name) { return figure(asset, name); };
    if (asset.type == "grid") way.add("export", &asset, WayKind::product, -of("export_mwh"));
    if (asset.type == "electric_load" || asset.type == "silicon_plant")
      way.add("load", &asset, WayKind::product, of("unserved_mwh") - of("energy_mwh"));
    if (asset.type == "hydrogen_demand") {
      const double kg = of("hydrogen_kg") - of("unserved_kg");
      way.add("hydrogen", &asset, WayKind::product, -mwh_per_kg * kg, -kg);
    }
    if (asset.type == "hydrogen_market")
      way.add("hydrogen_sold", &asset, WayKind::product, -mwh_per_kg * of("sold_kg"),
              -of("sold_kg"));
  }
}

}  // namespace

std::vector<WayStep> way_of(const std::vector<result::LossLadder>& ladders,
                            const result::Plan& plan) {
  Way way;
  way.add_ladders(ladders, "pv", "sun");
  way.add_ladders(ladders, "wind", "wind");
  add_sources(way, plan);
  add_losses(way, plan);
  add_products(way, plan);
  return way.closed();
}

}  // namespace sunward::study
