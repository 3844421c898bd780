// The outcome of optimising a PyPSA network: its tables of results and how the solve went.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/phrase.hpp"
#include "sunward/model/network/tables.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::result {

/// A component with a capacity, for people. Units are the network's.
struct NetworkSize {
  std::string list;  ///< "generators", "links" ...
  std::string name;
  std::string carrier;
  double nominal = 0.0;  ///< p_nom_opt, s_nom_opt or e_nom_opt
  bool sized = false;    ///< chosen by the optimisation
  double energy = 0.0;   ///< output (of links what they take from bus0), weighted, expected
};

struct NetworkPlan {
  Status status = Status::numerical_trouble;
  std::string network_name;
  Phrase message;                   ///< one plain sentence when not optimal
  std::vector<Phrase> causes;       ///< infeasible: what the proof rests on, largest first
  double objective = 0.0;           ///< as PyPSA's n.objective
  double objective_constant = 0.0;  ///< as PyPSA's n.objective_constant
  Certificate certificate;
  SolveRecord solve;
  CrossCheck check;
  std::vector<NetworkSize> sizes;
  std::vector<model::network::Table> results;  ///< columns and series to lay over what was read
  std::vector<Phrase> notes;
};

}  // namespace sunward::result
