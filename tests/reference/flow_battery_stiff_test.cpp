// The fixed-step battery against the full equations in a stiff integrator (CVODE of SUNDIALS):
// four ions in the tanks and four in the cells, the balances as the literature writes them, the
// current found anew at every evaluation. Nothing of the fast method's algebra is used here.
#include <gtest/gtest.h>

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "sunward/component/flow_battery/plant.hpp"
#include "support/flow_batteries.hpp"

namespace sunward::component::flow_battery {
namespace {

/// Amounts in the tanks, then in the cells: V2, V3, V4, V5; then the volume the negative side has
/// gained.
constexpr int n_states = 9;

struct Reference {
  const Plant* plant = nullptr;
  CellLaw law;
  Pumping pumping;
  double draw_w = 0.0;  ///< from the bus; 0: at rest
  double temp_c = 25.0;
};

CellContents contents_of(const Reference& model, const double* amount) {
  const Loop& loop = model.plant->loop();
  CellContents cells;
  cells.negative = {amount[4] / loop.cell_volume_m3, amount[5] / loop.cell_volume_m3, 0.0, 0.0};
  cells.positive = {0.0, 0.0, amount[6] / loop.cell_volume_m3, amount[7] / loop.cell_volume_m3};
  // Protons without those of V2+ and V5: charge of the anions less 3 for each vanadium of the
  // negative and 2 for each of the positive side.
  cells.negative_acid = (loop.anion_mol - 3.0 * (amount[0] + amount[1] + amount[4] + amount[5])) /
                        (loop.volume_m3 + amount[8]);
  cells.positive_acid = (loop.anion_mol - 2.0 * (amount[2] + amount[3] + amount[6] + amount[7])) /
                        (loop.volume_m3 - amount[8]);
  return cells;
}

struct Point {
  double current = 0.0;
  double flow = 0.0;
};

/// Bisection for the current at which the bus sees the draw.
Point operate(const Reference& model, const double* amount) {
  if (model.draw_w == 0.0) return {};
  const Loop& loop = model.plant->loop();
  const FlowBattery& battery = model.plant->battery();
  const bool charging = model.draw_w > 0.0;
  const double soc_n = (amount[0] + amount[4]) / (amount[0] + amount[1] + amount[4] + amount[5]);
  const double soc_p = (amount[3] + amount[7]) / (amount[2] + amount[3] + amount[6] + amount[7]);
  const double reactant = charging ? 1.0 - std::max(soc_n, soc_p) : std::min(soc_n, soc_p);
  const double viscosity =
      negative_viscosity_pa_s(soc_n, model.temp_c) + positive_viscosity_pa_s(soc_p, model.temp_c);
  const CellContents cells = contents_of(model, amount);
  Point point;
  double low = charging ? 0.0 : -2000.0;
  double high = charging ? 2000.0 : 0.0;
  for (int i = 0; i < 60; ++i) {
    point.current = 0.5 * (low + high);
    point.flow = model.pumping.flow_m_per_s(point.current, reactant);
    const double dc_w = loop.area_m2 * point.current *
                        cell_voltage(model.law, cells, point.current, point.flow).terminal_v;
    const double efficiency = battery.converter_efficiency_frac;
    const double draw_w = (charging ? dc_w / efficiency : dc_w * efficiency) +
                          loop.area_m2 * model.pumping.power_w_per_m2(point.flow, viscosity);
    (draw_w < model.draw_w ? low : high) = point.current;
  }
  return point;
}

/// Water into the negative side per area [m/s]. Dissolved particles: V2+ and V3+ twice, the
/// oxo-ions once, protons, half of the anions' charge; protons are that charge less the vanadium's.
double water_m_per_s(const Reference& model, const double* n, double current) {
  const Loop& loop = model.plant->loop();
  const double negative = 1.5 * loop.anion_mol - n[1] - n[5];  // 2 v2 + 2 v3 - (2 v2 + 3 v3)
  const double positive = 1.5 * loop.anion_mol - n[2] - n[6];  // v4 + v5 - (2 v4 + v5)
  const double osmosis = negative / (loop.volume_m3 + n[8]) - positive / (loop.volume_m3 - n[8]);
  const FlowBattery& battery = model.plant->battery();
  const double thickness_m = battery.membrane_record.thickness_um * 1e-6;
  return 18e-6 * (battery.water_drag * current / faraday_c_per_mol +
                  battery.water_diffusivity_m2_per_s / thickness_m * osmosis);
}

/// An ion that stands on one side alone, leaving it: diffusion against a push of `speed` [m/s] that
/// is > 0 where it goes along; v c e^p / (e^p - 1), p = v / permeance.
double leaving_flux(double permeance, double speed, double concentration) {
  if (std::abs(speed) < 1e-9 * permeance) return permeance * concentration;
  return speed * concentration / (1.0 - std::exp(-speed / permeance));
}

int right_side(double, N_Vector y, N_Vector y_dot, void* data) {
  const auto& model = *static_cast<const Reference*>(data);
  const Loop& loop = model.plant->loop();
  const FlowBattery& battery = model.plant->battery();
  const Membrane& membrane = battery.membrane_record;
  const double* n = N_VGetArrayPointer(y);
  double* change = N_VGetArrayPointer(y_dot);
  const Point point = operate(model, n);
  const double flow = model.draw_w == 0.0 ? 0.0 : point.flow * loop.area_m2;
  const std::array<double, 2> tanks{loop.volume_m3 - loop.cell_volume_m3 + n[8],
                                    loop.volume_m3 - loop.cell_volume_m3 - n[8]};
  const double water = water_m_per_s(model, n, point.current);
  const double drop_v =  // of the membrane, the positive side above the negative
      point.current * membrane.thickness_um * 1e-6 / membrane.conductivity_s_per_m;
  constexpr std::array<double, 4> charge{2.0, 3.0, 2.0, 1.0};
  std::array<double, 4> j{};
  for (std::size_t k = 0; k < 4; ++k) {
    const double to_negative = charge[k] * loop.permeance_m_per_s[k] * 96485.33212 /
                                   (8.31446261815324 * 298.15) * battery.ion_drift_frac * drop_v +
                               battery.ion_entrained_frac * water;
    j[k] = leaving_flux(loop.permeance_m_per_s[k], k < 2 ? -to_negative : to_negative,
                        n[4 + k] / loop.cell_volume_m3);
  }
  const double a = loop.area_m2;
  const double reaction = a * point.current / faraday_c_per_mol;
  const std::array<double, 4> made{
      reaction - a * (j[0] + j[2] + 2.0 * j[3]), -reaction - a * (j[1] - 2.0 * j[2] - 3.0 * j[3]),
      -reaction - a * (j[2] - 3.0 * j[0] - 2.0 * j[1]), reaction - a * (j[3] + 2.0 * j[0] + j[1])};
  for (std::size_t k = 0; k < 4; ++k) {
    const double carried = flow * (n[4 + k] / loop.cell_volume_m3 - n[k] / tanks[k < 2 ? 0 : 1]);
    change[k] = carried;
    change[4 + k] = made[k] - carried;
  }
  change[8] = a * water;
  return 0;
}

/// CVODE with a dense Jacobian, restarted whenever the request changes.
class Stiff {
 public:
  Stiff(Reference& model, const std::array<double, n_states>& start) : model_(&model) {
    SUNContext_Create(nullptr, &context_);
    y_ = N_VNew_Serial(n_states, context_);
    std::copy(start.begin(), start.end(), N_VGetArrayPointer(y_));
    memory_ = CVodeCreate(CV_BDF, context_);
    CVodeInit(memory_, right_side, 0.0, y_);
    CVodeSStolerances(memory_, 1e-9, 1e-4);
    matrix_ = SUNDenseMatrix(n_states, n_states, context_);
    solver_ = SUNLinSol_Dense(y_, matrix_, context_);
    CVodeSetLinearSolver(memory_, solver_, matrix_);
    CVodeSetUserData(memory_, model_);
    CVodeSetMaxNumSteps(memory_, 100000);
  }
  ~Stiff() {
    CVodeFree(&memory_);
    SUNLinSolFree(solver_);
    SUNMatDestroy(matrix_);
    N_VDestroy(y_);
    SUNContext_Free(&context_);
  }
  Stiff(const Stiff&) = delete;
  Stiff& operator=(const Stiff&) = delete;

