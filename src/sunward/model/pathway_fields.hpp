// Field tables of [pathway] and the tables below it.
#pragma once

#include "sunward/base/field.hpp"
#include "sunward/model/pathway_terms.hpp"

namespace sunward::model {

constexpr auto fields(const PathwayTerms*) {
  using P = PathwayTerms;
  return field_table(
      derived_field(&P::stages, "stages"),
      field(&P::end, "end", unit::none,
            optional_meaning("the last stage is as long as the one "
                             "before it"),
            between(1950, 2200), "Year in which the last stage ends."),
      field(&P::discount_frac, "discount_frac", unit::frac,
            optional_meaning("discount_frac of [finance]"), between(0, 0.5),
            "Real discount rate of the pathway: of its annuities and of its yearly costs."),
      derived_field(&P::parts, "[pathway.components]"),
      derived_field(&P::supplies, "[pathway.supply]"), derived_field(&P::changes, "[pathway.at]"),
      derived_field(&P::yearly, "[pathway.change_frac_per_year]"));
}

constexpr auto fields(const PathwayPart*) {
  using P = PathwayPart;
  return field_table(
      derived_field(&P::name, "the name of the section"),
      field(&P::from, "from", unit::none, optional_meaning("the first stage"), between(1950, 2200),
            "First year of a stage in which it may be built; a load is served from then on."),
      field(&P::until, "until", unit::none, optional_meaning("the last stage"), between(1950, 2200),
            "Last year of a stage in which it may be built; a load is served until then."),
      field(&P::existing_until, "existing_until", unit::none,
            optional_meaning("it outlasts the pathway"), between(1950, 2200),
            "Year in which what stands already is taken down at the latest."),
      derived_field(&P::existing, "existing"), derived_field(&P::max_build, "max_build"));
}

constexpr auto fields(const PathwaySupply*) {
  using P = PathwaySupply;
  return field_table(
      derived_field(&P::name, "the name of the section"),
      field(&P::assets, "assets", unit::none, required, any_number,
            "The thermal plants that burn it."),
      field(&P::supply_t_per_year, "supply_t_per_year", unit::t_per_year, required, above(0),
            "Tonnes that can be had in a year."),
      field(&P::reserve_y, "reserve_y", unit::year, optional_meaning("without end"), above(0),
            "What is left when the first stage begins, in years of that supply."),
      field(&P::declines_from, "declines_from", unit::none, optional_meaning("it does not decline"),
            between(1950, 2200), "Year from which the supply falls in a straight line to nothing."),
      field(&P::ends, "ends", unit::none, optional_meaning("it does not end"), between(1950, 2200),
            "Year in which there is none left."));
}

}  // namespace sunward::model
