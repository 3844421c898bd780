#!/usr/bin/env python3
"""Measures the engine beside HiGHS and PIQP on the same linear program, in the same run.

    ./sunward bench solve                        Pinglu, one year, every rival, a table
    ./sunward bench solve --json                 the same as one JSON object
    ./sunward bench solve --scaling              the engine alone on 1, 2, 5, 10, 20, 40 years
    ./sunward bench solve --rivals piqp_sparse,highs_hipo --time-limit 120 --case my/park.toml

Ratios are times of the rival over the engine's: above 1 the engine is faster. HiGHS and PIQP get the
program as a plain sparse matrix, as they would from any user; only their own work is timed.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import add_differences, best_engine_run, finished, machine, ratio, run_rival
from rival import HIGHS, PIQP, RIVALS

ROOT = Path(__file__).resolve().parent.parent
SCALING_YEARS = [1, 2, 5, 10, 20, 40]


def say(message: str) -> None:
    """Progress goes to the error stream, so that --json prints JSON only."""
    print(message, file=sys.stderr, flush=True)


def table(rows: list[list[str]]) -> str:
    """Columns of equal width, the first to the left, the others to the right."""
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(w) if k == 0 else cell.rjust(w) for k, (cell, w) in enumerate(zip(row, widths)))
        for row in rows)


def cell(run: dict, key: str, form: str) -> str:
    return format(run[key], form) if run.get(key) is not None else "-"


def comparison_table(report: dict) -> str:
    engine = report["runs"][0]
    rows = [["solver", "seconds", "times ours", "iterations", "objective", "rel. difference", "status"]]
    for run in report["runs"]:
        times = "-"
        if finished(engine) and "limit_s" in run:
            times = f"> {run['limit_s'] / engine['seconds']:.0f}"
        elif finished(engine) and "seconds" in run:
            times = f"{run['seconds'] / engine['seconds']:.1f}"
        rows.append([run["solver"], cell(run, "seconds", ".3f"), times, cell(run, "iterations", "d"),
                     cell(run, "objective", ".10g"), cell(run, "relative_difference", ".1e"),
                     run["status"]])
    return table(rows)


def scaling_table(runs: list[dict]) -> str:
    rows = [["years", "steps", "seconds", "times one year", "iterations", "ns per step and iteration",
             "peak MB", "status"]]
    for run in runs:
        one = runs[0].get("seconds")
        times = f"{run['seconds'] / one:.1f}" if one and "seconds" in run else "-"
        rows.append([str(run["years"]), str(run.get("size", {}).get("steps", "-")),
                     cell(run, "seconds", ".3f"), times, cell(run, "iterations", "d"),
                     cell(run, "ns_per_step_and_iteration", ".1f"), cell(run, "peak_mb", ".0f"),
                     run["status"]])
    return table(rows)


def export_program(options: argparse.Namespace, path: str) -> None:
    command = [options.program, "export", options.case, "--format", "mps", "--out", path, "--quiet"]
    if options.years > 0:
        command += ["--years", str(options.years)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr.strip() or f"export ended with code {done.returncode}")


def compare(options: argparse.Namespace) -> dict:
    """The engine and every rival on one program."""
    with tempfile.TemporaryDirectory() as folder:
        mps = str(Path(folder) / "program.mps")
        say(f"writing {options.case} as a plain linear program")
        export_program(options, mps)
        say("sunward")
        runs = [best_engine_run(options.program, options.case, options.years, options)]
        for rival in options.rivals:
            say(rival)
            runs.append(run_rival(mps, rival, options))
    add_differences(runs)
    to_highs, highs_is_bound = ratio(runs[0], [r for r in runs if r["solver"] in HIGHS])
    to_piqp, piqp_is_bound = ratio(runs[0], [r for r in runs if r["solver"] in PIQP])
    return {
        "case": options.case,
        "years": options.years,
        "ratio_to_fastest_highs": to_highs,
        "ratio_to_fastest_highs_is_lower_bound": highs_is_bound,
        "ratio_to_piqp": to_piqp,
        "ratio_to_piqp_is_lower_bound": piqp_is_bound,
        "size": runs[0].get("size"),
        "runs": runs,
    }


def scale(options: argparse.Namespace) -> list[dict]:
    """The engine on more and more years."""
    runs = []
    for years in options.scaling_years:
        say(f"sunward, {years} years")
        runs.append(best_engine_run(options.program, options.case, years, options))
    return runs


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sunward bench solve", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--case", default=str(ROOT / "examples/pinglu/park.toml"))
    parser.add_argument("--years", type=int, default=1, help="weather years in one program")
    parser.add_argument("--rivals", default=",".join(RIVALS), help="names, or 'none'")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tolerance", type=float, default=1e-6)
    parser.add_argument("--time-limit", type=float, default=600.0, help="seconds for each run")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each; the fastest counts")
    parser.add_argument("--scaling", action="store_true", help="years instead of rivals")
    parser.add_argument("--scaling-years", default=",".join(map(str, SCALING_YEARS)))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", help="also write the JSON to this file")
    parser.add_argument("--program", default=os.environ.get("SUNWARD_PROGRAM", str(ROOT / "sunward")))
    options = parser.parse_args(arguments)
    options.rivals = [] if options.rivals == "none" else options.rivals.split(",")
    options.scaling_years = [int(years) for years in options.scaling_years.split(",")]
    unknown = [name for name in options.rivals if name not in RIVALS]
    if unknown:
        parser.error(f"unknown rival {', '.join(unknown)}; there are {', '.join(RIVALS)}")
    return options


def ratio_line(name: str, value: float | None, is_bound: bool) -> str:
    if value is None:
        return f"{name}: not measured"
    return f"{name}: {'more than ' if is_bound else ''}{value:.1f} times as long as Sunward"


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    report = {"machine": machine(), "threads": options.threads, "tolerance": options.tolerance}
    if options.scaling:
        report["scaling"] = scale(options)
        text = scaling_table(report["scaling"])
        ok = all(finished(run) for run in report["scaling"])
    else:
        report |= compare(options)
        text = "\n".join([
            comparison_table(report), "",
            ratio_line("fastest HiGHS", report["ratio_to_fastest_highs"],
                       report["ratio_to_fastest_highs_is_lower_bound"]),
            ratio_line("PIQP", report["ratio_to_piqp"], report["ratio_to_piqp_is_lower_bound"])])
        ok = finished(report["runs"][0])
    if options.out:
        partial = Path(options.out + ".part")
        partial.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        partial.replace(options.out)
    described = report["machine"]
    head = (f"{described['cpu']}, {described['cores']} cores, {described['memory_gb']} GB; "
            f"{options.threads} threads, tolerance {options.tolerance:g}")
    print(json.dumps(report, indent=1) if options.json else f"{head}\n\n{text}")
    return 0 if ok else 4


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
