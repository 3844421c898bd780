"""What solving a linear program gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, overload

import numpy as np
import numpy.typing as npt

from sunward._lp_parts import SharedColumn, SharedRow, StepColumn, StepRow

if TYPE_CHECKING:
    from sunward import _core
    from sunward._core import Certificate
    from sunward._lp_sparse import Places
    from sunward.lp import Problem

Array = npt.NDArray[np.float64]


class Solution:
    """Status, proof, values and duals of a linear program.

    Made by `Problem.solve`. When the status is ``infeasible`` the duals are a Farkas ray, when it
    is ``unbounded`` the values are a direction along which the objective falls; both are verified.
    """

    def __init__(self, core: _core.LpSolution, problem: Problem) -> None:
        self._core = core
        self._problem = problem

    @property
    def status(self) -> str:
        """``optimal``, ``infeasible``, ``unbounded``, ``limit`` or ``numerical_trouble``."""
        return self._core.status

    @property
    def message(self) -> str:
        """One sentence when the status is not ``optimal``."""
        return self._core.message

    @property
    def objective(self) -> float:
        """The value that was minimised."""
        return self._core.objective

    @property
    def dual_objective(self) -> float:
        """No point can be below this, but for the dual residual of the certificate."""
        return self._core.dual_objective

    @property
    def certificate(self) -> Certificate:
        """Gap and residuals, measured on the program as it was written."""
        return self._core.certificate

    @property
    def iterations(self) -> int:
        """Iterations of the interior-point method."""
        return self._core.iterations

    @property
    def seconds(self) -> float:
        """Time of the solve."""
        return self._core.seconds

    @overload
    def __getitem__(self, column: StepColumn) -> Array: ...

    @overload
    def __getitem__(self, column: SharedColumn) -> float: ...

    def __getitem__(self, column: StepColumn | SharedColumn) -> Array | float:
        """Return the value of a column: an array over the steps (a view), or one number."""
        self._require_own(column)
        if isinstance(column, StepColumn):
            return self._core.step_values(column.index)
        return float(self._core.shared_values()[column.index])

    @overload
    def dual(self, row: StepRow) -> Array: ...

    @overload
    def dual(self, row: SharedRow) -> float: ...

    def dual(self, row: StepRow | SharedRow) -> Array | float:
        """Return how much the objective changes per unit of a row's side.

        Parameters
        ----------
        row : StepRow or SharedRow
            Of the same problem.

        Returns
        -------
        array or float
            At least 0 where the row rests on its lower side, at most 0 where on its upper side;
            of a `StepRow` a value per step (a view).
        """
        self._require_own(row)
        if isinstance(row, StepRow):
            return self._core.step_duals(row.index)
        return float(self._core.shared_duals()[row.index])

    def _require_own(self, part: StepColumn | SharedColumn | StepRow | SharedRow) -> None:
        if part.problem is not self._problem:
            raise ValueError(f"{part!r} belongs to another problem")

    def __repr__(self) -> str:
        return f"<Solution: {self.status}, objective {self.objective:.9g}>"


class PlainSolution:
    """What `solve_sparse` gives: values and duals in the order of the plain program.

    Attributes
    ----------
    solution : Solution
        Status, objective, certificate and message.
    x, duals : numpy.ndarray
        Values of the columns, duals of the rows; NaN where no point was found.
    """

    def __init__(self, solution: Solution, columns: Places, rows: Places) -> None:
        self.solution = solution
        core = solution._core
        self.x = _plain(columns, core.step_values, core.shared_values())
        self.duals = _plain(rows, core.step_duals, core.shared_duals())

    @property
    def status(self) -> str:
        """As `Solution.status`."""
        return self.solution.status

    @property
    def objective(self) -> float:
        """As `Solution.objective`."""
        return self.solution.objective

    def __repr__(self) -> str:
        return f"<PlainSolution: {self.status}, objective {self.objective:.9g}>"


def _plain(places: Places, of_step: Callable[[int], Array], shared: Array) -> Array:
    values = np.full(len(places.step), np.nan)
    for k in range(places.width):
        series = of_step(k)
        if len(series):
            values[places.of_steps[:, k]] = series
    if len(shared) == len(places.shared):
        values[places.shared] = shared
    return values
