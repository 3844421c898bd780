#include "sunward/finance/fixed_assets.hpp"

#include <algorithm>

namespace sunward::finance {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

AssetYears zero_years(int operation_y) {
  const Years zeros(at(operation_y), 0.0);
  return {zeros, zeros, zeros, zeros};
}

void add(const Years& part, Years& total) {
  for (std::size_t y = 0; y < total.size(); ++y) total[y] += part[y];
}

/// One purchase in service during the years first..last of the operation.
void add_purchase(const FixedAsset& asset, double cost_cny, int first, int last,
                  AssetYears& years) {
  const int written_off_y = std::min(asset.depreciation_y, asset.lifetime_y);
  const double yearly = cost_cny * (1.0 - asset.residual_frac) / written_off_y;
  double book_cny = cost_cny;
  for (int y = first; y <= last; ++y) {
    if (y - first < written_off_y) {
      years.depreciation_cny[at(y)] += yearly;
      book_cny -= yearly;
    }
    years.book_value_cny[at(y)] += book_cny;
  }
  years.disposal_cny[at(last)] += book_cny;
}

}  // namespace

AssetYears asset_years(const FixedAsset& asset, int operation_y) {
  AssetYears years = zero_years(operation_y);
  double cost_cny = asset.cost_cny;
  for (int first = 0; first < operation_y; first += asset.lifetime_y) {
    const int last = std::min(first + asset.lifetime_y, operation_y) - 1;
    add_purchase(asset, cost_cny, first, last, years);
    cost_cny = asset.replacement_cost_cny;
    if (last == operation_y - 1) break;
    years.replacement_cny[at(last)] += cost_cny;
    // Sold and bought in one year: the new one is in the books at its end.
    years.book_value_cny[at(last)] += cost_cny - years.disposal_cny[at(last)];
  }
  return years;
}

AssetYears asset_years(const std::vector<FixedAsset>& assets, int operation_y) {
  AssetYears total = zero_years(operation_y);
  for (const FixedAsset& asset : assets) {
    const AssetYears years = asset_years(asset, operation_y);
    add(years.depreciation_cny, total.depreciation_cny);
    add(years.replacement_cny, total.replacement_cny);
    add(years.disposal_cny, total.disposal_cny);
    add(years.book_value_cny, total.book_value_cny);
  }
  return total;
}

}  // namespace sunward::finance
