#include "sunward/input/pv_note.hpp"

#include <fmt/format.h>

namespace sunward::input {

std::vector<Phrase> pv_notes(const std::string& label, const component::Pv& plant) {
  if (plant.module_model != component::pv::ModuleModel::data_sheet) return {};
  const component::pv::SheetFit fit = component::pv::fit_module(plant.sheet);
  std::vector<Phrase> notes{
      phrase("note.pv_sheet",
             {{"asset", label},
              {"ideality", fmt::format("{:.3f}", fit.ideality)},
              {"series", fmt::format("{:.3g}", fit.module.series_resistance_ohm)},
              {"shunt", fmt::format("{:.3g}", fit.module.shunt_resistance_ohm)},
              {"power", fmt::format("{:+.3f}", 100.0 * power_coefficient_per_k(fit.module))}})};
  if (fit.voltage_miss_frac != 0.0)
    notes.push_back(phrase(
        "note.pv_sheet_voltage",
        {{"asset", label}, {"miss", fmt::format("{:+.1f}", 100.0 * fit.voltage_miss_frac)}}));
  return notes;
}

}  // namespace sunward::input
