#!/usr/bin/env python3
"""Measures `sunward plan NETWORK` beside PyPSA with HiGHS on the same file, in the same run.

    ./sunward bench pypsa                            both networks, a table each
    ./sunward bench pypsa --networks one_node --json
    ./sunward bench pypsa --networks ten_bus --hours 2190 --rivals highs_hipo --time-limit 900

one_node   a year of hours of wind, PV, battery, electrolyser, hydrogen store, fuel cell and a load: the
           whole workflow (read, build, solve, write). Sunward's time is that of its whole command; PyPSA's
           begins when its libraries are loaded. Memory is the peak of each process.
ten_bus    ten buses, lines in cycles, thirty storages: the solver's time alone, Sunward beside HiGHS on the
           same linear program (`sunward export`). With --workflow PyPSA's workflow as well.

Ratios are the rival's over Sunward's: above 1 Sunward is faster, or leaner. What the networks hold:
bench/networks/make.py.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import finished, machine, run_measured, run_rival
from rival import HIGHS

HERE = Path(__file__).resolve().parent
NETWORKS = ("one_node", "ten_bus")
PYPSA_METHODS = ("highs_hipo", "highs_simplex", "highs_ipx")
LONG_RUN_S = 20.0  # beyond it one run is exact enough


def say(message: str) -> None:
    """Progress goes to the error stream, so that --json prints JSON only."""
    print(message, file=sys.stderr, flush=True)


def call(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr.strip() or f"{command[0]} ended with code {done.returncode}")


def fastest(run_once, repeat: int) -> dict:
    """The fastest of several runs, with the times of all; the first that fails ends it."""
    runs = []
    while len(runs) < repeat:
        runs.append(run_once())
        if not finished(runs[-1]) or runs[-1]["seconds"] > LONG_RUN_S:
            break
    good = [run for run in runs if finished(run)]
    best = min(good, key=lambda run: run["seconds"]) if good else runs[-1]
    return {**best, "all_seconds": [run["seconds"] for run in good]}


def run_sunward(network: str, out: str, options: argparse.Namespace) -> dict:
    """One `sunward plan`: the time of the whole command."""
    command = [options.program, "plan", network, "--out", out, "--json", "--threads", str(options.threads),
               "--tolerance", str(options.tolerance)]
    begin = time.perf_counter()
    code, output, errors, peak_mb = run_measured(command, options.time_limit)
    seconds = time.perf_counter() - begin
    result = {"solver": "sunward", "peak_mb": peak_mb}
    if code is None:
        return {**result, "status": "time limit", "limit_s": options.time_limit}
    if code != 0:
        why = (errors.strip().splitlines() or [f"exit code {code}"])[-1]
        return {**result, "status": f"failed: {why}"}
    plan = json.loads(output)
    return {**result, "status": plan["status"], "seconds": seconds, "phases": plan["solve"]["phases"],
            "solve_seconds": plan["solve"]["seconds"], "iterations": plan["solve"]["iterations"],
            "size": {key: plan["solve"][key] for key in ("columns", "rows", "nonzeros", "steps")},
            "certificate": plan["certificate"], "objective": plan["objective"] + plan["objective_constant"]}


def run_pypsa(network: str, out: str, rival: str, options: argparse.Namespace) -> dict:
    command = [sys.executable, str(HERE / "networks/workflow.py"), network, out, rival, "--threads",
               str(options.threads), "--tolerance", str(options.tolerance), "--time-limit", str(options.time_limit)]
    code, output, errors, _ = run_measured(command, options.time_limit + 120)
    name = f"pypsa, {rival}"
    if code is None:
        return {"solver": name, "status": "time limit", "limit_s": options.time_limit}
    if code != 0:
        return {"solver": name, "status": "failed: " + (errors.strip().splitlines() or ["no message"])[-1]}
    run = json.loads(output.strip().splitlines()[-1])
    if run["status"] != "optimal":
        return {"solver": name, "status": "time limit" if "time" in run["status"] else run["status"],
                "peak_mb": run["peak_mb"], "limit_s": options.time_limit}
    return run


def add_ratios(runs: list[dict]) -> None:
    """`times` and `memory` over ours, and the distance of the objectives."""
    ours = runs[0]
    if not finished(ours):
        return
    for run in runs:
        seconds = run.get("seconds", run.get("limit_s"))
        if seconds is not None:
            run["times"] = seconds / ours["seconds"]
        if "peak_mb" in run:
            run["memory"] = run["peak_mb"] / ours["peak_mb"]
        if "objective" in run:
            run["relative_difference"] = abs(run["objective"] - ours["objective"]) / max(1.0, abs(ours["objective"]))


def rivals_of(options: argparse.Namespace, standard: tuple[str, ...]) -> list[str]:
    return [] if options.rivals == ["none"] else options.rivals or list(standard)


def measure(name: str, options: argparse.Namespace) -> dict:
    """One network by Sunward and by its rivals."""
    workflow = name == "one_node" or options.workflow
    with tempfile.TemporaryDirectory() as folder:
        network, out = str(Path(folder) / f"{name}.nc"), str(Path(folder) / "result.nc")
        say(f"{name}: making the network")
        call([sys.executable, str(HERE / "networks/make.py"), name, network, "--hours", str(options.hours)])
        say(f"{name}: sunward")
        runs = [fastest(lambda: run_sunward(network, out, options), options.repeat)]
        if workflow:
            for rival in rivals_of(options, PYPSA_METHODS):
                say(f"{name}: pypsa, {rival}")
                runs.append(fastest(lambda: run_pypsa(network, out, rival, options), options.repeat))
        else:
            mps = str(Path(folder) / "program.mps")
            call([options.program, "export", network, "--out", mps, "--quiet"])
            for rival in rivals_of(options, ("highs_hipo",)):
                say(f"{name}: {rival} on the same program")
                runs.append(run_rival(mps, rival, options))
        if not workflow and finished(runs[0]):  # both: the solver's own work
            runs[0]["seconds"], runs[0]["command_seconds"] = runs[0]["solve_seconds"], runs[0]["seconds"]
    add_ratios(runs)
    return {"network": name, "hours": options.hours, "whole_workflow": workflow, "runs": runs}


def cell(run: dict, key: str, form: str) -> str:
    return format(run[key], form) if run.get(key) is not None else "-"


def phases_of(run: dict) -> str:
    """Sunward names the passes of its solver; here they are one."""
    sums: dict[str, float] = {}
    for name, seconds in run.get("phases", {}).items():
        key = name.split(".")[0]
        sums[key] = sums.get(key, 0.0) + seconds
    return ", ".join(f"{name} {seconds:.3g}" for name, seconds in sums.items())


def table(result: dict) -> str:
    what = "whole workflow" if result["whole_workflow"] else "solver alone"
    rows = [["solver", "seconds", "times ours", "peak MB", "memory / ours", "objective", "rel. difference", "status"]]
    for run in result["runs"]:
        bound = "> " if "limit_s" in run else ""
        rows.append([run["solver"], cell(run, "seconds", ".3f"), bound + cell(run, "times", ".1f"),
                     cell(run, "peak_mb", ".0f"), cell(run, "memory", ".1f"), cell(run, "objective", ".10g"),
                     cell(run, "relative_difference", ".1e"), run["status"]])
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    lines = [f"{result['network']}, {result['hours']} h, {what}"]
    lines += ["  ".join(c.ljust(w) if k == 0 else c.rjust(w) for k, (c, w) in enumerate(zip(row, widths)))
              for row in rows]
    lines += [f"  {run['solver']}: {phases_of(run)}" for run in result["runs"] if run.get("phases")]
    return "\n".join(lines)


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sunward bench pypsa", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", default=",".join(NETWORKS), help=", ".join(NETWORKS))
    parser.add_argument("--hours", type=int, default=8760)
    parser.add_argument("--rivals", default="", help=f"methods of HiGHS, or 'none'; there are {', '.join(HIGHS)}")
    parser.add_argument("--workflow", action="store_true", help="PyPSA's whole workflow also for ten_bus")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tolerance", type=float, default=1e-6)
    parser.add_argument("--time-limit", type=float, default=600.0, help="seconds for each run")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each up to 20 s; the fastest counts")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", help="also write the JSON to this file")
    parser.add_argument("--program", default=os.environ.get("SUNWARD_PROGRAM", str(HERE.parent / "sunward")))
    options = parser.parse_args(arguments)
    options.networks = options.networks.split(",")
    options.rivals = ["none"] if options.rivals == "none" else [r for r in options.rivals.split(",") if r]
    for given, known in ((options.networks, NETWORKS), (options.rivals, [*HIGHS, "none"])):
        if unknown := [name for name in given if name not in known]:
            parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(known)}")
    return options


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    report = {"machine": machine(), "threads": options.threads, "tolerance": options.tolerance,
              "networks": [measure(name, options) for name in options.networks]}
    if options.out:
        partial = Path(options.out + ".part")
        partial.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        partial.replace(options.out)
    described = report["machine"]
    head = (f"{described['cpu']}, {described['cores']} cores, {described['memory_gb']} GB; "
            f"{options.threads} threads, tolerance {options.tolerance:g}")
    text = "\n\n".join([head, *(table(result) for result in report["networks"])])
    print(json.dumps(report, indent=1) if options.json else text)
    return 0 if all(finished(result["runs"][0]) for result in report["networks"]) else 4


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
