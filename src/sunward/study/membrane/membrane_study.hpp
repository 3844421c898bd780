// The membranes of the libraries, and a grid of thickness, permeability and price around the case's
// own, each in the park's flow battery over its life.
#pragma once

#include "sunward/study/risk/studies.hpp"

namespace sunward::study::membrane {

/// @return kind "membrane"; inputs thickness_um, v2_permeability_m2_per_s, price_cny_per_m2; points
///         of the groups "case" (one: the case's own membrane), "library" (labelled) and "grid",
///         with outcome "replayed", or "nothing_delivered" (no figures but prices): the membrane
///         lets so much through that the battery gives nothing back over its life; figures of
///         membrane_run.hpp, their base those of the case.
/// The park is planned once, with the case's constant efficiencies; every membrane is asked for
/// that same schedule. Each replay is kept in the log of the options; a price costs no replay.
/// @throws InputError: no flow battery or several; not built; a log of another study.
[[nodiscard]] result::Study membrane_study(const input::CaseVariants& variants,
                                           const risk::StudyOptions& options);

}  // namespace sunward::study::membrane
