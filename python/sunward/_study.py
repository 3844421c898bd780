"""Studies of a case: many plans with some of its numbers changed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from sunward import _core

if TYPE_CHECKING:
    import pandas as pd

Array = npt.NDArray[np.float64]
Case = str | os.PathLike[str]


def study_uncertainty(
    case: Case,
    *,
    samples: int = 0,
    seed: int | None = None,
    inputs: Sequence[str] = (),
    years: int | None = None,
    workers: int = 0,
    tolerance: float = 0.0,
    folder: Case | None = None,
) -> Study:
    """Plan a case many times with numbers drawn from the distributions of its ``[study]``.

    Parameters
    ----------
    case : path-like
        Case file with a section ``[study]``.
    samples : int
        Plans; 0: as many as the case file says.
    seed : int, optional
        Instead of the case file's.
    inputs : sequence of str
        Names of ``[study.inputs]``; all of them when empty.
    years : int, optional
        Synthetic weather years, 1 to 200.
    workers : int
        Plans at a time; 0: one per hardware thread.
    tolerance : float
        Of each plan; 0: the case's own.
    folder : path-like, optional
        Keeps every finished plan there, so that a broken run is taken up again.

    Returns
    -------
    Study
        A row per plan: what was drawn, what came of it.

    Raises
    ------
    InputError
        When the case has faults, no input to vary, or no plan as it stands.
    """
    return _run("uncertainty", case, inputs, years, workers, tolerance, folder,
                samples=samples, seed=-1 if seed is None else seed)


def study_tornado(
    case: Case,
    *,
    inputs: Sequence[str] = (),
    change: float = 0.0,
    years: int | None = None,
    workers: int = 0,
    tolerance: float = 0.0,
    folder: Case | None = None,
) -> Study:
    """Change one input at a time, down and up.

    Parameters
    ----------
    case : path-like
        Case file.
    inputs : sequence of str
        Names of ``[study.inputs]`` or keys of the case file.
    change : float
        Part by which they change; 0: to the tenth and ninetieth percentile of their distribution,
        keys by 0.2.
    years, workers, tolerance, folder
        As of `study_uncertainty`.

    Returns
    -------
    Study
        Two rows per input.
    """
    return _run("tornado", case, inputs, years, workers, tolerance, folder, change=change)


def study_spider(
    case: Case,
    *,
    inputs: Sequence[str] = (),
    change: float = 0.0,
    steps: int = 7,
    years: int | None = None,
    workers: int = 0,
    tolerance: float = 0.0,
    folder: Case | None = None,
) -> Study:
    """Change one input at a time over an odd number of `steps` from 1 - `change` to 1 + `change`.

    Parameters
    ----------
    case, inputs, change, years, workers, tolerance, folder
        As of `study_tornado`; `change` 0 means 0.3.
    steps : int
        Values of an input, odd, 3 or more.

    Returns
    -------
    Study
        `steps` rows per input.
    """
    return _run("spider", case, inputs, years, workers, tolerance, folder,
                change=change, steps=steps)


def study_break_even(
    case: Case,
    *,
    input: str,
    figure: str,
    target: float,
    low: float = 0.0,
    high: float = 0.0,
    years: int | None = None,
    workers: int = 0,
    tolerance: float = 0.0,
    folder: Case | None = None,
) -> Study:
    """Find the value of one input at which a figure meets a target.

    Parameters
    ----------
    case, years, workers, tolerance, folder
        As of `study_uncertainty`.
    input : str
        Key of the case file, or a name of ``[study.inputs]``.
    figure : str
        Name of a figure, one of `Study.figures`.
    target : float
        Its value to be met.
    low, high : float
        Where to look; equal: between half and double the case's value.

    Returns
    -------
    Study
        `Study.break_even` is the answer.
    """
    return _run("break-even", case, [input], years, workers, tolerance, folder,
                figure=figure, target=target, low=low, high=high)


def study_years(
    case: Case,
    *,
    years: int | None = None,
    workers: int = 0,
    tolerance: float = 0.0,
    folder: Case | None = None,
) -> Study:
    """Every weather year alone: with the sizes of the plan over all years, and planned anew.

    Parameters
    ----------
    case, years, workers, tolerance, folder
        As of `study_uncertainty`.

    Returns
    -------
    Study
        Two rows per year, told apart by the column ``group``.
    """
    return _run("years", case, (), years, workers, tolerance, folder)


def _run(
    kind: str,
    case: Case,
    inputs: Sequence[str],
    years: int | None,
    workers: int,
    tolerance: float,
    folder: Case | None,
    *,
    samples: int = 0,
    seed: int = -1,
    change: float = 0.0,
    steps: int = 7,
    figure: str = "",
    target: float = 0.0,
    low: float = 0.0,
    high: float = 0.0,
) -> Study:
    log_path = ""
    if folder is not None:
        Path(folder).mkdir(parents=True, exist_ok=True)
        log_path = os.fspath(Path(folder) / "study.log")
    core = _core.study(
        os.fspath(case), years or 0, kind, list(inputs), samples, seed, change, steps, figure,
        target, low, high, workers, tolerance, log_path,
    )  # fmt: skip
    return Study(core)


class Study:
    """Outcome of a study: tables with one row per plan."""

    def __init__(self, core: _core.StudyTables) -> None:
        self._core = core

    @property
    def kind(self) -> str:
        """What was asked: ``uncertainty``, ``tornado``, ``spider``, ``break-even``, ``years``."""
        return self._core.kind

    @property
    def inputs(self) -> list[str]:
        """Names of the inputs, the columns of `input_values`."""
        return self._core.inputs

    @property
    def figures(self) -> list[str]:
        """Names of the figures, the columns of `figure_values`."""
        return self._core.figures

    @property
    def units(self) -> dict[str, str]:
        """Unit of each figure."""
        return dict(zip(self._core.figures, self._core.units, strict=True))

    @property
    def base(self) -> dict[str, float]:
        """Each figure of the case as it stands."""
        return dict(zip(self._core.figures, self._core.base, strict=True))

    @property
    def outcomes(self) -> list[str]:
        """``optimal``, another status of a plan, or ``refused``, per row."""
        return self._core.outcomes

    @cached_property
    def input_values(self) -> Array:
        """Drawn or set values, a row per plan; NaN: as in the case file."""
        return self._core.input_values()

    @cached_property
    def figure_values(self) -> Array:
        """Figures, a row per plan; NaN where there is none."""
        return self._core.figure_values()

    def values(self, figure: str) -> Array:
        """Return one figure of every plan.

        Parameters
        ----------
        figure : str
            One of `figures`.

        Returns
        -------
        numpy.ndarray
            A view of `figure_values`.
        """
        return self.figure_values[:, self.figures.index(figure)]

    def exceeded(self, figure: str, group: int = 0) -> dict[float, float]:
        """Return what a figure reaches or exceeds with each probability (uncertainty and years).

        Parameters
        ----------
        figure : str
            One of `figures`.
        group : int
            Years: 0 with fixed sizes, 1 planned anew.

        Returns
        -------
        dict
            Value by probability; 0.9 is what nine plans of ten reach.
        """
        values = self._core.exceeded(group, self.figures.index(figure))
        return dict(zip(self._core.probabilities, values, strict=True))

    @property
    def break_even(self) -> tuple[float, float] | None:
        """Value of the input and the figure there; None when the target is not met."""
        found, value, figure = self._core.break_even
        return (value, figure) if found else None

    def to_pandas(self) -> pd.DataFrame:
        """Return a row per plan: outcome, group, label, inputs, figures. Needs pandas."""
        import pandas as pd

        frame = pd.DataFrame(
            np.hstack([self.input_values, self.figure_values]), columns=self.inputs + self.figures
        )
        for place, name in enumerate(("outcomes", "groups", "labels")):
            frame.insert(place, name[:-1], getattr(self._core, name))
        return frame.rename_axis(index="plan")

    def table(self, figure: str = "", lang: str = "en") -> str:
        """Return what the program prints, as text."""
        return self._core.table(lang, figure)

    def write(self, folder: Case, *, lang: str = "en") -> None:
        """Write study.json, study.csv and study.html.

        Parameters
        ----------
        folder : path-like
            Made when missing.
        lang : {"en", "zh"}
            Language in which the page opens.
        """
        _core.write_study(self._core, os.fspath(folder), lang)

    def __str__(self) -> str:
        return self.table()
