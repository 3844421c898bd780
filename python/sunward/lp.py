"""Linear programs of your own, for the engine behind `sunward.plan`.

The engine is made for programs in which the same few columns and rows repeat over many steps, each
step meeting only the one before it and columns that all steps share::

    minimise   cost of step columns + cost of shared columns
    rows       of each step: its own columns, those of the step before, shared columns
    rows       of all steps together: sums of step columns over the steps, shared columns

Its work per iteration is proportional to steps x (rows of a step)^3. A program without such a
structure is one step with many rows: it is solved, but a general solver is the better choice.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from sunward import _core
from sunward._core import SparseProgram
from sunward._lp_parts import (
    Before,
    SharedAt,
    SharedColumn,
    SharedColumns,
    SharedRow,
    StepColumn,
    StepRow,
    sides_of,
)
from sunward._lp_solution import PlainSolution, Solution
from sunward._lp_sparse import Places, add_matrix
from sunward._progress import Listener, listener_of

__all__ = [
    "Before",
    "PlainSolution",
    "Problem",
    "SharedAt",
    "SharedColumn",
    "SharedColumns",
    "SharedRow",
    "Solution",
    "SparseProgram",
    "StepColumn",
    "StepRow",
    "solve_sparse",
]

Numbers = float | npt.ArrayLike


class Problem:
    """A linear program to be minimised, written column by column and row by row.

    Wherever a step's number is asked for, give one number for all steps or an array with one value
    per step.

    Parameters
    ----------
    steps : int or mapping
        Number of steps; or name and number of steps of each scenario. Scenarios share the shared
        columns and nothing else; the steps of all stand one after the other in every array.
    name : str
        Name in files.
    offset : float
        Constant part of the objective.
    """

    def __init__(
        self, steps: int | Mapping[str, int], *, name: str = "problem", offset: float = 0.0
    ) -> None:
        scenarios = dict(steps) if isinstance(steps, Mapping) else {name: steps}
        if not scenarios or any(n < 1 for n in scenarios.values()):
            raise ValueError(f"steps is {steps!r}; at least one step is needed")
        self.name = name
        self.n_steps = sum(scenarios.values())
        self._core = _core.LpProblem(name, list(scenarios.items()))
        self._core.offset = offset

    @property
    def n_columns(self) -> int:
        """Columns of the equivalent plain program."""
        return self._core.n_columns

    @property
    def n_rows(self) -> int:
        """Rows of the equivalent plain program."""
        return self._core.n_rows

    def column(
        self,
        name: str,
        *,
        cost: Numbers = 0.0,
        lower: Numbers = 0.0,
        upper: Numbers = math.inf,
        before: float | None = None,
    ) -> StepColumn:
        """Add a variable that every step has.

        Parameters
        ----------
        name : str
            Name in files.
        cost : float or array
            Objective per unit; weights of steps and scenarios included.
        lower, upper : float or array
            Bounds; infinite ones as a single number.
        before : float, optional
            What `StepColumn.before` means at the first step of a scenario: this constant, or by
            default the value of the scenario's last step.

        Returns
        -------
        StepColumn
            To be used in rows.
        """
        sides = sides_of(name, lower, upper, None)
        least, most = (self._coefficient(name, side) for side in sides)
        self._require_order(name, *sides)
        price = self._coefficient(name, cost)
        initial = 0.0 if before is None else _number(name, before)
        index = self._core.add_column(name, price, least, most, before is None, initial)
        return StepColumn(self, name, index)

    def shared_column(
        self, name: str, *, cost: float = 0.0, lower: float = 0.0, upper: float = math.inf
    ) -> SharedColumn:
        """Add a variable that all steps see, for example a size.

        Parameters
        ----------
        name : str
            Name in files.
        cost, lower, upper : float
            Objective per unit, and bounds.

        Returns
        -------
        SharedColumn
            To be used in rows.
        """
        self._require_order(name, lower, upper)
        index = self._core.add_shared_column(name, _number(name, cost), lower, upper)
        return SharedColumn(self, name, index)

    def shared_columns(
        self, name: str, n: int, *, cost: float = 0.0, lower: float = 0.0, upper: float = math.inf
    ) -> SharedColumns:
        """Add variables of which each step sees one, for example the peaks of twelve months.

        Parameters
        ----------
        name : str
            Name in files; a number is added.
        n : int
            How many.
        cost, lower, upper : float
            As in `shared_column`.

        Returns
        -------
        SharedColumns
            A sequence of `SharedColumn` with `SharedColumns.at`, to be used in rows of steps.
        """
        options = {"cost": cost, "lower": lower, "upper": upper}
        return SharedColumns([self.shared_column(f"{name}_{k}", **options) for k in range(n)])

    def row(
        self,
        name: str,
        terms: Mapping[StepColumn | Before | SharedColumn | SharedAt, Numbers],
        *,
        lower: Numbers | None = None,
        upper: Numbers | None = None,
        equals: Numbers | None = None,
    ) -> StepRow:
        """Add a constraint that every step has: lower <= sum of terms <= upper.

        Parameters
        ----------
        name : str
            Name in files.
        terms : mapping
            Coefficient of each column: of the step (``x``), of the step before (``x.before``),
            shared (``size``, or ``peaks.at(month_of_step)``).
        lower, upper, equals : float or array, optional
            One side, both, or the value that the sum must have.

        Returns
        -------
        StepRow
            To ask for its duals.
        """
        least, most = sides_of(name, lower, upper, equals)
        self._require_order(name, least, most)
        coefficients = [
            (key, self._coefficient(name, value)) for key, value in self._own(terms)
        ]
        sides = [self._coefficient(name, least), self._coefficient(name, most)]
        row = self._core.add_row(name, sides[0], sides[1])
        for key, value in coefficients:
            if isinstance(key, StepColumn):
                self._core.add_entry(row, key.index, 0, value)
            elif isinstance(key, Before):
                self._core.add_entry(row, key.column.index, 1, value)
            elif isinstance(key, SharedAt):
                self._core.add_border(row, -1, key.by_step(self.n_steps), value)
            elif isinstance(key, SharedColumn):
                self._core.add_border(row, key.index, [], value)
            else:
                raise TypeError(f"row {name}: {key!r} is no column")
        return StepRow(self, name, row)

    def shared_row(
        self,
        name: str,
        terms: Mapping[StepColumn | SharedColumn, Numbers],
        *,
        lower: float | None = None,
        upper: float | None = None,
        equals: float | None = None,
    ) -> SharedRow:
        """Add one constraint over all steps, for example a budget of a year.

        Parameters
        ----------
        name : str
            Name in files.
        terms : mapping
            Coefficient of each column; step columns are summed over all steps.
        lower, upper, equals : float, optional
            One side, both, or the value that the sum must have.

        Returns
        -------
        SharedRow
            To ask for its dual.
        """
        least, most = sides_of(name, lower, upper, equals)
        return self._shared_rows(name, 1, None, terms, least, most)[0]

    def shared_rows(
        self,
        name: str,
        row_of_step: Sequence[int] | npt.NDArray[np.integer[Any]],
        terms: Mapping[StepColumn | SharedColumn, Numbers],
        *,
        lower: Numbers | None = None,
        upper: Numbers | None = None,
        equals: Numbers | None = None,
    ) -> list[SharedRow]:
        """Add a constraint per group of steps, for example a quota of each month.

        Parameters
        ----------
        name : str
            Name in files; a number is added.
        row_of_step : array of int
            Number of the row that each step belongs to, from 0; -1 for none.
        terms : mapping
            As in `shared_row`; step columns are summed over the steps of the group.
        lower, upper, equals : float or array, optional
            One number for all rows, or one per row.

        Returns
        -------
        list of SharedRow
            In the order of their numbers.
        """
        groups = np.asarray(row_of_step, dtype=np.int64)
        if groups.shape != (self.n_steps,) or groups.min() < -1 or groups.max() < 0:
            raise ValueError(f"{name}: row_of_step needs a number of -1 or more per step")
        least, most = sides_of(name, lower, upper, equals)
        return self._shared_rows(name, int(groups.max()) + 1, groups.tolist(), terms, least, most)

    def _shared_rows(
        self,
        name: str,
        n: int,
        groups: list[int] | None,
        terms: Mapping[Any, Numbers],
        lower: Numbers,
        upper: Numbers,
    ) -> list[SharedRow]:
        sides = [np.broadcast_to(np.asarray(side, dtype=float), n) for side in (lower, upper)]
        self._require_order(name, *sides)
        own = self._own(terms)
        rows = [
            self._core.add_shared_row(name if groups is None else f"{name}_{k}", least, most)
            for k, (least, most) in enumerate(zip(*sides, strict=True))
        ]
        for key, value in own:
            if isinstance(key, SharedColumn):
                for row in rows:
                    self._core.add_shared_entry(row, key.index, _number(name, value))
            elif isinstance(key, StepColumn):
                coefficient = self._coefficient(name, value)
                fixed = rows[0] if groups is None else -1
                by_step = [] if groups is None else [g if g < 0 else rows[g] for g in groups]
                self._core.add_aggregate(fixed, by_step, key.index, coefficient)
            else:
                raise TypeError(f"row {name}: {key!r} is neither a step nor a shared column")
        return [SharedRow(self, name, row) for row in rows]

    def solve(
        self,
        *,
        tolerance: float = 1e-6,
        threads: int = 0,
        time_limit_s: float | None = None,
        progress: bool | Listener | None = None,
    ) -> Solution:
        """Minimise, and measure the proof on the program as it was written.

        Parameters
        ----------
        tolerance : float
            Relative gap and residuals of the certificate, 1e-9 to 1e-2.
        threads : int
            Threads to use; 0 means all.
        time_limit_s : float, optional
            Give up after so many seconds (status ``limit``).
        progress : bool or callable, optional
            As in `sunward.plan`.

        Returns
        -------
        Solution
            With a status; infeasible and unbounded programs are no exceptions.
        """
        if not 1e-9 <= tolerance <= 1e-2:
            raise ValueError(f"tolerance is {tolerance}; it may be 1e-9 to 1e-2")
        if threads < 0:
            raise ValueError(f"threads is {threads}; it may be 0 (all) or more")
        if time_limit_s is not None and not time_limit_s > 0:
            raise ValueError(f"time_limit_s is {time_limit_s}; it must be positive")
        listener, line = listener_of(progress, "en")
        with line:
            core = _core.solve_lp(self._core, tolerance, threads, time_limit_s or 0.0, listener)
        return Solution(core, self)

    def sparse(self) -> SparseProgram:
        """Return the equivalent plain program, for other solvers.

        Returns
        -------
        SparseProgram
            Columns of step 0, of step 1, ..., then shared ones; rows alike. ``scipy.sparse.
            csc_array((p.data, p.indices, p.indptr), (p.n_rows, p.n_columns))`` is its matrix.
        """
        return self._core.sparse()

    def write_mps(self, path: str | os.PathLike[str]) -> None:
        """Write free MPS, compressed when `path` ends in ``.gz``."""
        self._core.write_mps(os.fspath(path))

    def _own(self, terms: Mapping[Any, Numbers]) -> list[tuple[Any, Numbers]]:
        for key in terms:
            if getattr(key, "problem", self) is not self:
                raise ValueError(f"{key!r} belongs to another problem")
        return list(terms.items())

    def _coefficient(self, name: str, value: Numbers) -> tuple[float, int]:
        """A constant, or a series the engine keeps: (scale, number of the series or -1)."""
        array = np.asarray(value, dtype=float, order="C")
        if np.isnan(array).any():
            raise ValueError(f"{name}: a value is not a number")
        if array.ndim == 0:
            return float(array), -1
        if array.shape != (self.n_steps,):
            raise ValueError(f"{name}: {array.shape} values for {self.n_steps} steps")
        if (array == array[0]).all():
            return float(array[0]), -1
        if not np.isfinite(array).all():
            raise ValueError(f"{name}: values must be finite at every step, or infinite at all")
        return 1.0, self._core.add_series(array)

    def _require_order(self, name: str, lower: Numbers, upper: Numbers) -> None:
        least, most = np.asarray(lower, dtype=float), np.asarray(upper, dtype=float)
        if (least > most).any():
            raise ValueError(f"{name}: the lower side is above the upper side")
        if (least == math.inf).any() or (most == -math.inf).any():
            raise ValueError(f"{name}: no value can be that large")


def solve_sparse(
    cost: npt.ArrayLike,
    matrix: Any,
    row_lower: npt.ArrayLike,
    row_upper: npt.ArrayLike,
    lower: npt.ArrayLike,
    upper: npt.ArrayLike,
    *,
    column_step: npt.ArrayLike,
    row_step: npt.ArrayLike,
    offset: float = 0.0,
    tolerance: float = 1e-6,
    threads: int = 0,
    time_limit_s: float | None = None,
    progress: bool | Listener | None = None,
) -> PlainSolution:
    """Minimise offset + cost x with row_lower <= matrix x <= row_upper and lower <= x <= upper.

    The engine cannot find the steps of a plain program; they have to be told. Every step needs the
    same number of columns and of rows, in the same order.

    Parameters
    ----------
    cost, lower, upper : array
        Per column. Bounds are infinite in all steps or in none.
    matrix : scipy.sparse array or matrix
        A row per constraint.
    row_lower, row_upper : array
        Per row; infinite in all steps or in none.
    column_step, row_step : array of int
        Step of each column and row, from 0; -1 for what is shared. A row of a step may have columns
        of its own step, of the one before (of step 0: the last) and shared ones.
    offset : float
        Constant part of the objective.
    tolerance, threads, time_limit_s, progress
        As in `Problem.solve`.

    Returns
    -------
    PlainSolution
        Values and duals in the order of the columns and rows given.

    Raises
    ------
    ValueError
        When the steps are no steps, or arrays do not fit one another.
    """
    columns, rows = Places("column", column_step), Places("row", row_step)
    if columns.n_steps != rows.n_steps or matrix.shape != (len(rows.step), len(columns.step)):
        raise ValueError("matrix, column_step and row_step do not fit one another")
    prices, least, most = (
        np.broadcast_to(np.asarray(a, dtype=float), len(columns.step)) for a in (cost, lower, upper)
    )
    sides = [
        np.broadcast_to(np.asarray(a, dtype=float), len(rows.step)) for a in (row_lower, row_upper)
    ]
    problem = Problem(columns.n_steps, offset=offset)
    own = [
        problem.column(f"x_{k}", cost=prices[at], lower=least[at], upper=most[at])
        for k, at in enumerate(columns.of_steps.T)
    ]
    shared = [
        problem.shared_column(
            f"shared_{k}", cost=float(prices[j]), lower=float(least[j]), upper=float(most[j])
        )
        for k, j in enumerate(columns.shared)
    ]
    add_matrix(problem, matrix, columns, rows, (sides[0], sides[1]), own, shared)
    solution = problem.solve(
        tolerance=tolerance, threads=threads, time_limit_s=time_limit_s, progress=progress
    )
    return PlainSolution(solution, columns, rows)


def _number(name: str, value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{name}: {number} is not finite")
    return number
