// What a storage lost beside the plan's curves, and drew for itself, step by step: the teacher of
// the next plan.
#pragma once

#include <cstddef>
#include <vector>

#include "sunward/component/storage/conversion_curve.hpp"
#include "sunward/result/simulation.hpp"

namespace sunward::simulation {

/// How the plan models a storage.
struct StorageModel {
  std::vector<component::ConversionStretch> charge, discharge;
};

class StorageTracer {
 public:
  /// @param n_steps  of all weather years.
  StorageTracer(std::string asset, StorageModel model, double power_mw, std::size_t n_steps,
                double content_mwh);

  /// Books step n.
  /// @param delivered_mw  at the bus, own use taken off.   @param own_mw  that own use.
  /// @param content_mwh  above empty, after the step.
  void book(std::size_t n, double step_h, double delivered_mw, double own_mw, double content_mwh,
            bool away);
  /// Forgets the nights of an earlier replay of the same weather year, steps first to end - 1.
  void begin_year(std::size_t first, std::size_t end) {
    std::erase_if(nights_, [&](std::size_t n) { return n >= first && n < end; });
  }
  [[nodiscard]] result::StorageTrace trace() const;

 private:
  std::string asset_;
  StorageModel model_;
  double power_mw_;
  double content_mwh_;
  bool away_ = false;
  std::vector<double> loss_mwh_, drain_mw_, count_;
  std::vector<std::size_t> nights_;
};

}  // namespace sunward::simulation
