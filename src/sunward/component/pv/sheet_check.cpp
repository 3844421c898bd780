#include "sunward/component/pv/sheet_check.hpp"

#include <cmath>

#include "sunward/component/fault.hpp"

namespace sunward::component::pv {
namespace {

struct CellVolts {
  double least, most;
};

// Open voltage of a cell at 25 degC, from the poorest to the record cells of each kind, and for
// amorphous silicon up to three junctions that count as one cell. Green et al., Solar cell
// efficiency tables (version 64), Prog. Photovolt. 32 (2024) 425; widened by a tenth.
CellVolts volts_of(CellKind kind) {
  switch (kind) {
    case CellKind::cdte:
      return {0.6, 1.0};
    case CellKind::cigs:
      return {0.4, 0.85};
    case CellKind::amorphous:
      return {0.6, 2.8};
    case CellKind::silicon:
      break;
  }
  return {0.5, 0.8};
}

Phrase range_of(double least, double most) {
  return phrase("range.between", {{"min", figure(least)}, {"max", figure(most)}});
}

void check_points(std::vector<Fault>& faults, const ModuleSheet& s) {
  if (!(s.best_voltage_v > 0.0 && s.best_voltage_v < s.open_voltage_v))
    add_fault(faults, "best_voltage_v", s.best_voltage_v, "V", range_of(0.0, s.open_voltage_v),
              told("pv.sheet_order"));
  if (!(s.best_current_a > 0.0 && s.best_current_a < s.short_current_a))
    add_fault(faults, "best_current_a", s.best_current_a, "A", range_of(0.0, s.short_current_a),
              told("pv.sheet_order"));
}

void check_power(std::vector<Fault>& faults, const ModuleSheet& s) {
  constexpr double rounding_frac = 0.01, least_fill = 0.4, most_fill = 0.9;
  const double product_w = s.best_voltage_v * s.best_current_a;
  if (s.max_power_w > 0.0 && std::abs(product_w / s.max_power_w - 1.0) > rounding_frac)
    add_fault(faults, "max_power_w", s.max_power_w, "W", figure(product_w), told("pv.sheet_power"));
  const double fill = product_w / (s.open_voltage_v * s.short_current_a);
  if (!(fill >= least_fill && fill <= most_fill))
    add_fault(faults, "best_current_a", s.best_current_a, "A", {},
              told("pv.sheet_fill", {{"fill", figure(std::round(1e3 * fill) / 1e3)}}));
}

}  // namespace

std::vector<Fault> check_sheet(const ModuleSheet& s) {
  std::vector<Fault> faults;
  check_points(faults, s);
  if (!faults.empty()) return faults;  // the rest would only repeat it
  check_power(faults, s);
  const CellVolts volts = volts_of(s.cells);
  const double per_cell_v = s.open_voltage_v / s.cells_in_series;
  if (!(per_cell_v >= volts.least && per_cell_v <= volts.most))
    add_fault(faults, "cells_in_series", s.cells_in_series, "", {},
              told("pv.sheet_cells", {{"volts", figure(std::round(1e3 * per_cell_v) / 1e3)},
                                      {"least", figure(volts.least)},
                                      {"most", figure(volts.most)}}));
  if (!(s.open_voltage_frac_per_k < 0.0))
    add_fault(faults, "open_voltage_frac_per_k", s.open_voltage_frac_per_k, "1/K",
              range_of(-0.02, 0.0), told("pv.sheet_sign"));
  return faults;
}

}  // namespace sunward::component::pv
