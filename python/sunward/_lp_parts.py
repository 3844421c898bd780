"""Columns and rows of a linear program, as handles: what rows are written with."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sunward.lp import Numbers, Problem


class _Part:
    """Something of one problem, with its number there."""

    def __init__(self, problem: Problem, name: str, index: int) -> None:
        self.problem = problem
        self.name = name
        self.index = index

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"


class StepColumn(_Part):
    """A variable that every step has."""

    @property
    def before(self) -> Before:
        """The same variable one step back, for the terms of a row."""
        return Before(self)


class Before:
    """A step column one step back; at the first step see `Problem.column`."""

    def __init__(self, column: StepColumn) -> None:
        self.column = column
        self.problem = column.problem

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Before) and other.column is self.column

    def __hash__(self) -> int:
        return hash((Before, id(self.column)))

    def __repr__(self) -> str:
        return f"<StepColumn {self.column.name} one step back>"


class SharedColumn(_Part):
    """A variable that all steps see."""


class SharedAt:
    """Of several shared columns the one that each step sees."""

    def __init__(self, columns: SharedColumns, which: npt.ArrayLike) -> None:
        self.columns = columns
        self.problem = columns[0].problem
        self._which = np.asarray(which, dtype=np.int64)

    def by_step(self, n_steps: int) -> list[int]:
        """Return the number of the column that each step sees; -1 for none."""
        which, n = self._which, len(self.columns)
        if which.shape != (n_steps,) or which.min() < -1 or which.max() >= n:
            raise ValueError(f"at() needs a number from -1 to {n - 1} for each of {n_steps} steps")
        indices = np.array([column.index for column in self.columns] + [-1])
        return [int(index) for index in indices[which]]  # -1 takes the last, which is none


class SharedColumns(Sequence[SharedColumn]):
    """Shared columns of which each step sees one."""

    def __init__(self, columns: list[SharedColumn]) -> None:
        if not columns:
            raise ValueError("at least one shared column is needed")
        self._columns = columns

    def at(self, column_of_step: npt.ArrayLike) -> SharedAt:
        """Return a term for a row of every step.

        Parameters
        ----------
        column_of_step : array of int
            Number of the column that each step sees, from 0; -1 for none.

        Returns
        -------
        SharedAt
            To be used in `Problem.row`.
        """
        return SharedAt(self, column_of_step)

    @overload
    def __getitem__(self, index: int) -> SharedColumn: ...

    @overload
    def __getitem__(self, index: slice) -> list[SharedColumn]: ...

    def __getitem__(self, index: int | slice) -> SharedColumn | list[SharedColumn]:
        return self._columns[index]

    def __iter__(self) -> Iterator[SharedColumn]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


class StepRow(_Part):
    """A constraint that every step has."""


class SharedRow(_Part):
    """A constraint over all steps, or a group of them."""


def sides_of(
    name: str, lower: Numbers | None, upper: Numbers | None, equals: Numbers | None
) -> tuple[Any, Any]:
    """Return lower and upper side; one that is not given is infinite."""
    if equals is not None:
        if lower is not None or upper is not None:
            raise ValueError(f"{name}: give equals, or lower and upper, not both")
        return equals, equals
    if lower is None and upper is None:
        raise ValueError(f"{name}: give lower, upper or equals")
    return -math.inf if lower is None else lower, math.inf if upper is None else upper
