#include "sunward/simulation/causes.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::simulation {

namespace {

using result::GapCauseKind;

constexpr double kw_per_mw = 1000.0;
constexpr double trace_mw = 1e-6;

double& at(CauseTable& table, GapCauseKind kind) { return table[static_cast<std::size_t>(kind)]; }

double sum(const CauseTable& table) {
  double total = 0.0;
  for (const double value : table) total += value;
  return total;
}

/// Adds `cny` to the causes in proportion to the need each adds.
void share(double cny, const CauseTable& need_mw, bool raising_only, CauseTable& to) {
  double whole = 0.0;
  for (const double need : need_mw) whole += raising_only ? std::max(0.0, need) : need;
  if (std::abs(whole) <= trace_mw) {
    at(to, GapCauseKind::other) += cny;
    return;
  }
  for (std::size_t i = 0; i < to.size(); ++i)
    to[i] += cny * (raising_only ? std::max(0.0, need_mw[i]) : need_mw[i]) / whole;
}

}  // namespace

void add_need(const Asked& asked, double planned_net_mw, double planned_drain_mw, double own_mw,
              double delivered_mw, bool away, CauseTable& need_mw) {
  if (away) {
    at(need_mw, GapCauseKind::maintenance) +=
        planned_net_mw + planned_drain_mw - delivered_mw - own_mw;
    at(need_mw, GapCauseKind::own_use) += own_mw - planned_drain_mw;
    return;
  }
  const double short_mw = asked.sum_mw() - delivered_mw;
  const double own_part_mw = std::min(std::max(0.0, short_mw), own_mw);
  at(need_mw, GapCauseKind::content) -= asked.content_mw;
  at(need_mw, GapCauseKind::peak) -= asked.peak_mw;
  at(need_mw, GapCauseKind::own_use) += planned_net_mw - asked.planned_mw + own_part_mw;
  at(need_mw, GapCauseKind::limits) += short_mw - own_part_mw;
}

double aged_mw(const Bus& bus, std::size_t n) {
  double mw = 0.0;
  for (const Generator& generator : bus.generators)
    mw += simulation::at(generator.available_mw, n) - generator.available(n);
  return mw;
}

CauseTable FirstNeeds::parted(std::size_t bus, std::size_t n, const CauseTable& need_mw) {
  CauseTable& first = first_mw_[bus][n];
  if (!known_[bus][n]) {
    known_[bus][n] = true;
    first = need_mw;
    return need_mw;
  }
  CauseTable parted = first;
  at(parted, GapCauseKind::ageing) = 0.0;
  at(parted, GapCauseKind::ageing) = sum(need_mw) - sum(parted);
  return parted;
}

CauseLedger::CauseLedger(const std::vector<Bus>& buses, double step_h)
    : buses_(&buses), step_h_(step_h) {
  for (const Bus& bus : buses) peaks_.emplace_back(bus.connections.size());
}

void CauseLedger::book(std::size_t b, std::size_t n, int month, const BusFlows& flows,
                       const CauseTable& need_mw) {
  const Bus& bus = (*buses_)[b];
  double cny = 0.0;
  for (std::size_t c = 0; c < bus.connections.size(); ++c) {
    const Connection& connection = bus.connections[c];
    const double planned_import = simulation::at(connection.planned_import_mw, n);
    const double planned_export = simulation::at(connection.planned_export_mw, n);
    cny += (flows.import_mw[c] - planned_import) * connection.import_price_cny_per_mwh[n] -
           (flows.export_mw[c] - planned_export) * connection.export_price_cny_per_mwh[n];
    Peak& peak = peaks_[b][c][static_cast<std::size_t>(month)];
    peak.planned_mw = std::max(peak.planned_mw, planned_import);
    if (flows.import_mw[c] <= peak.mw) continue;
    peak.mw = flows.import_mw[c];
    peak.need_mw = need_mw;
  }
  for (std::size_t i = 0; i < mwh_.size(); ++i) mwh_[i] += need_mw[i] * step_h_;
  share(cny * step_h_, need_mw, false, cny_);
}

std::vector<result::GapCause> CauseLedger::causes(const std::vector<result::CostLine>& gap) const {
  CauseTable cny = cny_;
  for (std::size_t b = 0; b < peaks_.size(); ++b) {
    for (std::size_t c = 0; c < peaks_[b].size(); ++c) {
      const double price =
          (*buses_)[b].connections[c].grid->demand_charge_cny_per_kw_month * kw_per_mw;
      for (const Peak& peak : peaks_[b][c])
        share((peak.mw - peak.planned_mw) * price, peak.need_mw, peak.mw > peak.planned_mw, cny);
    }
  }
  double left_cny = 0.0;
  for (const result::CostLine& line : gap) {
    if (line.kind == "replacement")
      at(cny, GapCauseKind::renewal) += line.cny_per_year;
    else
      left_cny += line.cny_per_year;
  }
  at(cny, GapCauseKind::other) += left_cny - (sum(cny) - at(cny, GapCauseKind::renewal));
  std::vector<result::GapCause> list;
  for (std::size_t i = 0; i < cny.size(); ++i)
    list.push_back({static_cast<GapCauseKind>(i), mwh_[i], cny[i]});
  return list;
}

}  // namespace sunward::simulation
