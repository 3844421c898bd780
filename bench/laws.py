#!/usr/bin/env python3
"""One year of hours through the physical law of each component, and 25 years of whole parks, on one core.

    ./sunward bench laws          a table; --json: the figures; --markdown: rows for the documentation
                                  --runs N: the quickest of N counts (5); --no-parks: the laws alone

Seconds are those of the processor. A park is planned first; then `sunward simulate` replays 25 years of its folder, once
by the plan's own schedule and once by the policy, which looks ahead. The whole command counts, reading the files
included, the quickest of --runs (policy: of two). Exit code 1: a schedule took 1 s or more, or a policy 3 s.
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import machine

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "pinglu"
PARKS = ["park.toml", "park_vrfb_fixed.toml"]
MOST_S = {"schedule": 1.0, "policy": 4.0}
MOST_POLICY_RUNS = 2


def laws(runs: int) -> dict:
    """The output of bench_laws, built beside the running program."""
    build = Path(os.environ["SUNWARD_PROGRAM"]).parent
    subprocess.run(["cmake", "--build", str(build), "--target", "bench_laws"], check=True, stdout=subprocess.DEVNULL)
    done = subprocess.run([str(build / "bench_laws"), str(runs)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def processor_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def replay(folder: str, mode: str) -> tuple[float, dict]:
    """(processor seconds of the command, what it says)."""
    begin = processor_s()
    done = subprocess.run([os.environ["SUNWARD_PROGRAM"], "simulate", folder, "--mode", mode, "--json"], check=True,
                          stdout=subprocess.PIPE, text=True)
    return processor_s() - begin, json.loads(done.stdout)


def park(folder: str, case: str, mode: str, runs: int) -> dict:
    """25 years of one park in one mode."""
    seconds, said = min((replay(f"{folder}/{case}", mode) for _ in range(runs)), key=lambda one: one[0])
    return {"case": case, "mode": mode, "years": len(said["years"]), "seconds": seconds,
            "wall_seconds_of_the_replay": said["seconds"],
            "worst_balance_mw": max(year["worst_balance_mw"] for year in said["years"])}


def parks(runs: int) -> list[dict]:
    """25 years of each park in each mode."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for case in PARKS:
            subprocess.run([os.environ["SUNWARD_PROGRAM"], "plan", str(EXAMPLES / case), "--out", f"{folder}/{case}",
                            "--no-report", "-q"], check=True)
            rows += [park(folder, case, mode, runs if mode == "schedule" else min(runs, MOST_POLICY_RUNS))
                     for mode in MOST_S]
    return rows


def columns(law: dict, hours: int, with_counter: bool) -> list[str]:
    cells = [law["law"], f"{1e3 * law['seconds']:.2f}", f"{1e9 * law['seconds'] / hours:.0f}"]
    if with_counter:
        value = law["instructions_per_hour"]
        cells.append("–" if value is None else f"{value:.0f}")
    return [*cells, f"{law['result']:.1f} {law['unit']}"]


def show(result: dict, markdown: bool) -> None:
    """Without the column of instructions where the processor's counter may not be read."""
    with_counter = any(law["instructions_per_hour"] is not None for law in result["laws"])
    head = ["law", "ms/year", "ns/hour", *(["instructions/hour"] if with_counter else []), "result of the year"]
    rows = [head] + [columns(law, result["hours"], with_counter) for law in result["laws"]]
    for row in rows:
        numbers = [f"{row[1]:>9}", f"{row[2]:>9}", *(f"{cell:>18}" for cell in row[3:-1])]
        print("| " + " | ".join(row) + " |" if markdown else f"{row[0]:46} {' '.join(numbers)}   {row[-1]}")
        if markdown and row is head:
            print("| --- |" + " ---: |" * (len(head) - 2) + " --- |")
    show_parks(result.get("parks", []), markdown)


def show_parks(rows: list[dict], markdown: bool) -> None:
    """The plan's schedule and the policy side by side."""
    if not rows:
        return
    seconds = {(row["case"], row["mode"]): f"{row['seconds']:.2f} s" for row in rows}
    worst = {case: max(row["worst_balance_mw"] for row in rows if row["case"] == case) for case in PARKS}
    table = [("25 years of a park", "plan's schedule", "policy", "largest imbalance")]
    table += [(case, seconds[case, "schedule"], seconds[case, "policy"], f"{worst[case]:.0e} MW") for case in PARKS]
    print()
    for row in table:
        print("| " + " | ".join(row) + " |" if markdown else f"{row[0]:46} {row[1]:>16} {row[2]:>9}   {row[3]}")
        if markdown and row is table[0]:
            print("| --- | ---: | ---: | --- |")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-parks", action="store_true")
    options = parser.parse_args()
    result = {"machine": machine(), **laws(options.runs)}
    if not options.no_parks:
        result["parks"] = parks(options.runs)
    if options.json:
        print(json.dumps(result, indent=1))
    else:
        print(f"{result['machine']['cpu']}, one core, {result['machine']['date']}")
        show(result, options.markdown)
    return 1 if any(row["seconds"] >= MOST_S[row["mode"]] for row in result.get("parks", [])) else 0


if __name__ == "__main__":
    sys.exit(main())
