#!/usr/bin/env python3
"""Solves one MPS file by one rival solver and prints one JSON object: status, seconds, objective.

Only the solver's own work is timed: reading the file and handing over the arrays are not. Each run
is a process of its own, so that a time limit and the peak memory are the rival's alone.

    bench/rival.py year.mps highs_hipo --threads 2 --tolerance 1e-6 --time-limit 600
"""
import argparse
import json
import resource
import time

import numpy as np

HIGHS = {  # name: (solver, crossover)
    "highs_simplex": ("simplex", "on"),
    "highs_ipx": ("ipx", "off"),
    "highs_ipx_crossover": ("ipx", "on"),
    "highs_hipo": ("hipo", "off"),
    "highs_hipo_crossover": ("hipo", "on"),
}
PIQP = {  # name: linear system; the plain one is what the settings default to
    "piqp_sparse": "sparse_ldlt",
    "piqp_sparse_eq_cond": "sparse_ldlt_eq_cond",
    "piqp_sparse_ineq_cond": "sparse_ldlt_ineq_cond",
    "piqp_sparse_cond": "sparse_ldlt_cond",
}
RIVALS = [*HIGHS, *PIQP]
PIQP_INFINITY = 1e30


def read_model(path: str):
    """The program of an MPS file, read by HiGHS."""
    import highspy

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    if highs.readModel(path) == highspy.HighsStatus.kError:
        raise SystemExit(f"{path}: not a readable MPS file")
    return highs


def solve_with_highs(path: str, rival: str, options: argparse.Namespace) -> dict:
    import highspy

    solver, crossover = HIGHS[rival]
    highs = read_model(path)
    settings = {
        "threads": options.threads,
        "time_limit": options.time_limit,
        "solver": solver,
        "run_crossover": crossover,
        "primal_feasibility_tolerance": options.tolerance,
        "dual_feasibility_tolerance": options.tolerance,
        "ipm_optimality_tolerance": options.tolerance,
    }
    for name, value in settings.items():
        if highs.setOptionValue(name, value) == highspy.HighsStatus.kError:
            return {"status": f"refuses {name} = {value}"}
    begin = time.perf_counter()
    highs.run()
    seconds = time.perf_counter() - begin
    info = highs.getInfo()
    status = highs.modelStatusToString(highs.getModelStatus()).lower()
    iterations = info.simplex_iteration_count if solver == "simplex" else info.ipm_iteration_count
    return {
        "status": status,
        "seconds": seconds,
        "objective": info.objective_function_value,
        "iterations": iterations,
        "version": highs.version(),
        "settings": settings,
    }


def piqp_form(path: str) -> dict:
    """minimise c'x, Ax = b, h_l <= Gx <= h_u, x_l <= x <= x_u of the program in `path`."""
    import scipy.sparse as sparse

    lp = read_model(path).getLp()
    matrix = sparse.csc_matrix(
        (np.array(lp.a_matrix_.value_), np.array(lp.a_matrix_.index_), np.array(lp.a_matrix_.start_)),
        shape=(lp.num_row_, lp.num_col_),
    ).tocsr()

    def limited(values):
        return np.clip(np.array(values), -PIQP_INFINITY, PIQP_INFINITY)

    lower, upper = limited(lp.row_lower_), limited(lp.row_upper_)
    equal = lower == upper
    return {
        "P": sparse.csc_matrix((lp.num_col_, lp.num_col_)),
        "c": np.array(lp.col_cost_),
        "A": matrix[equal].tocsc(),
        "b": lower[equal],
        "G": matrix[~equal].tocsc(),
        "h_l": lower[~equal],
        "h_u": upper[~equal],
        "x_l": limited(lp.col_lower_),
        "x_u": limited(lp.col_upper_),
        "offset": lp.offset_,
    }


def solve_with_piqp(path: str, rival: str, options: argparse.Namespace) -> dict:
    import piqp

    form = piqp_form(path)
    offset = form.pop("offset")
    if not hasattr(piqp, PIQP[rival]):
        return {"status": "not in this version"}
    solver = piqp.SparseSolver()
    settings = {
        "kkt_solver": getattr(piqp, PIQP[rival]),
        "eps_abs": options.tolerance,
        "eps_rel": options.tolerance,
        "eps_duality_gap_abs": options.tolerance / 10,
        "eps_duality_gap_rel": options.tolerance / 10,
        "compute_timings": True,
    }
    for name, value in settings.items():
        setattr(solver.settings, name, value)
    begin = time.perf_counter()
    solver.setup(**form)  # ordering and scaling are part of the solver's work
    status = solver.solve()
    seconds = time.perf_counter() - begin
    info = solver.result.info
    return {
        "status": "optimal" if status == piqp.PIQP_SOLVED else str(status),
        "seconds": seconds,
        "setup_seconds": info.setup_time,
        "objective": info.primal_obj + offset,
        "iterations": info.iter,
        "version": getattr(piqp, "__version__", ""),
        "settings": {name: str(value) for name, value in settings.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("mps")
    parser.add_argument("rival", choices=RIVALS)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tolerance", type=float, default=1e-6)
    parser.add_argument("--time-limit", type=float, default=600.0)
    options = parser.parse_args()
    solve = solve_with_highs if options.rival in HIGHS else solve_with_piqp
    result = {"solver": options.rival, **solve(options.mps, options.rival, options)}
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(result))


if __name__ == "__main__":
    main()
