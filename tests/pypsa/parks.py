"""Parks exported as PyPSA networks: PyPSA with HiGHS must find the objective of `sunward plan`.

    parks.py [NAME ...]     prints a line per park; without names all of them

Each park is planned by Sunward, exported, optimised by PyPSA, and planned again by Sunward from the
exported network; netCDF files and CSV folders by turns. SUNWARD_PROGRAM names the program, SUNWARD_PYTHON a
Python that has PyPSA. Exit code 77: PyPSA is not installed, nothing was compared.
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
    import pypsa
except ImportError as missing:
    other = os.environ.get("SUNWARD_PYTHON", "")
    if other and os.path.realpath(sys.prefix) != os.path.realpath(Path(other).parent.parent):
        os.execv(other, [other, *sys.argv])
    print(f"skipped: {missing.name} is not installed; ./test fetches it (tools/setup/requirements/pypsa.txt)")
    sys.exit(77)

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)
TOLERANCE = 1e-6  # of the comparison; both solve to 1e-8
SOLVER = {"primal_feasibility_tolerance": 1e-9, "dual_feasibility_tolerance": 1e-9, "output_flag": False}

SITE = """
name = "{name}"
[site]
latitude_deg = 39.5
longitude_deg = 112.3
elevation_m = 1350
[time]
year = 2025
step_minutes = 180
[weather]
source = "synthetic"
[buses.power]
carrier = "electricity"
"""
WIND_AND_SUN = """
[assets.wind]
type = "wind"
bus = "power"
capacity_mw = { min = 5, max = 300 }
capex_cny_per_kw = 4500
fixed_om_cny_per_kw_year = 90
variable_om_cny_per_mwh = 5
[assets.pv]
type = "pv"
bus = "power"
capacity_mw = { min = 0, max = 300 }
capex_cny_per_kw = 3000
"""
BATTERY = """
[assets.battery]
type = "storage"
bus = "power"
power_mw = { min = 0, max = 50 }
energy_mwh = { min = 0, max = 300 }
power_capex_cny_per_kw = 350
power_lifetime_y = 15
energy_capex_cny_per_kwh = 200
charge_efficiency_frac = 0.92
discharge_efficiency_frac = 0.9
self_discharge_frac_per_h = 0.0002
throughput_cost_cny_per_mwh = 20
"""
GRID = """
[grid]
bus = "power"
connection_mw = { min = 0, max = 60 }
capex_cny_per_kw = 300
export_limit_mw = 25
co2_kg_per_kwh = 0.7
[tariff]
preset = "shanxi_2022"
import_base_cny_per_mwh = 450
import_adders_cny_per_mwh = 90
export_price_cny_per_mwh = 250
"""
TOWN = """
[loads.town]
type = "electric"
bus = "power"
constant_mw = 20
"""
HYDROGEN = """
[buses.low]
carrier = "hydrogen"
[buses.high]
carrier = "hydrogen"
[assets.electrolyser]
type = "electrolyser"
bus = "power"
hydrogen_bus = "low"
power_mw = { min = 0, max = 60 }
capex_cny_per_kw = 1400
variable_om_cny_per_kg = 0.5
[assets.compressor]
type = "compressor"
bus = "power"
inlet_bus = "low"
outlet_bus = "high"
flow_kg_per_h = { min = 0, max = 2000 }
capex_cny_per_kg_per_h = 8000
[assets.tank]
type = "hydrogen_tank"
bus = "high"
mass_kg = { min = 0, max = 20000 }
capex_cny_per_kg = 1500
loss_frac_per_h = 0.0001
max_rate_frac_per_h = 0.05
[assets.market]
type = "hydrogen_market"
bus = "high"
sale_price_cny_per_kg = 12
sale_limit_kg_per_h = 50
purchase_price_cny_per_kg = 60
purchase_limit_kg_per_h = 40
purchase_co2_kg_per_kg = 20
[loads.trucks]
type = "hydrogen"
bus = "high"
mass_kg_per_day = 6000
flexible_within_day = true
max_rate_kg_per_h = 600
unserved_cny_per_kg = 80
"""
FIXED = """
[assets.wind]
type = "wind"
bus = "power"
capacity_mw = 40
capex_cny_per_kw = 4500
[assets.battery]
type = "storage"
bus = "power"
power_mw = 10
energy_mwh = 40
power_capex_cny_per_kw = 350
energy_capex_cny_per_kwh = 600
auxiliary_frac = 0.01
soc_min_frac = 0.1
soc_max_frac = 0.9
duration_min_h = 2
[loads.town]
type = "electric"
bus = "power"
constant_mw = 25
unserved_cny_per_mwh = 3000
[grid]
bus = "power"
connection_mw = 12
[tariff]
import_base_cny_per_mwh = 400
capacity_charge_cny_per_kw_month = 20
"""
RULES = """
[rules]
min_self_use_frac = 0.7
min_green_share_frac = 0.6
max_export_frac = 0.15
co2_cap_t_per_year = 30000
co2_price_cny_per_t = 60
"""
COAL = """
[assets.coal]
type = "thermal_plant"
bus = "power"
capacity_mw = { min = 0, max = 30 }
capex_cny_per_kw = 1200
fixed_om_cny_per_kw_year = 60
variable_om_cny_per_mwh = 15
fuel_kg_per_kwh = 0.45
fuel_price_cny_per_t = 300
co2_kg_per_kwh = 0.95
availability_frac = 0.9
min_output_frac = 0.3
"""
COAL_RULES = """
[rules]
min_green_share_frac = 0.55
co2_cap_t_per_year = 60000
co2_price_cny_per_t = 20
"""
DEMAND_CHARGE = "demand_charge_cny_per_kw_month = 36\n"
BATTERY_LIMITS = "auxiliary_frac = 0.01\nsoc_min_frac = 0.05\nduration_min_h = 4\n"

PARKS = {
    "battery": WIND_AND_SUN + BATTERY + TOWN + GRID,
    "battery_limits": WIND_AND_SUN + BATTERY + BATTERY_LIMITS + TOWN + GRID,
    "battery_longest": WIND_AND_SUN + BATTERY + "duration_max_h = 3\n" + TOWN + GRID,
    "demand_charge": WIND_AND_SUN + BATTERY + TOWN + GRID + DEMAND_CHARGE,
    "hydrogen": WIND_AND_SUN + HYDROGEN + GRID,
    "rules": WIND_AND_SUN + BATTERY + TOWN + GRID + RULES,
    "fixed_sizes": FIXED,
    "coal": WIND_AND_SUN + BATTERY + TOWN + GRID + COAL,
    "coal_rules": WIND_AND_SUN + BATTERY + TOWN + GRID + COAL + COAL_RULES,
    "coal_per_mwh": WIND_AND_SUN + BATTERY + TOWN + GRID + COAL + "[rules]\nmax_co2_t_per_mwh = 0.35\n",
    "coal_per_tce": WIND_AND_SUN + BATTERY + TOWN + GRID + COAL + "[rules]\nmax_co2_t_per_tce = 2\n",
    "grid_per_mwh": WIND_AND_SUN + BATTERY + TOWN + GRID + "[rules]\nmax_co2_t_per_mwh = 0.2\n",
}


def run(*words: str) -> str:
    done = subprocess.run([os.environ["SUNWARD_PROGRAM"], *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def relative(value: float, reference: float) -> float:
    return abs(value - reference) / max(1.0, abs(reference))


def compare(name: str, folder: Path, netcdf: bool) -> list[str]:
    """What is wrong with the export of one park; prints its line."""
    case, network = folder / f"{name}.toml", folder / (f"{name}.nc" if netcdf else name)
    case.write_text(SITE.format(name=name) + PARKS[name], encoding="utf-8")
    ours = json.loads(run("plan", str(case), "--tolerance", "1e-8", "--json"))["objective_cny_per_year"]
    run("export", str(case), "--format", "pypsa", "--out", str(network), "--quiet")
    back = json.loads(run("plan", str(network), "--tolerance", "1e-8", "--json"))
    n = pypsa.Network(network)
    _, condition = n.optimize(solver_name="highs", include_objective_constant=True, solver_options=SOLVER)
    faults = [] if condition == "optimal" else [f"PyPSA says {condition}"]
    theirs = float(n.objective) if condition == "optimal" else float("nan")
    again = back["objective"] + back["objective_constant"]
    if not relative(theirs, ours) <= TOLERANCE:
        faults.append(f"PyPSA finds {theirs:.10g}")
    if not relative(again, ours) <= TOLERANCE:
        faults.append(f"the plan of the network is {again:.10g}")
    print(f"{name} ({'netCDF' if netcdf else 'CSV'}): {ours:.10g} CNY a year, PyPSA {relative(theirs, ours):.1e}, "
          f"network {relative(again, ours):.1e}: {'; '.join(faults) or 'agree'}", flush=True)
    return faults


def main(names: list[str]) -> int:
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(names or PARKS):
            try:
                faults += compare(name, Path(folder), number % 2 == 0)
            except Exception as error:  # noqa: BLE001  (one bad park must not hide the others)
                faults.append(f"{name}: {type(error).__name__}: {error}")
                print(faults[-1], flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
