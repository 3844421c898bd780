"""A live PyPSA network as the tables Sunward reads, without a file in between."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np

from sunward import _core

if TYPE_CHECKING:
    import pandas as pd


def tables_of(network: Any) -> _core.NetworkTables:
    """Copy what the optimisation reads: inputs of all components, snapshots, periods, scenarios.

    Parameters
    ----------
    network : pypsa.Network
        Not changed.

    Returns
    -------
    NetworkTables
        The same as reading the network's exported file gives.
    """
    tables = _core.NetworkTables()
    tables.source = network.name or "network"
    tables.attributes = _attributes(network)
    _copy_snapshots(network, tables)
    if len(network.investment_periods):
        weightings = network.investment_period_weightings
        tables.set_periods(
            [int(period) for period in weightings.index],
            _numbers(weightings.objective),
            _numbers(weightings.years),
        )
    scenarios = scenarios_of(network)
    if scenarios:
        tables.set_scenarios(scenarios, _numbers(network.scenario_weightings["weight"]))
    for component in network.components:
        if component.list_name not in ("shapes", "sub_networks"):
            _copy_component(component, tables, scenarios, len(network.snapshots))
    return tables


def require_pypsa_1(network: Any) -> None:
    """Refuse networks of PyPSA before 1.0, whose components and scenarios are reached otherwise.

    Parameters
    ----------
    network : pypsa.Network
        Any network.

    Raises
    ------
    InputError
        Naming the version and what to do.
    """
    if not hasattr(network, "components"):
        raise TypeError(f"a pypsa.Network is needed, not {type(network).__name__}")
    if not hasattr(network, "has_scenarios"):
        version = getattr(sys.modules.get("pypsa"), "__version__", "0")
        _core.refuse_old_pypsa(version)


def scenarios_of(network: Any) -> list[str]:
    """Return the names of a stochastic network's scenarios, else nothing.

    Parameters
    ----------
    network : pypsa.Network
        Any network.

    Returns
    -------
    list of str
        In the network's order.
    """
    return [str(name) for name in network.scenarios] if network.has_scenarios else []


def names_of(static: pd.DataFrame) -> list[str]:
    """Return the components of a table, in stochastic networks without repeating the scenarios.

    Parameters
    ----------
    static : pandas.DataFrame
        Table of one kind of component.

    Returns
    -------
    list of str
        In the order of the table.
    """
    if static.index.nlevels > 1:
        return [str(name) for name in static.index.unique(level="name")]
    return [str(name) for name in static.index]


def _attributes(network: Any) -> list[tuple[str, str]]:
    attributes = [("name", str(network.name or "")), ("pypsa_version", str(network.pypsa_version))]
    if getattr(network, "has_risk_preference", False):
        attributes.append(("risk_preference", str(network.risk_preference)))
    return attributes


def _copy_snapshots(network: Any, tables: _core.NetworkTables) -> None:
    snapshots = network.snapshots
    periods: list[int] = []
    if snapshots.nlevels > 1:
        periods = [int(period) for period in snapshots.get_level_values(0)]
        snapshots = snapshots.get_level_values(1)
    if hasattr(snapshots, "strftime"):
        labels = [str(label) for label in snapshots.strftime("%Y-%m-%d %H:%M:%S")]
    else:
        labels = [str(label) for label in snapshots]
    weightings = network.snapshot_weightings
    tables.set_snapshots(
        labels,
        periods,
        _numbers(weightings.objective),
        _numbers(weightings.stores),
        _numbers(weightings.generators),
    )


def _numbers(values: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.ascontiguousarray(values, dtype=np.float64)


def _copy_component(
    component: Any, tables: _core.NetworkTables, scenarios: list[str], n_snapshots: int
) -> None:
    static, inputs = component.static, component.defaults.status != "Output"
    if static.empty:
        return
    names, types = names_of(static), component.defaults.type
    if scenarios:
        import pandas as pd

        static = static.reindex(pd.MultiIndex.from_product([scenarios, names]))
    tables.add_table(component.list_name, names)
    for attribute in static.columns:
        if inputs.get(attribute, True):
            _copy_column(str(attribute), static[attribute], tables, types.get(attribute))
    for attribute, frame in component.dynamic.items():
        if not frame.empty and inputs.get(attribute, True):
            _copy_series(str(attribute), frame, tables, scenarios, n_snapshots)
    for attribute, curve in getattr(component, "piecewise", {}).items():
        if not curve.empty:  # told by its name: it is refused
            tables.add_series(f"{attribute}-pw", [], np.empty((0, tables.n_steps)))


def _copy_column(
    attribute: str, column: pd.Series[Any], tables: _core.NetworkTables, known_type: str | None
) -> None:
    """Text or numbers as PyPSA defines the attribute; columns of the user's own as they are."""
    is_text = column.dtype.kind not in "biuf" if known_type is None else known_type == "string"
    if not is_text:
        flag = column.dtype.kind == "b"
        tables.add_numbers(attribute, "flag" if flag else "number", _numbers(column))
    else:
        tables.add_texts(attribute, ["" if _is_missing(v) else str(v) for v in column])


def _is_missing(value: object) -> bool:
    return value is None or value != value  # noqa: PLR0124  (NaN)


def _copy_series(
    attribute: str,
    frame: pd.DataFrame,
    tables: _core.NetworkTables,
    scenarios: list[str],
    n_snapshots: int,
) -> None:
    """The file gives a series to all scenarios or to none, so does this."""
    if scenarios:
        import pandas as pd

        names = [str(name) for name in frame.columns.unique(level="name")]
        frame = frame.reindex(columns=pd.MultiIndex.from_product([scenarios, names]))
        per_scenario = frame.to_numpy(dtype=float).reshape(n_snapshots, len(scenarios), len(names))
        values = per_scenario.transpose(2, 1, 0).reshape(len(names), -1)
    else:
        names = [str(name) for name in frame.columns]
        values = frame.to_numpy(dtype=float).T
    tables.add_series(attribute, names, np.ascontiguousarray(values))