  void advance(double seconds) {
    CVodeReInit(memory_, 0.0, y_);
    double reached = 0.0;
    ASSERT_GE(CVode(memory_, seconds, y_, &reached, CV_NORMAL), 0);
  }
  [[nodiscard]] double gained_m3() const { return N_VGetArrayPointer(y_)[8]; }
  [[nodiscard]] double amount(int k) const {  // tank and cells together
    return N_VGetArrayPointer(y_)[k] + N_VGetArrayPointer(y_)[4 + k];
  }

 private:
  Reference* model_;
  SUNContext context_ = nullptr;
  void* memory_ = nullptr;
  N_Vector y_ = nullptr;
  SUNMatrix matrix_ = nullptr;
  SUNLinearSolver solver_ = nullptr;
};

/// The battery without what the reference's balances do not hold: hydrogen, shunt, levelling.
FlowBattery plain_battery() {
  FlowBattery battery = test::nafion_battery();
  battery.hydrogen_empty_ma_per_cm2 = battery.hydrogen_full_ma_per_cm2 = 0.0;
  battery.levelling_frac_per_day = battery.resistance_growth_frac_per_year = 0.0;
  battery.channel_resistance_ohm = 1e7;
  battery.heat_loss_w_per_m3_k = 20.0;  // neither heating nor cooling
  return battery;
}

std::array<double, n_states> start_of(const Plant& plant, const ElectrolyteState& electrolyte) {
  const double in_cells = plant.loop().cell_volume_m3 / plant.loop().volume_m3;
  const Species negative = species_of(electrolyte.negative);
  const Species positive = species_of(electrolyte.positive);
  std::array<double, n_states> start{};
  for (std::size_t k = 0; k < 4; ++k) {
    const double amount = k < 2 ? negative[k] : positive[k];
    start[k] = (1.0 - in_cells) * amount;
    start[4 + k] = in_cells * amount;
  }
  return start;
}

struct Gap {
  double ion = 0.0;     ///< largest difference in V2+ or V5, of the vanadium of a side
  double side = 0.0;    ///< in the vanadium of a side
  double volume = 0.0;  ///< in the volume of a side
};

/// Ten days of power given hour by hour, with 60 starts; the fixed-step battery is called
/// steps_per_hour times an hour.
Gap gap_after_ten_days(const FlowBattery& battery, int steps_per_hour) {
  const Plant plant(battery, 25.0, 100.0);
  PlantState state = plant.fresh(40.0, 25.0);
  Reference model;
  model.plant = &plant;
  model.pumping = make_pumping(battery);
  Stiff stiff(model, start_of(plant, state.electrolyte));
  const double vanadium = state.electrolyte.negative.vanadium_mol;
  const std::array<double, 12> requests_mw{-15, -20, -8, 0, 0, 10, 18, 4, 0, -5, 4, 0};
  Gap gap;
  for (int step = 0; step < 240 * steps_per_hour; ++step) {
    const double request_mw = requests_mw[static_cast<std::size_t>(step / steps_per_hour % 12)];
    model.temp_c = state.temp_c;
    model.law = make_cell_law(battery, state.temp_c, 0.0);
    model.draw_w = -1e6 * request_mw;
    EXPECT_EQ(state.cooling_mw + state.heating_mw, 0.0);
    const PlantStep done = plant.step(state, request_mw, 1.0 / steps_per_hour, 15.0);
    EXPECT_EQ(done.ran, request_mw != 0.0) << step;
    stiff.advance(3600.0 / steps_per_hour);
    const Side& n = state.electrolyte.negative;
    const Side& p = state.electrolyte.positive;
    gap.ion = std::max({gap.ion, std::abs(species_of(n)[0] - stiff.amount(0)) / vanadium,
                        std::abs(species_of(p)[3] - stiff.amount(3)) / vanadium});
    gap.side =
        std::max(gap.side, std::abs(n.vanadium_mol - stiff.amount(0) - stiff.amount(1)) / vanadium);
    const double start_m3 = plant.loop().volume_m3;
    const double gained_m3 = state.electrolyte.negative_volume_m3 - start_m3;
    gap.volume = std::max(gap.volume, std::abs(gained_m3 - stiff.gained_m3()) / start_m3);
  }
  return gap;
}

/// All of the ohmic drop drives the ions, and the water takes a tenth of the vanadium along.
FlowBattery all_modes() {
  FlowBattery battery = plain_battery();
  battery.ion_drift_frac = 1.0;
  battery.ion_entrained_frac = 0.1;
  return battery;
}

TEST(FlowBatteryStiff, HalfHourStepsStayNearCvodeOverTenDays) {
  // With power given an error in charge feeds on itself. It is the step's own error: see the next
  // test.
  const Gap gap = gap_after_ten_days(plain_battery(), 1);
  EXPECT_LT(gap.ion, 5e-3);
  EXPECT_LT(gap.side, 5e-4);
  EXPECT_LT(gap.volume, 5e-4);
}

TEST(FlowBatteryStiff, ShortStepsAgreeWithCvodeOverTenDays) {
  const Gap gap = gap_after_ten_days(plain_battery(), 32);  // 1/32 h: the same equations
  EXPECT_LT(gap.ion, 3e-5);
  EXPECT_LT(gap.side, 1e-5);
  EXPECT_LT(gap.volume, 1e-5);
}

TEST(FlowBatteryStiff, ShortStepsAgreeWithFullDriftAndIonsInTheWaterToo) {
  const Gap gap = gap_after_ten_days(all_modes(), 32);
  EXPECT_LT(gap.ion, 6e-5);  // the dilution of the tanks by water, which settling leaves out
  EXPECT_LT(gap.side, 1e-5);
  EXPECT_LT(gap.volume, 1e-5);
}

}  // namespace
}  // namespace sunward::component::flow_battery
