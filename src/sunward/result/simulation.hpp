// The outcome of a simulation as plain tables: what a plan does when it is replayed through the
// physical laws, year by year. No behaviour; filled by simulation, formatted by report.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sunward/result/plan.hpp"

namespace sunward::result {

/// Why energy taken in by an asset does not come back. Rows "loss.<name>" of the message table.
enum class Loss : std::size_t {
  conversion,      ///< constant charge and discharge efficiency of the plan's own model
  self_discharge,  ///< of the plan's own model
  auxiliary,       ///< of the plan's own model
  converter,
  ohmic,
  activation,
  concentration,
  crossover,
  shunt,
  hydrogen,
  pumps,
  heating,
  cooling,
  standby,
  rebalancing,
  resistance,  ///< of lithium cells
  fade         ///< charge that goes with the capacity of lithium cells
};
inline constexpr std::array<const char*, 17> loss_names{
    "conversion",    "self_discharge", "auxiliary",   "converter",  "ohmic", "activation",
    "concentration", "crossover",      "shunt",       "hydrogen",   "pumps", "heating",
    "cooling",       "standby",        "rebalancing", "resistance", "fade"};

/// MWh by cause. `concentration` may be negative, see the flow battery's law.
struct LossTable {
  std::array<double, loss_names.size()> mwh{};

