"""Planning a park, and what comes out."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from sunward import _core, _tables
from sunward._park import read_options
from sunward._progress import Listener, listener_of
from sunward._results import Results

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from sunward._core import (
        Asset,
        Binding,
        Certificate,
        CrossCheck,
        Park,
        Provenance,
        RuleCheck,
        ScenarioYear,
        SolveRecord,
    )


def plan(
    park: Park,
    *,
    tolerance: float | None = None,
    threads: int | None = None,
    time_limit_s: float | None = None,
    check_highs: bool = False,
    lang: str = "en",
    progress: bool | Listener | None = None,
) -> Plan:
    """Size and dispatch a park at least expected yearly cost.

    The interpreter is free while the solver works: several plans may run in threads at once.
    Ctrl-C stops the solver and raises `KeyboardInterrupt`.

    Parameters
    ----------
    park : Park
        From `read_park`.
    tolerance : float, optional
        Relative gap and residuals of the certificate, 1e-9 to 1e-2; the case's own by default.
    threads : int, optional
        Threads of the solver, 0 for all; the case's own by default. When several plans run at
        once, give each its share.
    time_limit_s : float, optional
        Give up after so many seconds (status ``limit``).
    check_highs : bool
        Solve the same program with HiGHS as well, see `Plan.check`. HiGHS is found by the system
        or by the environment variable ``SUNWARD_HIGHS_LIBRARY``.
    lang : {"en", "zh"}
        Language of names that the plan makes up itself.
    progress : bool or callable, optional
        By default a line on standard error where somebody watches (a terminal or a notebook) and
        the solve takes over a second; True and False force it. A function is called with a
        `Progress` at most twenty times a second.

    Returns
    -------
    Plan
        With status ``optimal`` only when the certificate holds; an infeasible park is no
        exception but a plan with the status ``infeasible`` and `Plan.explanation`.

    Raises
    ------
    InputError
        When data contradict each other, or HiGHS is asked for and missing.
    ValueError
        When an option makes no sense.
    """
    if tolerance is not None and not 1e-9 <= tolerance <= 1e-2:
        raise ValueError(f"tolerance is {tolerance}; it may be 1e-9 to 1e-2")
    if threads is not None and threads < 0:
        raise ValueError(f"threads is {threads}; it may be 0 (all) or more")
    if time_limit_s is not None and not time_limit_s > 0:
        raise ValueError(f"time_limit_s is {time_limit_s}; it must be positive")
    record = _core.Provenance()
    record.started_utc = _core.utc_now()
    listener, line = listener_of(progress, lang)
    with line:
        core = _core.plan(
            park,
            tolerance or 0.0,
            -1 if threads is None else threads,
            time_limit_s or 0.0,
            check_highs,
            lang,
            listener,
        )
    options: dict[str, object] = {
        "tolerance": tolerance,
        "threads": threads,
        "time_limit_s": time_limit_s,
        "check_highs": check_highs or None,
        "lang": lang,
    }
    recorded = {**read_options(park), **options}
    record.options = [(name, str(value)) for name, value in recorded.items() if value is not None]
    record.version, record.commit = _core.version, _core.commit
    record.compiler, record.machine = _core.compiler, _core.machine_summary()
    record.inputs = park.inputs
    record.command = _command_of(park, options)
    return Plan(core, record, park)


def _command_of(park: Park, options: dict[str, object]) -> str:
    """The call as a line of Python, for the record of the run."""
    case = park.inputs[0][0] if park.inputs else park.name
    read = f"sunward.read_park({', '.join([repr(case), *_arguments(read_options(park))])})"
    return f"sunward.plan({', '.join([read, *_arguments(options)])})"


def _arguments(options: dict[str, object]) -> list[str]:
    return [f"{name}={value!r}" for name, value in options.items() if value is not None]


def read_plan(folder: str | os.PathLike[str]) -> Plan:
    """Read a plan back from its results folder.

    Parameters
    ----------
    folder : path-like
        Written by `Plan.write` or ``sunward plan --out``.

    Returns
    -------
    Plan
        As it was written; series of over a million values were stored with 7 digits.

    Raises
    ------
    InputError
        When the folder holds no plan or is damaged.
    """
    core, record = _core.read_plan(os.fspath(folder))
    return Plan(core, record, None, os.fspath(folder))


class Plan:
    """Sizes and dispatch of a park, with the proof that they are optimal.

    Made by `plan` and `read_plan`; never changes.
    """

    def __init__(
        self, core: _core.Plan, provenance: Provenance, park: Park | None, folder: str = ""
    ) -> None:
        self._core = core
        self.provenance = provenance
        self.park = park
        """The park it was made from; None for a plan that was read back."""
        self._folder = folder

    @property
    def status(self) -> str:
        """``optimal``, ``infeasible``, ``unbounded``, ``limit`` or ``numerical_trouble``."""
        return self._core.status

    @property
    def park_name(self) -> str:
        """Name of the park."""
        return self._core.park_name

    @property
    def objective_cny_per_year(self) -> float:
        """Expected yearly cost, which the plan minimises."""
        return self._core.objective_cny_per_year

    @property
    def capex_cny(self) -> float:
        """Overnight cost of everything built."""
        return self._core.capex_cny

    @property
    def certificate(self) -> Certificate:
        """Gap and residuals, measured on the unscaled program."""
        return self._core.certificate

    @property
    def solve(self) -> SolveRecord:
        """Iterations, seconds and size of the program."""
        return self._core.solve

    @property
    def check(self) -> CrossCheck | None:
        """The word of HiGHS, when it was asked for."""
        check = self._core.check
        return check if check.done else None

    @cached_property
    def assets(self) -> dict[str, Asset]:
        """Assets by name, with sizes, costs and yearly figures."""
        return {asset.name: asset for asset in self._core.assets}

    @cached_property
    def capacities(self) -> dict[str, dict[str, float]]:
        """Sizes: ``capacities["battery"]["capacity_mwh"]``."""
        return {
            asset.name: {size.quantity: size.value for size in asset.capacities}
            for asset in self.assets.values()
            if asset.capacities
        }

    @cached_property
    def indicators(self) -> dict[str, float]:
        """Key figures by name, expected over the weather years; shares from 0 to 1."""
        return {indicator.name: indicator.value for indicator in self._core.indicators}

    @cached_property
    def bindings(self) -> list[Binding]:
        """Limits that cost money, and what one unit of relaxation is worth."""
        return self._core.bindings

    @cached_property
    def rules(self) -> list[RuleCheck]:
        """Every rule the case asks for, and how it is kept."""
        return self._core.rules

    @cached_property
    def years(self) -> list[ScenarioYear]:
        """Weather years, with the step at which each begins in every series."""
        return self._core.years

    @cached_property
    def results(self) -> Results:
        """Series by asset and quantity, as numpy views: ``results.wind.power_mw``."""
        return Results(self._core.flow(i) for i in range(self._core.n_flows))

    def message(self, lang: str = "en") -> str:
        """Return one sentence when there is no plan, else an empty text.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            What happened.
        """
        return self._core.message(lang)

    def notes(self, lang: str = "en") -> list[str]:
        """Return what reading the inputs resolved or assumed, one sentence each."""
        return self._core.notes(lang)

    def explanation(self, lang: str = "en") -> str:
        """Return what binds and what it is worth; or why there is no plan, and what would help.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        str
            A line per limit or cause.
        """
        if self.status == "optimal":
            return "\n".join(
                _core.binding_sentence(self._core, binding, lang) for binding in self.bindings
            )
        lines = [self.message(lang), *self._core.causes(lang), self._core.repair(lang)]
        return "\n".join(line for line in lines if line)

    def table(self, lang: str = "en") -> str:
        """Return sizes, energy, costs and certificate as text, as ``sunward plan`` prints them."""
        return _core.plan_table(self._core, lang)

    def to_pandas(self, table: str = "dispatch") -> pd.DataFrame:
        """Return a table of the plan.

        Parameters
        ----------
        table : {"dispatch", "capacities", "costs", "indicators"}
            Which one. ``dispatch`` has one row per step (time, or year and time) and columns
            (asset, quantity); its values are copied.

        Returns
        -------
        pandas.DataFrame
            Needs pandas.
        """
        if table not in _tables.TABLES:
            raise ValueError(f"table is {table!r}; it may be {', '.join(_tables.TABLES)}")
        if table == "dispatch":
            _core.require_plan(self._core, "")
            return _tables.dispatch_frame(self)
        return _tables.table_frame(self, table)

    def to_xarray(self) -> xr.Dataset:
        """Return every series as a variable with its unit, as in dispatch.nc.

        Returns
        -------
        xarray.Dataset
            One year has the dimension ``time``; several follow one another along ``step``, with
            coordinates ``year`` and ``time``. The values are not copied. Needs xarray.
        """
        _core.require_plan(self._core, "")
        return _tables.dispatch_dataset(self)

    def write(
        self,
        folder: str | os.PathLike[str],
        *,
        csv: bool = False,
        report: bool = True,
        statements: bool = True,
        lang: str = "en",
    ) -> list[str]:
        """Write the results folder: plan.json, run.json, dispatch.nc and report.html.

        With a section ``[finance]`` in the case file finance.json and statements.xlsx as well; not
        for a plan that was read back, see `finance` for those.

        Parameters
        ----------
        folder : path-like
            Made when missing; files of an earlier plan are replaced.
        csv : bool
            Write dispatch.csv as well.
        report : bool
            Write report.html.
        statements : bool
            Write the statements of a case that has a section ``[finance]``.
        lang : {"en", "zh"}
            Language of the statements, shown first in the report.

        Returns
        -------
        list of str
            The files written.

        Raises
        ------
        InputError
            When there is no plan to write, or the folder cannot be written.
        """
        path = os.fspath(folder)
        park = self.park if statements and self._has_finance() else None
        return _core.write_plan(self._core, self.provenance, path, csv, report, lang, park)

    def _has_finance(self) -> bool:
        """Whether the case file asks for statements; a file that has gone asks for none."""
        inputs = self.provenance.inputs
        case = inputs[0][0] if inputs else ""
        return self.park is not None and os.path.exists(case) and _core.has_finance(case)

    def report(self, path: str | os.PathLike[str], *, lang: str = "en") -> None:
        """Write the report: one page that needs no network.

        Parameters
        ----------
        path : path-like
            File to write, usually ending in ``.html``.
        lang : {"en", "zh"}
            Language shown first.

        Raises
        ------
        InputError
            When there is no plan to report, or the file cannot be written.
        """
        _core.write_report(self._core, self.provenance, os.fspath(path), lang)

    def __str__(self) -> str:
        return self.table()

    def __repr__(self) -> str:
        cost = f", {self.objective_cny_per_year:.6g} CNY/year" if self.status == "optimal" else ""
        return f"<Plan of {self.park_name}: {self.status}{cost}>"
