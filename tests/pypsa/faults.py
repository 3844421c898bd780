"""A network with two dozen faults at once: `sunward check` must name every one, in CSV and in netCDF.

Exit code 77: PyPSA is not installed, nothing was tried.
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
    import numpy as np
    import pypsa
except ImportError as missing:
    other = os.environ.get("SUNWARD_PYTHON", "")
    if other and os.path.realpath(sys.prefix) != os.path.realpath(Path(other).parent.parent):
        os.execv(other, [other, *sys.argv])
    print(f"skipped: {missing.name} is not installed; ./test fetches it (tools/setup/requirements/pypsa.txt)")
    sys.exit(77)

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)
NAN, INF = float("nan"), float("inf")

# key of the fault, a part of what is said about it
EXPECTED = [
    ("generators.lost.bus", "no such bus"),
    ("generators.negative.p_nom", "out of range"),
    ("generators.crossed.p_nom_min", "above p_nom_max"),
    ("generators.dear.marginal_cost", "infinite"),
    ("generators.gaps.p_max_pu", "missing (NaN) at"),
    ("generators.pressed.p_min_pu", "above p_max_pu"),
    ("generators.annual.discount_rate", ""),
    ("generators.annual.lifetime", ""),
    ("generators.budget.e_sum_min", "e_sum_max"),
    ("generators.blocks.p_nom", "whole multiple"),
    ("generators.blocks.min_down_time", "at rest"),
    ("generators.marginal_cost_quadratic", "quadratic"),
    ("generators.maintainable", "maintenance"),
    ("loads.l.p_set", "infinite at"),
    ("loads.none.bus", ""),
    ("links.delay", "delayed delivery"),
    ("links.oneway.efficiency", "infinite"),
    ("lines.typed.type", "no such standard type"),
    ("lines.flat.bus0", ""),
    ("transformers.trafo.s_nom", ""),
    ("transformers.trafo.phase_shift_max", ""),
    ("storage_units.leaky.standing_loss", "out of range"),
    ("storage_units.leaky.efficiency_dispatch", "out of range"),
    ("stores.tank.e_nom", "out of range"),
    ("stores.tank.e_max_pu", "infinite"),
    ("global_constraints.odd.type", "not supported"),
    ("global_constraints.odd.sense", ""),
    ("global_constraints.odd.constant", "infinite"),
    ("snapshots.objective[1]", "weighting"),
]


def broken():
    n = pypsa.Network()
    n.set_snapshots(range(4))
    n.add("Bus", ["a", "b"], v_nom=110.0)
    n.buses.loc["z"] = n.buses.loc["a"]
    n.buses.loc["z", "v_nom"] = 0.0
    add = n.add
    add("Generator", "lost", bus="nowhere", p_nom=1.0)
    add("Generator", "negative", bus="a", p_nom=-5.0)
    add("Generator", "crossed", bus="a", p_nom_extendable=True, p_nom_min=9.0, p_nom_max=3.0)
    add("Generator", "dear", bus="a", p_nom=1.0, marginal_cost=INF)
    add("Generator", "gaps", bus="a", p_nom=1.0, p_max_pu=[1.0, NAN, 1.0, 1.0])
    add("Generator", "pressed", bus="a", p_nom=1.0, p_min_pu=[0.2, 0.2, 0.9, 0.2], p_max_pu=0.5)
    add("Generator", "annual", bus="a", p_nom_extendable=True, overnight_cost=1000.0, lifetime=0.0)
    add("Generator", "budget", bus="a", p_nom=1.0, e_sum_min=9.0, e_sum_max=3.0)
    add("Generator", "blocks", bus="a", p_nom=25.0, p_nom_mod=10.0, committable=True, min_down_time=2)
    add("Generator", "curved", bus="a", p_nom=1.0, marginal_cost_quadratic=0.1, maintainable=True)
    add("Load", "l", bus="a", p_set=[1.0, INF, 1.0, 1.0])
    add("Load", "none", bus="", p_set=1.0)
    add("Link", "late", bus0="a", bus1="b", p_nom=1.0, delay=2)
    add("Link", "oneway", bus0="a", bus1="b", p_nom=1.0, efficiency=INF)
    add("Line", "typed", bus0="a", bus1="b", type="cobweb", length=10.0, s_nom=1.0)
    add("Line", "flat", bus0="gone", bus1="b", x=1.0, s_nom=1.0)
    add("Transformer", "trafo", bus0="a", bus1="b", x=0.1, s_nom=0.0, phase_shift_min=-5.0, phase_shift_max=5.0)
    add("StorageUnit", "leaky", bus="a", p_nom=1.0, standing_loss=1.5, efficiency_dispatch=0.0)
    add("Store", "tank", bus="a", e_nom=-1.0, e_max_pu=[1.0, INF, 1.0, 1.0])
    add("GlobalConstraint", "odd", type="wishful", sense="about", constant=INF)
    n.snapshot_weightings["objective"] = [1.0, -1.0, 1.0, 1.0]
    return n


def faults_of(path):
    done = subprocess.run([os.environ["SUNWARD_PROGRAM"], "check", str(path), "--json"], capture_output=True,
                          text=True, check=False)
    if done.returncode != 2:
        raise RuntimeError(f"exit {done.returncode} instead of 2: {done.stderr[:500]}")
    return json.loads(done.stdout)["faults"]


def check(path):
    faults = faults_of(path)
    missing = [f"{key} ({part})" for key, part in EXPECTED
               if not any(fault["key"] == key and part in fault["message"] for fault in faults)]
    silent = [fault["key"] for fault in faults if not fault["message"] or not fault["remedy"]]
    others = sorted({fault["key"] for fault in faults} - {key for key, _ in EXPECTED})
    print(f"{path.name}: {len(faults)} faults, {len(EXPECTED) - len(missing)} of {len(EXPECTED)} expected; also {others}")
    return [f"{path.name}: not found: {name}" for name in missing] + [f"{path.name}: no remedy: {k}" for k in silent]


def main():
    n = broken()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        n.export_to_csv_folder(Path(folder) / "network")
        wrong += check(Path(folder) / "network")
        n.export_to_netcdf(Path(folder) / "network.nc")
        wrong += check(Path(folder) / "network.nc")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
