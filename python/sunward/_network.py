"""PyPSA networks: `optimize` in place of ``n.optimize()``."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import numpy as np

from sunward import _core
from sunward._highs import name_highs_library
from sunward._network_tables import require_pypsa_1, scenarios_of, tables_of
from sunward._progress import Listener, listener_of

if TYPE_CHECKING:
    import pandas as pd

logger = logging.getLogger("sunward")

# What n.optimize() returns: linopy's words for the state of the solver and why it ended.
OUTCOMES = {
    "optimal": ("ok", "optimal"),
    "infeasible": ("warning", "infeasible"),
    "unbounded": ("warning", "unbounded"),
    "limit": ("warning", "terminated_by_limit"),
    "numerical_trouble": ("error", "internal_solver_error"),
}


def optimize(
    network: Any,
    *,
    assign_all_duals: bool = False,
    include_objective_constant: bool = True,
    tolerance: float = 1e-6,
    threads: int = 0,
    time_limit_s: float | None = None,
    lang: str = "en",
    progress: bool | Listener | None = None,
) -> tuple[str, str]:
    """Optimise a live PyPSA network in place, as ``n.optimize()`` does.

    Fills optimal capacities, dispatch, states of charge, prices and the objective; afterwards
    ``n.statistics()`` and every plot work. A network with investment periods is optimised as with
    ``multi_investment_periods=True``. A network with committable units or modular capacities is
    solved by HiGHS, as PyPSA would have it, without prices or a certificate of ours. The reason why
    there is no solution goes to the logger ``sunward``; the network is then left as it was.

    Parameters
    ----------
    network : pypsa.Network
        Of PyPSA 1.x; older ones are refused. What it may contain: the guide's page on PyPSA networks.
    assign_all_duals : bool
        Assign the shadow prices of all limits (``mu_upper`` and others), not only prices at buses
        and of global constraints.
    include_objective_constant : bool
        As in PyPSA 1.x: what extendable capacity that exists already costs is left out of
        ``n.objective`` and told by ``n.objective_constant``. False: it is part of ``n.objective``.
    tolerance : float
        Relative gap and residuals of the certificate, 1e-9 to 1e-2.
    threads : int
        Threads to use; 0 means all.
    time_limit_s : float, optional
        Give up after so many seconds.
    lang : {"en", "zh"}
        Language of the progress line and of the sentence in the log.
    progress : bool or callable, optional
        As in `plan`.

    Returns
    -------
    status : str
        ``ok``, ``warning`` or ``error``.
    condition : str
        ``optimal``, ``infeasible``, ``unbounded``, ``terminated_by_limit`` or
        ``internal_solver_error``.

    Raises
    ------
    InputError
        With all faults, when the network holds what cannot be optimised.
    """
    if not 1e-9 <= tolerance <= 1e-2:
        raise ValueError(f"tolerance is {tolerance}; it may be 1e-9 to 1e-2")
    if threads < 0:
        raise ValueError(f"threads is {threads}; it may be 0 (all) or more")
    require_pypsa_1(network)
    name_highs_library()
    listener, line = listener_of(progress, lang)
    tables = tables_of(network)
    with line:
        core = _core.plan_network(tables, tolerance, threads, time_limit_s or 0.0, lang, listener)
    status, condition = OUTCOMES[core.status]
    if core.status == "optimal":
        _fill(network, core, scenarios_of(network), assign_all_duals)
        constant = core.objective_constant if include_objective_constant else 0.0
        network._objective = core.objective + core.objective_constant - constant
        network._objective_constant = constant
    else:
        logger.warning("%s", "\n  ".join([core.message(lang), *core.causes(lang)]))
    return status, condition


def _fill(
    network: Any, core: _core.NetworkPlan, scenarios: list[str], assign_all_duals: bool
) -> None:
    """Put the results where n.optimize() puts them."""
    for i in range(core.n_tables):
        table = core.result(i)
        component = network.components[table.list_name]
        for attribute, values in table.columns():
            _fill_static(component.static, attribute, table.names, scenarios, values)
        for attribute, names, series in table.series():
            if assign_all_duals or not attribute.startswith("mu_"):
                component.dynamic[attribute] = _frame(
                    network.snapshots, component.static.index, names, scenarios, series
                )
    network._multi_invest = int(len(network.investment_periods) > 0)
    transformers = network.components["transformers"]
    if not transformers.static.empty and "phase_shift_opt" in transformers.defaults.index:
        given = network.get_switchable_as_dense("Transformer", "phase_shift")  # no decision of ours
        transformers.dynamic["phase_shift_opt"] = given
    if not scenarios:
        _fill_angles(network)


def _labels(names: list[str], scenarios: list[str]) -> pd.Index:
    import pandas as pd

    if scenarios:
        return pd.MultiIndex.from_product([scenarios, names], names=["scenario", "name"])
    return pd.Index(names, name="name")


def _fill_static(
    static: pd.DataFrame, attribute: str, names: list[str], scenarios: list[str], values: Any
) -> None:
    import pandas as pd

    column = pd.Series(values, index=_labels(names, scenarios)).reindex(static.index)
    static[attribute] = column.replace(-0.0, 0.0).astype(float)


def _frame(
    snapshots: pd.Index, rows: pd.Index, names: list[str], scenarios: list[str], series: list[Any]
) -> pd.DataFrame:
    """A series per component over the snapshots; zero for components that have none."""
    import pandas as pd

    per_name = np.array(series).reshape(len(names), max(1, len(scenarios)), len(snapshots))
    columns = per_name.transpose(2, 1, 0).reshape(len(snapshots), -1)
    frame = pd.DataFrame(columns, index=snapshots, columns=_labels(names, scenarios))
    return frame.reindex(columns=rows, fill_value=0.0)


def _fill_angles(network: Any) -> None:
    """Voltage angles of the linear power flow that the dispatch means [rad]."""
    import pandas as pd

    buses = network.components["buses"]
    network.calculate_dependent_values()
    network.determine_network_topology()
    angles = pd.DataFrame(0.0, index=network.snapshots, columns=buses.static.index)
    for area in network.components["sub_networks"].static.obj:
        order = area.buses_o
        if len(order) < 2:
            continue
        area.calculate_B_H(skip_pre=True)
        # The pseudo-inverse gives angles with mean zero in each area, which is PyPSA's reference.
        angles[order] = buses.dynamic.p[order].to_numpy() @ np.linalg.pinv(area.B.toarray())
    buses.dynamic.v_ang = angles
