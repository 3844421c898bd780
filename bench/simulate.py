#!/usr/bin/env python3
"""Time of a simulation of 25 years: Pinglu with a flow battery of 25 MW/100 MWh, both modes.

    ./sunward bench simulate [--repeat N] [--json]

The seconds are those of the replay alone, without reading the files; the fastest of N runs counts.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import measure

CASE = Path(__file__).resolve().parents[1] / "examples" / "pinglu" / "park_vrfb_fixed.toml"


def run(program: str, *words: str) -> str:
    """The output of one command of the program; what it says goes on to the terminal."""
    return subprocess.run([program, *words], check=True, stdout=subprocess.PIPE, text=True).stdout


def fastest(program: str, folder: str, mode: str, repeat: int) -> dict:
    """The fastest simulation in one mode."""
    runs = [json.loads(run(program, "simulate", folder, "--mode", mode, "--json")) for _ in range(repeat)]
    best = min(runs, key=lambda one: one["seconds"])
    return {"mode": mode, "seconds": best["seconds"], "years": len(best["years"]),
            "worst_balance_mw": max(year["worst_balance_mw"] for year in best["years"]),
            "cost_gap_cny_per_year": best["mean"]["gap"]["cost_cny"]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    program = os.environ["SUNWARD_PROGRAM"]
    with tempfile.TemporaryDirectory() as folder:
        run(program, "plan", str(CASE), "--out", folder, "--no-report", "-q")
        rows = [fastest(program, folder, mode, options.repeat) for mode in ("schedule", "policy")]
    if options.json:
        print(json.dumps({"machine": measure.machine(), "simulations": rows}, indent=1))
        return 0
    print(f"{measure.machine()['cpu']}, one thread, fastest of {options.repeat}")
    for row in rows:
        print(f"{row['mode']:10s} {row['years']} years {row['seconds']:6.2f} s   "
              f"largest imbalance {row['worst_balance_mw']:.1e} MW")
    return 0


if __name__ == "__main__":
    sys.exit(main())
