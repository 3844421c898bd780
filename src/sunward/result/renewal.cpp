#include "sunward/result/renewal.hpp"

#include <algorithm>

namespace sunward::result {

namespace {

std::string renewed(const std::string& part, std::size_t number, const char* unit) {
  return part + "_renewed_" + std::to_string(number) + unit;
}

}  // namespace

void add_renewal(const Renewal& renewal, Asset& asset) {
  asset.figures.emplace_back(renewal.part + "_replayed_y", renewal.replayed_y);
  asset.figures.emplace_back(renewal.part + "_renewal_cny", renewal.price_cny);
  std::size_t number = 0;
  for (const int year : renewal.years) {
    asset.figures.emplace_back(renewed(renewal.part, ++number, "_y"), year);
    if (number <= renewal.paid_cny.size())
      asset.figures.emplace_back(renewed(renewal.part, number, "_cny"),
                                 renewal.paid_cny[number - 1]);
  }
}

std::vector<Renewal> renewals_of(const Asset& asset) {
  std::vector<Renewal> list;
  for (const char* part : {"cells", "membranes", "stacks"}) {
    Renewal renewal;
    renewal.part = part;
    renewal.replayed_y = static_cast<int>(figure_of(asset, renewal.part + "_replayed_y"));
    if (renewal.replayed_y == 0) continue;
    renewal.price_cny = figure_of(asset, renewal.part + "_renewal_cny");
    for (std::size_t number = 1;; ++number) {
      const int year = static_cast<int>(figure_of(asset, renewed(renewal.part, number, "_y")));
      if (year == 0) break;
      renewal.years.push_back(year);
      const double paid_cny = figure_of(asset, renewed(renewal.part, number, "_cny"));
      if (paid_cny > 0.0) renewal.paid_cny.push_back(paid_cny);
    }
    list.push_back(std::move(renewal));
  }
  return list;
}

double figure_of(const Asset& asset, const std::string& name) {
  const auto found = std::find_if(
      asset.figures.begin(), asset.figures.end(),
      [&](const std::pair<std::string, double>& entry) { return entry.first == name; });
  return found == asset.figures.end() ? 0.0 : found->second;
}

}  // namespace sunward::result
