"""Plain sparse programs of which somebody knows the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from sunward._lp_parts import SharedColumns

if TYPE_CHECKING:
    from sunward.lp import Problem

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Places:
    """Where the columns (or rows) of a plain program stand in one with steps.

    Parameters
    ----------
    what : str
        ``column`` or ``row``, for the sentences.
    step : array of int
        Step of each; -1 for shared ones.
    """

    def __init__(self, what: str, step: npt.ArrayLike) -> None:
        self.step: Ints = np.asarray(step, dtype=np.int64)
        order = np.argsort(self.step, kind="stable")
        self.shared: Ints = order[: int((self.step < 0).sum())]
        counts = np.bincount(self.step[self.step >= 0])
        if counts.size == 0 or (counts != counts[0]).any():
            raise ValueError(f"every step needs the same number of {what}s, but they have {counts}")
        self.n_steps = len(counts)
        self.width = int(counts[0])
        self.of_steps: Ints = order[len(self.shared) :].reshape(self.n_steps, self.width)
        self.position: Ints = np.empty(len(self.step), dtype=np.int64)
        self.position[self.shared] = np.arange(len(self.shared))
        self.position[self.of_steps] = np.arange(self.width)


def grouped(keys: Ints, *values: Any) -> list[tuple[int, list[Any]]]:
    """Return the values of each key, keys in order."""
    order = np.argsort(keys, kind="stable")
    found, first = np.unique(keys[order], return_index=True)
    parts = [np.split(value[order], first[1:]) for value in values]
    return [(int(key), [part[i] for part in parts]) for i, key in enumerate(found)]


def slots(step: Ints, target: Ints, value: Floats, n_steps: int) -> list[tuple[Ints, Floats]]:
    """Sort entries so that each slot has at most one target in a step: (target, value) by step."""
    order = np.lexsort((target, step))
    step, target, value = step[order], target[order], value[order]
    rank = np.arange(len(step)) - np.searchsorted(step, step)
    found = []
    for q in range(int(rank.max()) + 1):
        which, values = np.full(n_steps, -1, dtype=np.int64), np.zeros(n_steps)
        mine = rank == q
        which[step[mine]], values[step[mine]] = target[mine], value[mine]
        found.append((which, values))
    return found


def add_matrix(
    problem: Problem, matrix: Any, columns: Places, rows: Places, sides: tuple[Floats, Floats],
    step_columns: list[Any], shared: list[Any],
) -> None:  # fmt: skip
    """Add all rows of a matrix to a problem that has its columns."""
    coo = matrix.tocsr().tocoo()  # by way of csr, so that no place stands twice
    row, column, value = coo.row.astype(np.int64), coo.col.astype(np.int64), coo.data.astype(float)
    n, width = columns.n_steps, columns.width
    r_step, c_step = rows.step[row], columns.step[column]
    r_at, c_at = rows.position[row], columns.position[column]
    terms: list[dict[Any, Any]] = [{} for _ in range(rows.width)]
    inside = (r_step >= 0) & (c_step >= 0)
    here = inside & (r_step == c_step)
    before = inside & ~here & ((r_step - 1) % n == c_step)
    far = inside & ~here & ~before
    if far.any():
        r, c = int(r_step[far][0]), int(c_step[far][0])
        raise ValueError(f"a row of step {r} reaches to step {c}; it may reach one step back")
    for mask, lag in ((here, 0), (before, 1)):
        key = r_at[mask] * width + c_at[mask]
        for place, (steps, values) in grouped(key, r_step[mask], value[mask]):
            by_step = np.zeros(n)
            by_step[steps] = values
            own = step_columns[place % width]
            terms[place // width][own.before if lag else own] = by_step
    border = (r_step >= 0) & (c_step < 0)
    for at, (steps, targets, values) in grouped(
        r_at[border], r_step[border], c_at[border], value[border]
    ):
        for which, by_step in slots(steps, targets, values, n):
            fixed = which[0] >= 0 and (which == which[0]).all()
            terms[at][shared[which[0]] if fixed else SharedColumns(shared).at(which)] = by_step
    for at in range(rows.width):
        own_rows = rows.of_steps[:, at]
        problem.row(f"row_{at}", terms[at], lower=sides[0][own_rows], upper=sides[1][own_rows])
    _add_shared_rows(problem, rows, sides, (r_step, c_step, r_at, c_at, value), n)


def _add_shared_rows(
    problem: Problem, rows: Places, sides: tuple[Floats, Floats], entries: tuple[Any, ...], n: int
) -> None:
    r_step, c_step, r_at, c_at, value = entries
    core = problem._core
    for k, row in enumerate(rows.shared):
        core.add_shared_row(f"shared_row_{k}", float(sides[0][row]), float(sides[1][row]))
    both = (r_step < 0) & (c_step < 0)
    for r, c, v in zip(r_at[both], c_at[both], value[both], strict=True):
        core.add_shared_entry(int(r), int(c), float(v))
    sums = (r_step < 0) & (c_step >= 0)
    for at, (steps, targets, values) in grouped(c_at[sums], c_step[sums], r_at[sums], value[sums]):
        for which, by_step in slots(steps, targets, values, n):
            coefficient = problem._coefficient("shared row", by_step)
            core.add_aggregate(-1, [int(w) for w in which], at, coefficient)
