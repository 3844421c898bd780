#include "sunward/study/membrane/membrane_study.hpp"

#include <cmath>

#include <fmt/format.h>

#include "sunward/base/error.hpp"
#include "sunward/study/membrane/duty.hpp"
#include "sunward/study/membrane/membrane_run.hpp"
#include "sunward/study/planned_case.hpp"
#include "sunward/study/risk/common.hpp"

namespace sunward::study::membrane {

namespace {

using component::Membrane;

/// One replay, and the prices it stands for.
struct Candidate {
  std::string group, label;
  Membrane membrane;
  std::vector<double> prices_cny_per_m2;
};

Membrane scaled(Membrane membrane, double thickness_um, double factor) {
  membrane.thickness_um = thickness_um;
  for (double* permeability :
       {&membrane.v2_permeability_m2_per_s, &membrane.v3_permeability_m2_per_s,
        &membrane.v4_permeability_m2_per_s, &membrane.v5_permeability_m2_per_s})
    *permeability *= factor;
  return membrane;
}

std::vector<Candidate> candidates_of(const Membrane& own, const model::MembraneStudy& terms) {
  std::vector<Candidate> list{{"case", own.label, own, {own.price_cny_per_m2}}};
  for (const auto& [name, membrane] : terms.known)
    list.push_back({"library", membrane.label, membrane, {membrane.price_cny_per_m2}});
  const std::vector<double> prices = terms.price_cny_per_m2.empty()
                                         ? std::vector<double>{own.price_cny_per_m2}
                                         : terms.price_cny_per_m2;
  for (const double factor : terms.permeability_factor)
    for (const double thickness_um : terms.thickness_um)
      list.push_back({"grid", "", scaled(own, thickness_um, factor), prices});
  return list;
}

/// All that the replays depend on but the case itself.
std::string identity_text(const std::vector<Candidate>& candidates, const Duty& duty) {
  // The number of figures: a log begun by a program that measured fewer is not taken up.
  std::string text = fmt::format("{} {}\n", figure_names.size(), duty.energy_price_cny_per_mwh);
  for (const Candidate& candidate : candidates) {
    const Membrane& m = candidate.membrane;
    text += fmt::format("{} {} {} {} {} {} {} {} {}\n", m.label, m.thickness_um,
                        m.conductivity_s_per_m, m.v2_permeability_m2_per_s,
                        m.v3_permeability_m2_per_s, m.v4_permeability_m2_per_s,
                        m.v5_permeability_m2_per_s, m.price_cny_per_m2, m.life_h);
  }
  return text;
}

void add_points(const Candidate& candidate, const risk::Finished& finished, result::Study& study) {
  for (const double price : candidate.prices_cny_per_m2) {
    result::StudyPoint point{finished.outcome, candidate.group, candidate.label, {}, {}};
    point.inputs = {candidate.membrane.thickness_um, candidate.membrane.v2_permeability_m2_per_s,
                    price};
    point.figures = at_price(finished.figures, price);
    study.points.push_back(std::move(point));
  }
}

/// The park's plan, and the names of what is measured.
risk::detail::Base base_of(const input::CaseVariants& variants, const risk::StudyOptions& options,
                           const Membrane& own) {
  model::Park park;
  risk::detail::Base base;
  // One thread: the schedule, and with it every replay, is then the same on every machine.
  base.plan = risk::plan_task(variants, {}, options.batch, 1, park);
  base.study.kind = "membrane";
  base.study.park_name = park.name;
  base.study.base_status = base.plan.status;
  base.study.base_message = base.plan.message;
  for (const FigureName& figure : figure_names)
    base.study.figures.push_back({figure.name, figure.unit});
  base.study.inputs = {{"thickness_um", {}, "value", "", own.thickness_um},
                       {"v2_permeability_m2_per_s", {}, "value", "", own.v2_permeability_m2_per_s},
                       {"price_cny_per_m2", {}, "value", "", own.price_cny_per_m2}};
  return base;
}

}  // namespace

result::Study membrane_study(const input::CaseVariants& variants,
                             const risk::StudyOptions& options) {
  const model::MembraneStudy& terms = variants.study().membrane;
  const model::Park& park = variants.park();
  require_whole_years(park);
  const model::Component& storage = studied_storage(park, terms);
  const auto& spec = std::get<component::Storage>(storage.spec);
  const Membrane& own = spec.flow_battery.membrane_record;
  risk::detail::Base base = base_of(variants, options, own);
  if (!base.planned()) return base.study;
  const Duty duty = duty_of(park, base.plan, storage, terms);
  const std::vector<Candidate> candidates = candidates_of(own, terms);
  const MembraneTerms run_terms{terms.operation_y, park.finance.discount_frac,
                                own.price_cny_per_m2};
  risk::BatchOptions batch = options.batch;
  batch.identity =
      risk::detail::identity_of(base, variants, options, identity_text(candidates, duty));
  const risk::Work work = [&](std::size_t i) -> std::optional<risk::Finished> {
    auto figures = run_membrane(spec, candidates[i].membrane, duty, run_terms, options.batch.stop);
    if (!figures) return std::nullopt;
    const bool delivered = std::isfinite(figures->at(figure_index("delivered_mwh_per_year")));
    return risk::Finished{delivered ? "replayed" : "nothing_delivered", std::move(*figures)};
  };
  const auto finished =
      risk::run_logged(candidates.size(), figure_names.size(), work, batch, &base.study.taken_up);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    base.study.wanted += candidates[i].prices_cny_per_m2.size();
    if (finished[i]) add_points(candidates[i], *finished[i], base.study);
  }
  if (finished.front())
    for (std::size_t f = 0; f < figure_names.size(); ++f)
      base.study.figures[f].base = base.study.points.front().figures[f];
  return base.study;
}

}  // namespace sunward::study::membrane
