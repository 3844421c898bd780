#!/usr/bin/env python3
"""PyPSA's own workflow on one file, and one JSON object of what each step took.

    bench/networks/workflow.py year.nc result.nc highs_hipo --threads 2 --tolerance 1e-6 --time-limit 600

Reads the network, builds the model, solves it and writes the results: what n.optimize() does, in its
two halves so that each has its time. The model goes to HiGHS directly, not through a file, which is the
faster way. Importing the libraries is not counted.
"""
import argparse
import json
import logging
import resource
import sys
import time
import warnings
from pathlib import Path

import pypsa

sys.path.append(str(Path(__file__).resolve().parent.parent))
from rival import HIGHS  # noqa: E402  (beside this folder; after pypsa, whose name is a script there)


def solver_options(options: argparse.Namespace) -> dict:
    method, crossover = HIGHS[options.rival]
    return {
        "solver": method,
        "run_crossover": crossover,
        "threads": options.threads,
        "time_limit": options.time_limit,
        "primal_feasibility_tolerance": options.tolerance,
        "dual_feasibility_tolerance": options.tolerance,
        "ipm_optimality_tolerance": options.tolerance,
        "output_flag": False,
    }


def run(options: argparse.Namespace) -> dict:
    phases = {}
    begin = last = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal last
        now = time.perf_counter()
        phases[name] = now - last
        last = now

    n = pypsa.Network(options.path)
    lap("read")
    n.optimize.create_model(include_objective_constant=True)
    lap("build")
    status, condition = n.optimize.solve_model(solver_name="highs", io_api="direct",
                                               solver_options=solver_options(options))
    lap("solve")
    result = {"status": condition, "phases": phases}
    if status == "ok":
        n.export_to_netcdf(options.out)
        lap("write")
        result["objective"] = float(n.objective + n.objective_constant)
    result["seconds"] = last - begin
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("path")
    parser.add_argument("out")
    parser.add_argument("rival", choices=HIGHS)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tolerance", type=float, default=1e-6)
    parser.add_argument("--time-limit", type=float, default=600.0)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    result = {"solver": f"pypsa, {options.rival}", "version": pypsa.__version__, **run(options)}
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("\n" + json.dumps(result))


if __name__ == "__main__":
    main()
