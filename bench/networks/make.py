#!/usr/bin/env python3
"""Writes one of the networks of `sunward bench pypsa` as PyPSA writes it.

    bench/networks/make.py one_node year.nc --hours 8760 --seed 1

Weather and demand are drawn from the seed: an hourly autoregressive wind behind a power curve, a clear
sky by the height of the sun at 40 degrees north behind clouds of some hours, a demand with a day, a
week and a season. Costs are round numbers of the size of the Danish Energy Agency's technology data
(ens.dk, 2030), in EUR per MW and year; the benchmark measures time and memory, not a country.
"""
import argparse
import logging
import warnings

import numpy as np
import pandas as pd
import pypsa

AUTOCORRELATION = 0.97  # of hourly wind: a memory of some 30 hours
SOLAR_CAPACITY = 0.85   # output of a panel under a high clear sun, per unit
HEIGHT = np.deg2rad(40.0)


def smooth_noise(rng: np.random.Generator, hours: int, memory: float) -> np.ndarray:
    """A standard normal series with the given correlation from hour to hour."""
    draws = rng.normal(size=hours) * np.sqrt(1.0 - memory**2)
    series = np.empty(hours)
    last = rng.normal()
    for t in range(hours):
        last = memory * last + draws[t]
        series[t] = last
    return series


def wind(rng: np.random.Generator, hours: int) -> np.ndarray:
    """Per unit: a cubic between cut-in (3 m/s) and rated wind (12 m/s)."""
    season = 0.8 * np.cos(2 * np.pi * np.arange(hours) / 8760)
    speed = np.clip(7.0 + season + 3.0 * smooth_noise(rng, hours, AUTOCORRELATION), 0.0, None)
    return np.round(np.clip((speed**3 - 27.0) / (1728.0 - 27.0), 0.0, 1.0), 4)


def solar(rng: np.random.Generator, hours: int) -> np.ndarray:
    """Per unit: the sine of the sun's height, behind clouds."""
    t = np.arange(hours)
    tilt = np.deg2rad(23.45) * np.sin(2 * np.pi * (t / 24 - 81) / 365)
    angle = np.pi / 12 * (t % 24 - 12)
    height = np.sin(HEIGHT) * np.sin(tilt) + np.cos(HEIGHT) * np.cos(tilt) * np.cos(angle)
    clear = np.clip(0.75 + 0.25 * smooth_noise(rng, hours, 0.9), 0.1, 1.0)
    return np.round(np.clip(height, 0.0, None) * clear * SOLAR_CAPACITY, 4)


