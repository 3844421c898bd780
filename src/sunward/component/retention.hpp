// What is left of a store's content after one step without use.
#pragma once

namespace sunward::component {

/// (1 - loss)^h: the share kept over step_h hours at a loss of loss_frac_per_h of the content per
/// hour (0 to below 1). Compounded, so that quarter-hour and hourly models lose the same in a day.
[[nodiscard]] double retention_frac(double loss_frac_per_h, double step_h);

}  // namespace sunward::component
