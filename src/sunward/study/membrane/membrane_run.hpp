// One membrane in the park's flow battery over its life: the battery's law steps through the duty,
// with its rebalancing and renewals, and what that costs is levelised.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "sunward/base/stop_token.hpp"
#include "sunward/study/membrane/duty.hpp"

namespace sunward::study::membrane {

/// What is measured of every membrane, in the order of MembraneRun::figures.
struct FigureName {
  const char* name;
  const char* unit;
};
inline constexpr std::array<FigureName, 38> figure_names{{
    {"levelised_storage_cny_per_mwh", "CNY/MWh"},  ///< the sum of the next five
    {"levelised_electrolyte_cny_per_mwh", "CNY/MWh"},
    {"levelised_stacks_cny_per_mwh", "CNY/MWh"},  ///< stacks and converter without membranes
    {"levelised_membranes_cny_per_mwh", "CNY/MWh"},
    {"levelised_charging_cny_per_mwh", "CNY/MWh"},
    {"levelised_operation_cny_per_mwh", "CNY/MWh"},
    {"coulombic_efficiency_frac", "frac"},
    {"voltage_efficiency_frac", "frac"},
    {"stack_efficiency_frac", "frac"},   ///< the product of the two: direct current
    {"system_efficiency_frac", "frac"},  ///< bus to bus, rebalancing included
    {"fade_frac_per_year", "frac"},      ///< usable charge lost, were it not rebalanced
    {"fade_frac_per_cycle", "frac"},     ///< a cycle delivers the nameplate energy
    {"rebalancings_per_year", "1"},
    {"rebalancing_mwh_per_year", "MWh"},
    {"membrane_renewals", "1"},  ///< over the life, without those that come with new stacks
    {"delivered_mwh_per_year", "MWh"},
    {"taken_mwh_per_year", "MWh"},
    // Losses over the energy taken in.
    {"loss_crossover_frac", "frac"},
    {"loss_ohmic_frac", "frac"},
    {"loss_electrodes_frac", "frac"},  ///< activation and concentration
    {"loss_pumps_frac", "frac"},
    {"loss_converter_frac", "frac"},
    {"loss_rebalancing_frac", "frac"},
    {"loss_other_frac", "frac"},              ///< shunt, hydrogen, heating, cooling, standby
    {"energy_price_cny_per_mwh", "CNY/MWh"},  ///< of what is taken in
    {"membrane_price_cny_per_m2", "CNY/m2"},
    /// Area of membrane bought per energy delivered, both at present value.
    {"levelised_membrane_m2_per_mwh", "m2/MWh"},
    // What levelling and rebalancing hide: the first year without them (CrossoverTrial).
    {"unlevelled_week_frac", "frac"},  ///< usable charge without overflow line
    {"unlevelled_month_frac", "frac"},
    {"unlevelled_quarter_frac", "frac"},
    {"unlevelled_year_frac", "frac"},
    {"unlevelled_rebalance_days", "day"},
    {"unlevelled_no_hydrogen_frac", "frac"},  ///< after a year
    {"levelled_year_frac", "frac"},
    {"self_discharge_ma_per_cm2", "mA/cm2"},
    {"crossover_running_frac", "frac"},
    {"crossover_rest_frac", "frac"},
    {"crossover_levelling_frac", "frac"},
}};

/// Place of a name among the figures. @throws InternalError for another name.
[[nodiscard]] std::size_t figure_index(std::string_view name);

struct MembraneTerms {
  int operation_y = 25;
  double discount_frac = 0.07;
  double own_price_cny_per_m2 = 0.0;  ///< what the case's cost of power holds for its membrane
};

/// @param spec  the storage of the case. @param membrane  put into it.
/// @return the figures; nothing when stopped. A figure that does not exist (nothing delivered) is
///         NaN.
/// @throws InputError when the law does not fit the size, or the cost of power is less than its own
///         membranes.
[[nodiscard]] std::optional<std::vector<double>> run_membrane(const component::Storage& spec,
                                                              const component::Membrane& membrane,
                                                              const Duty& duty,
                                                              const MembraneTerms& terms,
                                                              const StopToken* stop);

/// The same run at another price of its membrane: nothing physical changes.
[[nodiscard]] std::vector<double> at_price(std::vector<double> figures, double price_cny_per_m2);

}  // namespace sunward::study::membrane
