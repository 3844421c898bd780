"""A pathway as a PyPSA network with investment periods: PyPSA with HiGHS must find the total of `sunward plan`.

    pathway.py

The network is made here by hand, from the case's numbers and from what wind and sun can give as Sunward
reports it: one generator or storage per stage of building, active by its build year and lifetime, weights
of the periods as docs/theory/pathway.md has them. SUNWARD_PROGRAM names the program, SUNWARD_PYTHON a Python
that has PyPSA. Exit code 77: PyPSA is not installed, nothing was compared.
"""
import json
import logging
import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

try:
    import highspy  # noqa: F401  (the reference solver)
    import netCDF4
    import numpy as np
    import pandas as pd
    import pypsa
except ImportError as missing:
    other = os.environ.get("SUNWARD_PYTHON", "")
    if other and os.path.realpath(sys.prefix) != os.path.realpath(Path(other).parent.parent):
        os.execv(other, [other, *sys.argv])
    print(f"skipped: {missing.name} is not installed; ./test fetches it (tools/setup/requirements/pypsa.txt)")
    sys.exit(77)

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)
TOLERANCE = 1e-6  # of the comparison; both solve to 1e-8 or closer
SOLVER = {"primal_feasibility_tolerance": 1e-9, "dual_feasibility_tolerance": 1e-9, "output_flag": False}

RATE = 0.06
STAGES = {2025: 5, 2030: 5, 2035: 10}  # years each stands for
STEP_H = 3.0
LOAD = {2025: 20.0, 2030: 26.0, 2035: 30.0}
CO2_PRICE = {2025: 40.0, 2030: 120.0, 2035: 120.0}
PV_CHANGE = -0.02
WIND = {"capex": 4500.0, "om": 90.0, "life": 10.0, "most": 15.0}  # most built in one stage
PV = {"capex": 3000.0, "om": 50.0, "life": 25.0}
BATTERY = {"power": 350.0, "energy": 700.0, "life": 8.0, "hours": 4.0, "efficiency": 0.92}
COAL = {"existing": 25.0, "until": 2035, "fuel": 0.45, "price": 380.0, "co2": 0.95}
GRID = {"price": 600.0, "co2": 0.6, "size": 40.0}
SUPPLY_T, RESERVE_Y = 100e3, 4.0  # the reserve binds, the yearly supply does not

CASE = f"""
name = "pathway"
[site]
latitude_deg = 39.5
longitude_deg = 112.3
elevation_m = 1350
[time]
year = 2025
step_minutes = {round(60 * STEP_H)}
[weather]
source = "synthetic"
[buses.power]
carrier = "electricity"
[assets.wind]
type = "wind"
capacity_mw = {{ min = 0 }}
capex_cny_per_kw = {WIND["capex"]}
fixed_om_cny_per_kw_year = {WIND["om"]}
lifetime_y = {WIND["life"]}
[assets.pv]
type = "pv"
capacity_mw = {{ min = 0 }}
capex_cny_per_kw = {PV["capex"]}
fixed_om_cny_per_kw_year = {PV["om"]}
lifetime_y = {PV["life"]}
[assets.battery]
type = "storage"
power_mw = {{ min = 0 }}
energy_mwh = {{ min = 0 }}
power_capex_cny_per_kw = {BATTERY["power"]}
energy_capex_cny_per_kwh = {BATTERY["energy"]}
power_lifetime_y = {BATTERY["life"]}
energy_lifetime_y = {BATTERY["life"]}
charge_efficiency_frac = {BATTERY["efficiency"]}
discharge_efficiency_frac = {BATTERY["efficiency"]}
soc_min_frac = 0
soc_max_frac = 1
duration_min_h = {BATTERY["hours"]}
duration_max_h = {BATTERY["hours"]}
[assets.coal]
type = "thermal_plant"
capacity_mw = {{ min = 0 }}
capex_cny_per_kw = 4000
fuel_kg_per_kwh = {COAL["fuel"]}
fuel_price_cny_per_t = {COAL["price"]}
co2_kg_per_kwh = {COAL["co2"]}
availability_frac = 0.9
[loads.town]
type = "electric"
constant_mw = {LOAD[2025]}
[grid]
connection_mw = {GRID["size"]}
co2_kg_per_kwh = {GRID["co2"]}
[tariff]
import_base_cny_per_mwh = {GRID["price"]}
[rules]
co2_price_cny_per_t = {CO2_PRICE[2025]}
[solve]
tolerance = 1e-8
[pathway]
stages = [2025, 2030, 2035]
end = 2045
discount_frac = {RATE}
[pathway.components.wind]
max_build = {{ capacity_mw = {WIND["most"]} }}
[pathway.components.battery]
from = 2030
[pathway.components.coal]
existing = {{ capacity_mw = {COAL["existing"]} }}
existing_until = {COAL["until"]}
until = 2024
[pathway.supply.mine]
assets = ["coal"]
supply_t_per_year = {SUPPLY_T}
reserve_y = {RESERVE_Y}
[pathway.change_frac_per_year]
assets.pv.capex_cny_per_kw = {PV_CHANGE}
[pathway.at.2030]
loads.town.constant_mw = {LOAD[2030]}
rules.co2_price_cny_per_t = {CO2_PRICE[2030]}
[pathway.at.2035]
loads.town.constant_mw = {LOAD[2035]}
"""


