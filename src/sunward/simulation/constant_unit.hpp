// A storage with the constant efficiencies of the plan: the stand-in where no law is known, and the
// yardstick beside one.
#pragma once

#include "sunward/simulation/unit.hpp"

namespace sunward::simulation {

class ConstantUnit : public Unit {
 public:
  ConstantUnit(const component::Storage& spec, double power_mw, double energy_mwh,
               double content_mwh);

  [[nodiscard]] const char* law() const override { return "constant_efficiency"; }
  UnitStep step(double request_mw, const Conditions& conditions) override;
  [[nodiscard]] Ability ability() const override;
  [[nodiscard]] Stored stored() const override {
    return {content_mwh_ - least_mwh_, most_mwh_ - content_mwh_};
  }

 private:
  component::Storage spec_;
  double power_mw_;
  double least_mwh_;
  double most_mwh_;
  double content_mwh_;
};

}  // namespace sunward::simulation
