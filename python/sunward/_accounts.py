"""Statements and indicators of a plan."""

from __future__ import annotations

import os
import warnings
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from sunward import _core
from sunward._plan import Plan, read_plan

if TYPE_CHECKING:
    import pandas as pd

    from sunward._core import Park

Array = npt.NDArray[np.float64]


def finance(
    plan: Plan | str | os.PathLike[str], *, case: str | os.PathLike[str] | None = None
) -> Accounts:
    """Make the statements of a plan: costs, taxes, debt, cash flows, returns.

    Parameters
    ----------
    plan : Plan or path-like
        An optimal plan, or its results folder.
    case : path-like, optional
        Case file with the terms, instead of the one the plan was made from.

    Returns
    -------
    Accounts
        Statements by year and indicators.

    Raises
    ------
    InputError
        When there is no plan, its case is not there, the two do not belong together, or terms
        contradict each other.
    """
    if not isinstance(plan, Plan):
        plan = read_plan(plan)
    _core.require_plan(plan._core, "")
    park = plan.park if case is None else None
    if park is None:
        park = _terms_of(plan, case)
    return Accounts(_core.finance(plan._core, park))


def _terms_of(plan: Plan, case: str | os.PathLike[str] | None) -> Park:
    """The case without its weather; costs and terms do not need it."""
    inputs = plan.provenance.inputs
    path = os.fspath(case) if case is not None else inputs[0][0] if inputs else ""
    if case is None and not os.path.exists(path):
        _core.refuse_without_case(path)
    park = _core.read_park(path, None, None, 0, False)
    if case is None and park.inputs[0][1] != inputs[0][1]:
        warnings.warn(_core.case_changed(path, "en"), stacklevel=3)
    return park


class Accounts:
    """Statements of a project, one value per year: construction first, then operation."""

    def __init__(self, core: _core.Accounts) -> None:
        self._core = core

    @cached_property
    def indicators(self) -> dict[str, float]:
        """Returns, levelised costs, cover ratios by name; NaN where one does not exist."""
        return {indicator.name: indicator.value for indicator in self._core.indicators}

    @cached_property
    def statements(self) -> dict[str, dict[str, Array]]:
        """``statements["profit"]["net_profit"]``: numpy views by statement and line [CNY]."""
        return {key: dict(lines) for key, lines in self._core.statements()}

    @property
    def investment_cny(self) -> float:
        """Everything it takes to build, interest and working capital included."""
        return self._core.investment_cny

    @property
    def construction_y(self) -> int:
        """Years of construction, with which every line begins."""
        return self._core.construction_y

    def to_pandas(self, statement: str) -> pd.DataFrame:
        """Return a statement as a table.

        Parameters
        ----------
        statement : str
            One of `statements`, for example ``profit``.

        Returns
        -------
        pandas.DataFrame
            A row per line, a column per year, the first of operation being 1. Needs pandas.
        """
        import pandas as pd

        lines = self.statements[statement]
        n_years = len(next(iter(lines.values())))
        years = np.arange(n_years) + 1 - self.construction_y
        frame = pd.DataFrame.from_dict(lines, orient="index", columns=years)
        return frame.rename_axis(index="line", columns="year")

    def table(self, lang: str = "en") -> str:
        """Return investment, indicators and the money of some years, as text."""
        return self._core.table(lang)

    def write(self, folder: str | os.PathLike[str], *, lang: str = "en") -> None:
        """Write finance.json and statements.xlsx.

        Parameters
        ----------
        folder : path-like
            Made when missing; usually the results folder of the plan.
        lang : {"en", "zh"}
            Language of the workbook.
        """
        _core.write_accounts(self._core, os.fspath(folder), lang)

    def __str__(self) -> str:
        return self.table()
