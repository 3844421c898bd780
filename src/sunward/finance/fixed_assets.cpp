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

/// When what is in service from year `first` on is worn out, whether or not operation lasts so
/// long.
int end_of_life(const FixedAsset& asset, int first) {
  for (const int year : asset.renewal_years)
    if (year > first) return year;
  return std::max(first + asset.lifetime_y, asset.replayed_y);
}

/// One purchase in service during the years first..last of the operation, of the years it lives.
void add_purchase(const FixedAsset& asset, double cost_cny, int first, int last, int lives_y,
                  AssetYears& years) {
  const int written_off_y = std::min(asset.depreciation_y, lives_y);
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

/// Paid at the end of a year, in use from the next on; nothing is bought for no year.
void add_parts(const FixedAsset& asset, int operation_y, AssetYears& years) {
  for (const auto& [year, cost_cny] : asset.parts_bought) {
    if (year >= operation_y) continue;
    years.replacement_cny[at(year - 1)] += cost_cny;
    years.book_value_cny[at(year - 1)] += cost_cny;
    add_purchase(asset, cost_cny, year, operation_y - 1, asset.depreciation_y, years);
  }
}

}  // namespace

AssetYears asset_years(const FixedAsset& asset, int operation_y) {
  AssetYears years = zero_years(operation_y);
  if (!asset.parts_bought.empty()) {
    add_parts(asset, operation_y, years);
    return years;
  }
  double cost_cny = asset.cost_cny;
  for (int first = 0, end = 0; first < operation_y; first = end) {
    end = end_of_life(asset, first);
    const int last = std::min(end, operation_y) - 1;
    add_purchase(asset, cost_cny, first, last, end - first, years);
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
