#include "bind.hpp"

NB_MODULE(_core, module) {
  using namespace sunward::python;
  module.doc() = "Compiled half of the package sunward; use the names of sunward itself.";
  bind_base(module);
  bind_model(module);
  bind_input(module);
  bind_formulation(module);
  bind_result(module);
  bind_network(module);
  bind_study(module);
  bind_lp(module);
  bind_risk(module);
  bind_simulation(module);
  bind_finance(module);
  bind_report(module);
}
