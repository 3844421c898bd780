// Where the many plans of a study begin: at an iterate of the case's own plan, one for each
// weather year.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "sunward/input/case_variants.hpp"
#include "sunward/ipm/iterate.hpp"
#include "sunward/study/risk/batch.hpp"

namespace sunward::study::risk {

/// Plans the case with one weather year when the first plan of that year asks for a start. The
/// start depends on case and year alone, so the plans do not depend on their order.
class Starts {
 public:
  Starts(const input::CaseVariants& variants, const BatchOptions& options)
      : variants_(variants), options_(options) {}

  /// None where the case's own plan got nowhere. Safe to call from several threads; those that ask
  /// for one year wait for the one that plans it.
  [[nodiscard]] std::shared_ptr<const ipm::Iterate> of_year(Index weather_year);

 private:
  struct Start {
    std::once_flag once;
    std::shared_ptr<const ipm::Iterate> iterate;
  };
  const input::CaseVariants& variants_;
  const BatchOptions& options_;
  std::mutex mutex_;
  std::map<Index, Start> by_year_;
};

}  // namespace sunward::study::risk
