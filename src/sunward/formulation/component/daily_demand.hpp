// A demand whose amount is due by the end of each day, at any hour of the day.
#pragma once

#include <string>

#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

struct DailyDemand {
  std::string bus;
  double per_day = 0.0;            ///< MWh or kg in 24 h, above 0
  double max_rate = infinity;      ///< MW or kg/h
  std::string max_rate_key;        ///< key of the case file that set it
  double unserved_price = -1.0;    ///< CNY per MWh or kg; negative: must be served
  std::string rate_unit;           ///< as results write it, "MW"
  std::string key_unit;            ///< as the case file writes it, "MW"
  std::string amount_unit;         ///< "MWh"
  std::string served_column;       ///< "served_kg_per_h"
  std::string served_quantity;     ///< of the flow, "flow_kg_per_h"
  std::string unserved_quantity;   ///< of column and flow
  std::string delivered_quantity;  ///< of column and flow
  Role served_role = Role::load;
  Role unserved_role = Role::unserved_electricity;
};

/// Columns: what is served and what was delivered since midnight; one dynamics row whose lag
/// vanishes at the first step of each day and whose right-hand side asks for the day's amount at
/// the last. A day cut short by the scenario's ends owes the part its steps make of a day.
void contribute_daily_demand(const DailyDemand& demand, Builder& builder);

}  // namespace sunward::formulation
