// From a plan and its park to what the statements are made of: what is bought, and what a year of
// operation earns and costs.
//
// All prices of a case file include value-added tax; a Money keeps the tax apart. Every year of
// operation is the plan's expected year, in constant prices.
#pragma once

#include <string>
#include <vector>

#include "sunward/finance/fixed_assets.hpp"
#include "sunward/finance/supports.hpp"
#include "sunward/model/finance_terms.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::finance {

/// An amount without tax, and the tax on it.
struct Money {
  double net_cny = 0.0;
  double tax_cny = 0.0;
  [[nodiscard]] double paid_cny() const { return net_cny + tax_cny; }
  Money& operator+=(const Money& other) {
    net_cny += other.net_cny;
    tax_cny += other.tax_cny;
    return *this;
  }
};

/// Which product a cost belongs to, for levelised costs.
enum class Chain { generation, storage, grid, hydrogen };
inline constexpr int n_chains = 4;

struct ProjectAsset {
  FixedAsset fixed;  ///< costs without tax
  Money price;
  Chain chain = Chain::generation;
};

/// A yearly cost of operation.
struct OperatingCost {
  std::string kind;  ///< "purchased_energy", "grid_charges", "fixed_om", "variable_om", "co2"
  Chain chain = Chain::generation;
  Money cost;
};

/// Where a price came from.
enum class PriceOrigin { given, avoided_grid, levelised_cost, held };
[[nodiscard]] const char* to_string(PriceOrigin origin);

struct Price {
  double value = 0.0;  ///< with tax, per MWh or kg
  PriceOrigin origin = PriceOrigin::given;
};

struct Project {
  std::string name;
  model::FinanceTerms terms;
  std::vector<ProjectAsset> assets;
  std::vector<OperatingCost> costs;
  Money electricity_sales;  ///< to the park's own loads
  Money hydrogen_sales;     ///< to the park's own demands and the market
  Money export_sales;       ///< to the grid
  Supports supports;        ///< none unless the case file switches one on
  Price electricity_price;
  Price hydrogen_price;
  double renewable_mw = 0.0;
  // Energy of a year
  double delivered_mwh = 0.0;  ///< to loads and converters
  double generation_mwh = 0.0;
  double charge_mwh = 0.0;
  double discharge_mwh = 0.0;
  double converter_mwh = 0.0;
  double hydrogen_kg = 0.0;  ///< delivered
};

/// A year of operation without what it takes to build: no assets.
/// @throws InputError when plan and park do not belong together.
[[nodiscard]] Project operation_of(const result::Plan& plan, const model::Park& park);

/// @param plan  optimal; its flows with values when the electricity price is to be the avoided
/// grid cost.
/// @param park  the case the plan was made from; weather is not needed.
/// @throws InputError when plan and park do not belong together (assets or costs differ).
[[nodiscard]] Project project_of(const result::Plan& plan, const model::Park& park);

/// What the loads would pay the grid for the energy they use, power charges included [CNY/MWh];
/// negative when there is no grid or no load. Expected over the weather years.
[[nodiscard]] double avoided_grid_price(const result::Plan& plan, const model::Park& park);

/// The value of an indicator of the plan; 0 when it has none of the name.
[[nodiscard]] double indicator(const result::Plan& plan, const std::string& name);

}  // namespace sunward::finance
