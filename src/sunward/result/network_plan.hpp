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

/// What is known of the optimum of a program with whole numbers. No certificate: the bound is the
/// other solver's word. Ours are the objective and the residual of the point it gave.
struct IntegerRecord {
  bool used = false;   ///< false: a linear program, and the certificate counts
  std::string solver;  ///< "HiGHS 1.15.1"
  std::size_t whole_columns = 0;
  double objective = 0.0;             ///< of the whole program, by our own sum
  double bound = 0.0;                 ///< no better objective exists, by the solver's word
  double relative_gap = infinity;     ///< (objective - bound) / max(1, |objective|)
  double rounding = infinity;         ///< largest distance from a whole number before rounding
  double primal_residual = infinity;  ///< of the rounded point, relative, by our own arithmetic
  double tolerance = 0.0;             ///< asked for, of gap and residual
  long nodes = 0;                     ///< of the search tree
  bool kept = false;                  ///< gap and residual within the tolerance
};

struct NetworkPlan {
  Status status = Status::numerical_trouble;
  std::string network_name;
  Phrase message;                   ///< one plain sentence when not optimal
  std::vector<Phrase> causes;       ///< infeasible: what the proof rests on, largest first
  double objective = 0.0;           ///< as PyPSA's n.objective
  double objective_constant = 0.0;  ///< as PyPSA's n.objective_constant
  Certificate certificate;          ///< with whole numbers there is none: it never holds
  IntegerRecord integer;
  SolveRecord solve;
  CrossCheck check;
  std::vector<NetworkSize> sizes;
  std::vector<model::network::Table> results;  ///< columns and series to lay over what was read
  std::vector<Phrase> notes;
};

}  // namespace sunward::result