  double& operator[](Loss loss) { return mwh[static_cast<std::size_t>(loss)]; }
  double operator[](Loss loss) const { return mwh[static_cast<std::size_t>(loss)]; }
  LossTable& operator+=(const LossTable& other) {
    for (std::size_t i = 0; i < mwh.size(); ++i) mwh[i] += other.mwh[i];
    return *this;
  }
  [[nodiscard]] double sum() const {
    double total = 0.0;
    for (const double value : mwh) total += value;
    return total;
  }
};

/// One asset in one year of operation.
struct SimulatedAsset {
  std::string name;
  std::string label;
  std::string type;  ///< as in Asset
  /// "vanadium_flow", "constant_efficiency"; "as_planned": the flows of the plan; "not_built".
  std::string law;
  /// Storages: "charge_mwh", "discharge_mwh", "stored_mwh" (growth of the content),
  /// "planned_charge_mwh", "planned_discharge_mwh"; flow batteries besides "usable_charge_frac",
  /// "resistance_growth_frac", "temp_min_c", "temp_max_c", "running_h", "rebalancings",
  /// "stack_replacements", "membrane_replacements"; generators "available_mwh", "energy_mwh"; grids
  /// "import_mwh", "export_mwh", "peak_mw"; others what flows in and out by quantity, e.g.
  /// "input_mwh", "flow_kg".
  std::vector<std::pair<std::string, double>> figures;
  LossTable losses;  ///< of storages
};

/// Energies of a year at the electricity buses [MWh].
struct EnergyTotals {
  double available_mwh = 0.0;   ///< wind and sun before curtailment
  double generation_mwh = 0.0;  ///< after it
  double import_mwh = 0.0;
  double export_mwh = 0.0;
  double load_mwh = 0.0;    ///< demand of the electric loads
  double used_mwh = 0.0;    ///< electrolysers, compressors and their like, as planned
  double charge_mwh = 0.0;  ///< of all storages
  double discharge_mwh = 0.0;
  double unserved_mwh = 0.0;
  double surplus_mwh = 0.0;  ///< power that found no taker although everything was turned down
  [[nodiscard]] double curtailed_mwh() const { return available_mwh - generation_mwh; }
};

/// Hydrogen of a year. made - planned_made = sold - unserved + vented + stored.
struct HydrogenTotals {
  double made_kg = 0.0, planned_made_kg = 0.0;
  double sold_kg = 0.0;      ///< beyond the plan; negative: less
  double unserved_kg = 0.0;  ///< beyond the plan; negative: less
  double planned_unserved_kg = 0.0;
  double vented_kg = 0.0;  ///< no tank had room
  double stored_kg = 0.0;  ///< put into tanks, beyond the plan
  double sale_cny = 0.0, unserved_cny = 0.0, variable_om_cny = 0.0;  ///< beyond the plan
  double replacement_cny = 0.0;  ///< stacks renewed beside the plan's annuities
  bool unserved_priced = true;
  [[nodiscard]] double all_unserved_kg() const { return planned_unserved_kg + unserved_kg; }
};

/// Why the buses need other power than planned. Rows "gap_cause.<name>" of the message table.
enum class GapCauseKind : std::size_t {
  maintenance,  ///< a storage away for rebalancing: its planned flows lack
  own_use,      ///< standby, heat, cooling, rebalancing, less the drain the plan holds
  content,      ///< losses other than planned: content made good, or given back
  peak,         ///< storages holding the month's planned peak (needs less)
  limits,       ///< asked of a storage and not given: empty, full or too weak
  chain,        ///< the hydrogen chain draws more or less
  ageing,       ///< beyond the first year in the same hour; modules: beside the plan's mean age
  renewal,      ///< renewed beside the annuities, less what the plan holds for it
  other         ///< hydrogen bought and sold, wear, the plan's own tolerance
};
inline constexpr std::array<const char*, 9> gap_cause_names{
    "maintenance", "own_use", "content", "peak", "limits", "chain", "ageing", "renewal", "other"};

struct GapCause {
  GapCauseKind kind = GapCauseKind::other;
  double mwh = 0.0;  ///< more needed at the electricity buses
  double cny = 0.0;  ///< dearer
};

/// Simulation less plan, in the same weather. What the storages miss is what others give:
///   losses.sum() - planned_losses_mwh + stored_mwh + used_mwh + aged_mwh
///     = import_mwh - export_mwh - curtailed_mwh + unserved_mwh - surplus_mwh - plan_residual_mwh
struct Gap {
  LossTable losses;                 ///< of the storages that ran by a law
  double planned_losses_mwh = 0.0;  ///< what the plan counted on for the same storages
  double stored_mwh = 0.0;          ///< growth of their content over the year
  double used_mwh = 0.0;            ///< more drawn by the hydrogen chain
  double aged_mwh = 0.0;  ///< less available than planned, as modules age; negative while young
  double import_mwh = 0.0;
  double export_mwh = 0.0;
  double curtailed_mwh = 0.0;
  double unserved_mwh = 0.0;
  double surplus_mwh = 0.0;
  double plan_residual_mwh = 0.0;  ///< by which the plan itself does not close (its tolerance)
  std::vector<CostLine> costs;
  double cost_cny = 0.0;         ///< their sum
  std::vector<GapCause> causes;  ///< in the order of gap_cause_names; they sum to cost_cny
};

/// What happened, and what the plan had foreseen, in the same weather.
struct SimulatedYear {
  int number = 0;       ///< 1 is the first year of operation
  std::string weather;  ///< name of the weather year
  std::vector<SimulatedAsset> assets;
  EnergyTotals energy;
  EnergyTotals planned;
  /// Costs that operation moves [CNY]: "energy_purchase", "sale" (negative), "demand_charge",
  /// "variable_om", "co2", "unserved", "replacement". Annuities and fixed costs are the plan's.
  std::vector<CostLine> costs;
  std::vector<CostLine> planned_costs;
  /// "self_use_frac", "green_share_frac", "export_frac", "curtailment_frac", "co2_t_per_year"
  std::vector<Indicator> indicators;
  HydrogenTotals hydrogen;  ///< zeros without an electrolyser that ran by a law
  Gap gap;
  double worst_balance_kg = 0.0;  ///< of the hydrogen chain, largest |in - out| so far
  /// Largest |in - out| of a bus in a step [MW].
  double worst_balance_mw = 0.0;
};

/// A number over two axes, or a curve for each of a few values of y. z[j][i] belongs to y[j], x[i].
struct OperatingMap {
  std::string asset;
  /// "battery_efficiency": x power over rated (> 0 discharging), y charged share of the nameplate;
  /// "electrolyser_...": see simulation/electrolyser_maps.hpp. NaN: cannot be.
  std::string kind;
  std::vector<double> x, y;
  std::vector<std::vector<double>> z;
};

/// What the plan does that no machine can, per year: see simulation/artefacts.hpp.
struct Artefact {
  std::string kind;  ///< "charge_and_discharge", "below_minimum_load"
  std::string asset;
  double hours = 0.0;
  double mwh = 0.0;
  double cny = 0.0;
};

/// A storage beside the plan's curves, by step of all weather years; means of the years. Not
/// written to files.
struct StorageTrace {
  std::string asset;
  std::vector<double> loss_mwh;     ///< of content, beyond what the curves say
  std::vector<double> drain_mw;     ///< drawn for itself
  std::vector<std::size_t> nights;  ///< steps at whose end it went away for maintenance, last year
};

/// A fleet of electrolysers by step of all weather years; means of the years. Not written to files.
struct FleetTrace {
  std::string asset;
  std::vector<double> used_mw, made_kg_per_h;
};

/// Mean of the years of what a generator gave, by step of all weather years. Not written to files.
struct GenerationTrace {
  std::string asset;
  std::vector<double> mean_mw;
};

/// A part that the plan's annuity pays for over other years than its law lets it live.
struct LawLife {
  std::string asset;      ///< its label
  double plan_y = 0.0;    ///< lifetime of the case file
  double law_y = 0.0;     ///< mean life in the replay
  bool at_least = false;  ///< it outlived the replay: law_y is as long as was replayed
  /// What the annuity would be less, were the plan's lifetime the law's; negative: more [CNY/year].
  double worth_cny_per_year = 0.0;
};

/// How a plan that was made with physics and its replay agree.
struct Agreement {
  bool agreed = false;
  std::size_t rounds = 0;  ///< of planning and replaying
  double cost_gap_frac = 0.0;
  double energy_gap_frac = 0.0;  ///< the largest
  std::string asset, quantity;   ///< where
};

/// What a plan counts on of a storage whose law is stepped: so much of the content a unit of
/// energy at the bus is worth to who keeps to the plan.
struct StorageTerms {
  std::string asset;
  double charge_efficiency_frac = 1.0;
  double discharge_efficiency_frac = 1.0;
};

struct Simulation {
  std::string park_name;
  std::string mode;         ///< "schedule" or "policy"
  std::string forecast;     ///< policy only: "week", "yesterday" or "perfect"
  double forecast_h = 0.0;  ///< policy only: how far it looks ahead
  /// false: a load without a value went unserved; its cost is not in
  bool load_unserved_priced = true, hydrogen_unserved_priced = true;
  [[nodiscard]] bool unserved_priced() const {
    return load_unserved_priced && hydrogen_unserved_priced;
  }
  double planned_cost_cny_per_year = 0.0;  ///< the plan's whole yearly cost
  double seconds = 0.0;                    ///< of the replay alone
  std::vector<SimulatedYear> years;
  Gap mean_gap;  ///< of the years
  EnergyTotals mean_energy, mean_planned;
  std::vector<Indicator>
      worst_indicators;              ///< of the years: lowest shares of own use, highest others
  std::vector<Flow> first_year;      ///< hourly series of the first year, when asked for
  std::vector<Flow> run;             ///< the schedule run in it, in the series of the plan
  ScenarioYear first_weather;        ///< time axis of both
  std::vector<OperatingMap> maps;    ///< of the laws at the sizes planned
  std::vector<Artefact> artefacts;   ///< of the plan
  std::vector<StorageTerms> terms;   ///< of the storages with a law
  std::vector<StorageTrace> traces;  ///< of the storages that Options::models names
  std::vector<FleetTrace> fleets;    ///< of electrolysers with a law
  std::vector<GenerationTrace> generation;
  std::optional<Agreement> agreement;  ///< where the plan was made with physics
  std::vector<LawLife> lives;          ///< of cells; those that differ from the plan's lifetime
  std::vector<Phrase> notes;
};

}  // namespace sunward::result
