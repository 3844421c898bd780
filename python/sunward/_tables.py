"""Plans as pandas and xarray objects; both are imported only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from sunward._core import ScenarioYear
    from sunward._plan import Plan

TABLES = ("dispatch", "capacities", "costs", "indicators")


def times_of(year: ScenarioYear) -> np.ndarray[Any, np.dtype[np.datetime64]]:
    """Return the start of each step of a weather year, in local standard time.

    Parameters
    ----------
    year : ScenarioYear
        One of `Plan.years`.

    Returns
    -------
    numpy.ndarray
        ``datetime64[s]`` without time zone; `ScenarioYear.utc_offset_h` tells it.
    """
    minutes: np.ndarray[Any, np.dtype[np.int64]] = year.start_minutes()
    return minutes.astype("datetime64[m]").astype("datetime64[s]")


def dispatch_frame(plan: Plan) -> pd.DataFrame:
    """Return every series as a column; the values are copied."""
    import pandas as pd

    flows = list(plan.results.flows())
    times = [times_of(year) for year in plan.years]
    index: pd.Index
    if len(times) == 1:
        index = pd.DatetimeIndex(times[0], name="time")
    else:
        names = np.repeat([year.name for year in plan.years], [len(t) for t in times])
        index = pd.MultiIndex.from_arrays([names, np.concatenate(times)], names=["year", "time"])
    columns = pd.MultiIndex.from_tuples(
        [(flow.asset, flow.quantity) for flow in flows], names=["asset", "quantity"]
    )
    values = np.column_stack([flow.values for flow in flows])
    return pd.DataFrame(values, index=index, columns=columns)


def table_frame(plan: Plan, table: str) -> pd.DataFrame:
    """Return sizes, costs or key figures."""
    import pandas as pd

    if table == "capacities":
        fields = ("quantity", "value", "unit", "min", "max", "sized", "shadow_price_cny_per_unit")
        rows = [
            {"asset": asset.name, **{field: getattr(size, field) for field in fields}}
            for asset in plan.assets.values()
            for size in asset.capacities
        ]
        return pd.DataFrame(rows, columns=["asset", *fields]).set_index(["asset", "quantity"])
    if table == "costs":
        costs = {
            asset.name: {line.kind: line.cny_per_year for line in asset.costs}
            for asset in plan.assets.values()
            if asset.costs
        }
        frame = pd.DataFrame.from_dict(costs, orient="index").fillna(0.0)
        return frame.rename_axis(index="asset", columns="cny_per_year")
    rows = [{"name": i.name, "value": i.value, "unit": i.unit} for i in plan._core.indicators]
    return pd.DataFrame(rows, columns=["name", "value", "unit"]).set_index("name")


def dispatch_dataset(plan: Plan) -> xr.Dataset:
    """Return every series as a variable with its unit; nothing is copied."""
    import xarray as xr

    one = len(plan.years) == 1
    step = "time" if one else "step"
    variables = {
        flow.name: (
            step,
            flow.values,
            {
                "units": flow.unit,
                "long_name": flow.description,
                "asset": flow.asset,
                "quantity": flow.quantity,
                "bus": flow.bus,
                "bus_sign": flow.sign,
            },
        )
        for flow in plan.results.flows()
    }
    times = [times_of(year) for year in plan.years]
    coords: dict[str, Any] = {"time": (step, np.concatenate(times).astype("datetime64[ns]"))}
    if not one:
        names = [year.name for year in plan.years]
        coords["year"] = (step, np.repeat(names, [len(t) for t in times]))
        coords["scenario"] = ("scenario", names)
        coords["weight"] = ("scenario", [year.weight for year in plan.years])
    attrs = {"park": plan.park_name, "utc_offset_h": plan.years[0].utc_offset_h}
    return xr.Dataset(variables, coords=coords, attrs=attrs)