def annuity(life: float) -> float:
    return RATE / (1 - (1 + RATE) ** -life)


def availability(folder: Path, asset: str, stage: int) -> np.ndarray:
    """What a megawatt of the asset can give, step by step: as Sunward reports it, over the size in service."""
    plan = json.loads((folder / str(stage) / "plan.json").read_text())
    size = plan["assets"][asset]["capacity_mw"]
    with netCDF4.Dataset(folder / str(stage) / "dispatch.nc") as data:
        return np.asarray(data[f"{asset}_available_mw"][:]).ravel() / size


def network(folder: Path) -> pypsa.Network:
    series = {asset: availability(folder, asset, 2035) for asset in ("wind", "pv")}
    steps = range(len(series["wind"]))
    n = pypsa.Network()
    n.set_snapshots(pd.MultiIndex.from_product([list(STAGES), list(steps)], names=["period", "timestep"]))
    n.investment_periods = list(STAGES)
    first = min(STAGES)
    for year, years in STAGES.items():
        n.investment_period_weightings.loc[year, "years"] = years
        n.investment_period_weightings.loc[year, "objective"] = sum(
            (1 + RATE) ** -(year - first + j) for j in range(1, years + 1))
    for column in n.snapshot_weightings.columns:
        n.snapshot_weightings[column] = STEP_H
    by_year = n.snapshots.get_level_values("period")
    co2_price = np.array([CO2_PRICE[year] for year in by_year])
    n.add("Bus", "power")
    n.add("Load", "town", bus="power", p_set=np.array([LOAD[year] for year in by_year]))
    n.add("Carrier", "coal", co2_emissions=COAL["fuel"])  # counts tonnes of coal
    n.add("Generator", "coal", bus="power", carrier="coal", p_nom=COAL["existing"], p_max_pu=0.9,
          build_year=first, lifetime=COAL["until"] - first,
          marginal_cost=COAL["fuel"] * COAL["price"] + COAL["co2"] * co2_price)
    n.add("GlobalConstraint", "mine", type="primary_energy", carrier_attribute="co2_emissions",
          sense="<=", constant=SUPPLY_T * RESERVE_Y)
    n.add("Generator", "grid", bus="power", p_nom=GRID["size"], build_year=first, lifetime=100,
          marginal_cost=GRID["price"] + GRID["co2"] * co2_price)
    for year in STAGES:
        pu = {asset: np.tile(values, len(STAGES)) for asset, values in series.items()}
        n.add("Generator", f"wind {year}", bus="power", p_nom_extendable=True, p_nom_max=WIND["most"],
              p_max_pu=pu["wind"], build_year=year, lifetime=WIND["life"],
              capital_cost=1000 * (WIND["capex"] * annuity(WIND["life"]) + WIND["om"]))
        pv_capex = PV["capex"] * (1 + PV_CHANGE) ** (year - first)
        n.add("Generator", f"pv {year}", bus="power", p_nom_extendable=True, p_max_pu=pu["pv"],
              build_year=year, lifetime=PV["life"],
              capital_cost=1000 * (pv_capex * annuity(PV["life"]) + PV["om"]))
        if year >= 2030:
            cost = 1000 * (BATTERY["power"] + BATTERY["hours"] * BATTERY["energy"]) * annuity(BATTERY["life"])
            n.add("StorageUnit", f"battery {year}", bus="power", p_nom_extendable=True,
                  max_hours=BATTERY["hours"], efficiency_store=BATTERY["efficiency"],
                  efficiency_dispatch=BATTERY["efficiency"], capital_cost=cost, build_year=year,
                  lifetime=BATTERY["life"], cyclic_state_of_charge=True,
                  cyclic_state_of_charge_per_period=True)
    return n


def main() -> int:
    program = os.environ.get("SUNWARD_PROGRAM", "build/release/apps/cli/sunward")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "case.toml").write_text(CASE)
        subprocess.run([program, "plan", folder / "case.toml", "--out", folder / "out", "--quiet",
                        "--no-report"], check=True)
        ours = json.loads((folder / "out" / "pathway.json").read_text())
        n = network(folder / "out")
    status = n.optimize(multi_investment_periods=True, solver_name="highs", solver_options=SOLVER)
    total = n.objective + getattr(n, "objective_constant", 0.0)
    difference = abs(ours["total_cny"] - total) / abs(total)
    print(f"{ours['park']}: sunward {ours['total_cny']:.6e}, PyPSA {total:.6e} ({status[1]}), "
          f"difference {difference:.1e}")
    for size in ours["sizes"]:
        print(" ", size["asset"], size["quantity"], [round(value, 2) for value in size["in_service"]])
    print("  coal left", ours["supplies"][0]["left_t"])
    return 0 if difference < TOLERANCE else 1


if __name__ == "__main__":
    sys.exit(main())
