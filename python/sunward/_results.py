"""The series of a plan by asset and quantity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sunward._core import Flow

Array = npt.NDArray[np.float64]


class Series(Mapping[str, Array]):
    """The series of one asset (or the price of one bus), as attributes and as a mapping.

    Values are read-only numpy arrays over all steps of all weather years. They are views: nothing
    is copied, and each keeps the plan it belongs to alive.
    """

    def __init__(self, flows: dict[str, Flow]) -> None:
        self._flows = flows

    def __getitem__(self, quantity: str) -> Array:
        return self._flows[quantity].values

    def __getattr__(self, quantity: str) -> Array:
        if not quantity.startswith("_") and quantity in self._flows:
            return self._flows[quantity].values
        raise AttributeError(f"no series {quantity!r}; there are {', '.join(self._flows)}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._flows)

    def __len__(self) -> int:
        return len(self._flows)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._flows]

    def __repr__(self) -> str:
        return f"<Series: {', '.join(self._flows)}>"

    def flow(self, quantity: str) -> Flow:
        """Return a series with its unit, description and bus.

        Parameters
        ----------
        quantity : str
            For example ``power_mw``.

        Returns
        -------
        Flow
            Name, unit, description, bus, sign and values.
        """
        return self._flows[quantity]


class Results(Mapping[str, Series]):
    """The series of a plan: ``results.wind.power_mw``, or ``results["wind"]["power_mw"]``."""

    def __init__(self, flows: Iterable[Flow]) -> None:
        by_asset: dict[str, dict[str, Flow]] = {}
        for flow in flows:
            by_asset.setdefault(flow.asset, {})[flow.quantity] = flow
        self._series = {asset: Series(flows) for asset, flows in by_asset.items()}

    def __getitem__(self, asset: str) -> Series:
        return self._series[asset]

    def __getattr__(self, asset: str) -> Series:
        if not asset.startswith("_") and asset in self._series:
            return self._series[asset]
        raise AttributeError(f"no asset {asset!r}; there are {', '.join(self._series)}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._series)

    def __len__(self) -> int:
        return len(self._series)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._series]

    def __repr__(self) -> str:
        return f"<Results: {', '.join(self._series)}>"

    def flows(self) -> Iterator[Flow]:
        """Iterate over all series with their units, in the order of the plan.

        Yields
        ------
        Flow
            One series.
        """
        for series in self._series.values():
            yield from (series.flow(quantity) for quantity in series)
