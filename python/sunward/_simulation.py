"""Replaying a plan through the physical laws."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from sunward import _core
from sunward._plan import Plan, read_plan
from sunward._results import Results

if TYPE_CHECKING:
    import pandas as pd

    from sunward._core import EnergyTotals, Gap, Park, Provenance, SimulatedYear

TABLES = ("years", "assets", "losses")
ENERGIES = (
    "available_mwh", "generation_mwh", "curtailed_mwh", "import_mwh", "export_mwh", "load_mwh",
    "used_mwh", "charge_mwh", "discharge_mwh", "unserved_mwh", "surplus_mwh",
)  # fmt: skip


def simulate(
    plan: Plan | str | os.PathLike[str],
    *,
    case: str | os.PathLike[str] | None = None,
    mode: str = "schedule",
    forecast: str = "week",
    forecast_h: float = 24.0,
    years: int = 25,
    hourly: bool = False,
) -> Simulation:
    """Replay a plan hour by hour over the plant's life, the storages run by their laws.

    Parameters
    ----------
    plan : Plan or path-like
        An optimal plan, or its results folder.
    case : path-like, optional
        Where the case file of a plan that was read back is now; it must be what it was.
    mode : {"schedule", "policy"}
        Ask the storages for what the plan foresaw, or run them by what is known at the time.
    forecast : {"week", "yesterday", "perfect"}
        Policy only: the hours ahead are as the day before, or known.
    forecast_h : float
        Policy only: how far it looks ahead, 1 to 168 h.
    years : int
        Years of operation, 1 to 60; the weather years follow one another and begin anew.
    hourly : bool
        Keep the series of the first year, see `Simulation.results`.

    Returns
    -------
    Simulation
        Every year with its energies, losses by cause, and the gap to the plan.

    Raises
    ------
    InputError
        When there is no plan, its case is not there or has changed, or the weather is shorter than
        a year.
    ValueError
        When an option makes no sense.
    """
    _check(mode, forecast, forecast_h, years)
    if not isinstance(plan, Plan):
        plan = read_plan(plan)
    _core.require_plan(plan._core, plan._folder)
    started_utc = _core.utc_now()
    park = plan.park if case is None else None
    if park is None:
        park = _case_of(plan, case)
    core = _core.simulate(park, plan._core, mode, forecast, forecast_h, years, hourly)
    return Simulation(core, plan, _record_of(core, park, started_utc))


def _check(mode: str, forecast: str, forecast_h: float, years: int) -> None:
    if mode not in ("schedule", "policy"):
        raise ValueError(f"mode is {mode!r}; it may be 'schedule' or 'policy'")
    if forecast not in ("week", "yesterday", "perfect"):
        raise ValueError(f"forecast is {forecast!r}; it may be 'week', 'yesterday' or 'perfect'")
    if not 1 <= forecast_h <= 168:
        raise ValueError(f"forecast_h is {forecast_h}; it may be 1 to 168")
    if not 1 <= years <= 60:
        raise ValueError(f"years is {years}; it may be 1 to 60")


def _case_of(plan: Plan, case: str | os.PathLike[str] | None) -> Park:
    """The park as the plan read it; refused when it has changed."""
    inputs = plan.provenance.inputs
    path = os.fspath(case) if case is not None else inputs[0][0] if inputs else ""
    if case is None and not os.path.exists(path):
        _core.refuse_without_case(path)
    return _core.planned_park(plan.provenance, path, plan._folder or plan.park_name)


def _record_of(core: _core.Simulation, park: Park, started_utc: str) -> Provenance:
    record = _core.Provenance()
    record.started_utc = started_utc
    record.version, record.commit = _core.version, _core.commit
    record.compiler, record.machine = _core.compiler, _core.machine_summary()
    record.inputs = park.inputs
    record.options = [("mode", core.mode), ("years", str(len(core.years)))]
    record.command = f"sunward.simulate(mode={core.mode!r}, years={len(core.years)})"
    return record


class Simulation:
    """A plan replayed through physics: what is missing, why, and what it costs.

    Made by `simulate`; never changes.
    """

    def __init__(self, core: _core.Simulation, plan: Plan, provenance: Provenance) -> None:
        self._core = core
        self.plan = plan
        self.provenance = provenance

    @property
    def mode(self) -> str:
        """``schedule`` or ``policy``."""
        return self._core.mode

    @cached_property
    def years(self) -> list[SimulatedYear]:
        """Years of operation, in order."""
        return self._core.years

    @property
    def mean_gap(self) -> Gap:
        """Simulation less plan: mean of the years."""
        return self._core.mean_gap

    @property
    def mean_energy(self) -> EnergyTotals:
        """Energies of a year: mean of the years."""
        return self._core.mean_energy

    @property
    def mean_planned(self) -> EnergyTotals:
        """What the plan had foreseen: mean of the years."""
        return self._core.mean_planned

    @property
    def cost_gap_frac(self) -> float:
        """Mean gap in cost over the plan's whole yearly cost; positive: dearer than planned."""
        return self._core.mean_gap.cost_cny / self._core.planned_cost_cny_per_year

    @property
    def unserved_priced(self) -> bool:
        """False: load without a value in the case went unserved; its cost is not counted."""
        return self._core.unserved_priced

    @cached_property
    def worst_indicators(self) -> dict[str, float]:
        """Of each key figure the worst year's: lowest share of own use, highest of the others."""
        return {indicator.name: indicator.value for indicator in self._core.worst_indicators}

    @cached_property
    def results(self) -> Results:
        """Series of the first year, as numpy views; empty without ``hourly=True``."""
        return Results(self._core.flow(i) for i in range(self._core.n_flows))

    def notes(self, lang: str = "en") -> list[str]:
        """Return what the replay resolved or assumed, one sentence each."""
        return self._core.notes(lang)

    def table(self, lang: str = "en") -> str:
        """Return years, losses and the gap to the plan, as ``sunward simulate`` prints them."""
        return _core.simulation_table(self._core, self.plan._core, lang)

    def to_pandas(self, table: str = "years") -> pd.DataFrame:
        """Return a table of the simulation, a row per year of operation.

        Parameters
        ----------
        table : {"years", "assets", "losses"}
            Energies in MWh and the gap in cost; figures of each asset (columns: asset, figure);
            losses of each storage by cause in MWh (columns: asset, cause).

        Returns
        -------
        pandas.DataFrame
            Needs pandas.
        """
        import pandas as pd

        if table not in TABLES:
            raise ValueError(f"table is {table!r}; it may be {', '.join(TABLES)}")
        index = pd.Index([year.number for year in self.years], name="year")
        if table == "years":
            rows = [
                {**{name: getattr(year.energy, name) for name in ENERGIES},
                 "cost_gap_cny": year.gap.cost_cny}
                for year in self.years
            ]  # fmt: skip
            return pd.DataFrame(rows, index=index)
        cells = [
            {
                (asset.name, name): value
                for asset in year.assets
                for name, value in (
                    asset.figures if table == "assets" else asset.losses_mwh.items()
                )
            }
            for year in self.years
        ]
        frame = pd.DataFrame(cells, index=index)
        if table == "losses":
            frame = frame.fillna(0.0)  # a cause that took nothing in a year
        if not frame.columns.empty:
            names = ["asset", "figure" if table == "assets" else "cause"]
            frame.columns = pd.MultiIndex.from_tuples(list(frame.columns), names=names)
        return frame

    def write(self, folder: str | os.PathLike[str]) -> list[str]:
        """Write simulation.json and, with ``hourly=True``, simulation.nc.

        Parameters
        ----------
        folder : path-like
            Made when missing; usually the results folder of the plan.

        Returns
        -------
        list of str
            Names of the files written.

        Raises
        ------
        InputError
            When the folder cannot be written.
        """
        return _core.write_simulation(self._core, self.provenance, os.fspath(folder))

    def __str__(self) -> str:
        return self.table()

    def __repr__(self) -> str:
        return (
            f"<Simulation of {self._core.park_name}: {self.mode}, {len(self.years)} years, "
            f"cost {self.cost_gap_frac:+.2%}>"
        )
