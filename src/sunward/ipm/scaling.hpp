// Equilibration of a Form: one power-of-two factor per pattern row and column, one for the
// right-hand sides and one for the objective.
#pragma once

namespace sunward::ipm {

struct Form;

/// Scales `form` in place; factors are recorded in its columns, rows and shared parts.
/// Method: Ruiz iteration on the pattern (largest magnitude over the steps stands for an entry),
/// then one common factor that brings right-hand sides and bounds to order one.
/// Source: D. Ruiz, A scaling algorithm to equilibrate both rows and columns norms in matrices,
/// RAL-TR-2001-034, 2001.
void scale(Form& form);

}  // namespace sunward::ipm