def demand(rng: np.random.Generator, hours: int, mean_mw: float) -> np.ndarray:
    t = np.arange(hours)
    shape = 1.0 + 0.15 * np.sin(np.pi / 12 * (t % 24 - 8)) + 0.1 * np.cos(2 * np.pi * t / 8760)
    shape -= 0.1 * (t // 24 % 7 >= 5)
    return np.round(mean_mw * shape * (1.0 + 0.03 * smooth_noise(rng, hours, 0.8)), 3)


def empty(hours: int) -> pypsa.Network:
    n = pypsa.Network()
    n.set_snapshots(pd.date_range("2030-01-01", periods=hours, freq="h"))
    for kind in ("objective", "generators"):  # a shorter horizon stands for the year
        n.snapshot_weightings[kind] = 8760.0 / hours
    for carrier in ("AC", "wind", "solar", "battery", "hydrogen", "hydro", "gas"):
        n.add("Carrier", carrier)
    return n


def add_wind_and_sun(rng: np.random.Generator, n: pypsa.Network, bus: str, cost: float = 1.0) -> None:
    hours = len(n.snapshots)
    n.add("Generator", f"{bus} wind", bus=bus, carrier="wind", p_nom_extendable=True, marginal_cost=0.02,
          capital_cost=cost * 96000.0, p_max_pu=wind(rng, hours))
    n.add("Generator", f"{bus} solar", bus=bus, carrier="solar", p_nom_extendable=True, marginal_cost=0.01,
          capital_cost=cost * 38000.0, p_max_pu=solar(rng, hours))


def add_battery(n: pypsa.Network, bus: str) -> None:
    n.add("StorageUnit", f"{bus} battery", bus=bus, carrier="battery", p_nom_extendable=True, max_hours=6.0,
          capital_cost=71000.0, efficiency_store=0.96, efficiency_dispatch=0.96, cyclic_state_of_charge=True,
          marginal_cost=0.03)


def add_hydrogen(n: pypsa.Network, bus: str) -> None:
    n.add("Bus", f"{bus} H2", carrier="hydrogen")
    n.add("Link", f"{bus} electrolyser", bus0=bus, bus1=f"{bus} H2", carrier="hydrogen", efficiency=0.67,
          p_nom_extendable=True, capital_cost=58000.0)
    n.add("Link", f"{bus} fuel cell", bus0=f"{bus} H2", bus1=bus, carrier="hydrogen", efficiency=0.5,
          p_nom_extendable=True, capital_cost=66000.0, marginal_cost=0.05)
    n.add("Store", f"{bus} H2 store", bus=f"{bus} H2", carrier="hydrogen", e_nom_extendable=True,
          e_cyclic=True, capital_cost=180.0)


def one_node(rng: np.random.Generator, hours: int) -> pypsa.Network:
    """Wind, sun, battery, electrolyser, hydrogen store and fuel cell behind a load of 100 MW."""
    n = empty(hours)
    n.add("Bus", "node", carrier="AC")
    n.add("Load", "node load", bus="node", p_set=demand(rng, hours, 100.0))
    add_wind_and_sun(rng, n, "node")
    add_battery(n, "node")
    add_hydrogen(n, "node")
    return n


def ten_bus(rng: np.random.Generator, hours: int) -> pypsa.Network:
    """Ten buses in a ring with four chords; at each wind, sun, gas, battery, pumped hydro, hydrogen."""
    n = empty(hours)
    buses = [f"b{i}" for i in range(10)]
    for i, bus in enumerate(buses):
        n.add("Bus", bus, carrier="AC", v_nom=380.0)
        n.add("Load", f"{bus} load", bus=bus, p_set=demand(rng, hours, float(rng.uniform(50.0, 150.0))))
        add_wind_and_sun(rng, n, bus, cost=float(rng.uniform(0.8, 1.2)))
        n.add("Generator", f"{bus} gas", bus=bus, carrier="gas", p_nom=60.0, marginal_cost=70.0 + 3.0 * i)
        add_battery(n, bus)
        n.add("StorageUnit", f"{bus} pump", bus=bus, carrier="hydro", p_nom=10.0, max_hours=8.0,
              efficiency_store=0.87, efficiency_dispatch=0.87, cyclic_state_of_charge=True, marginal_cost=0.1)
        add_hydrogen(n, bus)
    for i, j in [(i, (i + 1) % 10) for i in range(10)] + [(0, 5), (1, 6), (2, 7), (3, 8)]:
        n.add("Line", f"line {i} {j}", bus0=f"b{i}", bus1=f"b{j}", x=float(rng.uniform(10.0, 40.0)), r=1.0,
              s_nom=50.0, s_nom_min=50.0, s_nom_extendable=True, capital_cost=20000.0)
    return n


NETWORKS = {"one_node": one_node, "ten_bus": ten_bus}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("network", choices=NETWORKS)
    parser.add_argument("path", help="a file in .nc, or a folder")
    parser.add_argument("--hours", type=int, default=8760)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    n = NETWORKS[options.network](np.random.default_rng(options.seed), options.hours)
    if options.path.endswith(".nc"):
        n.export_to_netcdf(options.path)
    else:
        n.export_to_csv_folder(options.path)


if __name__ == "__main__":
    main()
