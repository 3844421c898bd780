#!/usr/bin/env python3
"""One year of hours through the photovoltaic chain, beside pvlib's functions on the same weather in the same run.

    ./sunward bench pv            a table; --json: the figures; --runs N: the best of N counts (5)

Both are given the same rounded numbers. Counted is the whole way from weather in memory to AC power: sun, plane of
array, glass, cell temperature, DC, inverter, in seconds of the processor, one core. pvlib runs twice: with SPA, the law
that Sunward uses too, and with its quickest (ephemeris, good to 0.01 degree, and Spencer's distance of the sun), whose
worst hour is shown as well. Exit code 1: less than 20 times quicker than either.
"""
import argparse
import json
import subprocess
import os
import sys
import tempfile
import warnings
from pathlib import Path

from measure import machine

try:
    import pvlib_chain as chains
except ImportError:
    sys.exit("pvlib is not installed; ./sunward bench pv fetches it (tools/setup/requirements/pvlib.txt)")

HEAD = (f"{'chain':16} {'sunward ms':>11} {'pvlib ms':>9} {'ratio':>6} {'energy %':>9} {'worst hour':>11} "
        f"{'quick sun ms':>13} {'ratio':>6} {'worst hour':>11}")


def build_driver() -> str:
    build = Path(os.environ["SUNWARD_PROGRAM"]).parent
    subprocess.run(["cmake", "--build", str(build), "--target", "bench_pv"], check=True, stdout=subprocess.DEVNULL)
    return str(build / "bench_pv")


def compare(plant, weather, ours, seconds: float, runs: int) -> dict:
    results = [chains.run_pvlib(plant, weather) for _ in range(runs)]
    coarse = [chains.run_pvlib(plant, weather, "ephemeris") for _ in range(runs)]
    theirs, table = min(result[0] for result in results), results[0][1]
    quick = min(result[0] for result in coarse)
    ac, other = ours["ac_pu"].to_numpy(), table["ac_pu"].to_numpy()
    rough = coarse[0][1]["ac_pu"].to_numpy()
    return {"chain": plant.name, "sunward_s": seconds, "pvlib_s": theirs, "ratio": theirs / seconds,
            "pvlib_quick_sun_s": quick, "ratio_quick_sun": quick / seconds,
            "worst_hour_quick_sun_pu": float(abs(ac - rough).max()),
            "energy_difference_frac": float(ac.sum() / other.sum() - 1.0),
            "worst_hour_pu": float(abs(ac - other).max())}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    weather = chains.made_up_weather()
    with tempfile.TemporaryDirectory() as folder:
        case = chains.write_case(Path(folder), weather)
        times, table = chains.run_sunward(build_driver(), case, options.runs)
    rows = [compare(plant, weather, table.loc[plant.name], times["seconds"][plant.name], options.runs)
            for plant in chains.PLANTS]
    least = min(min(row["ratio"], row["ratio_quick_sun"]) for row in rows)
    if options.json:
        print(json.dumps({"machine": machine(), "pvlib": chains.pvlib.__version__, "steps": times["steps"],
                          "sun_seconds": times["sun_seconds"], "chains": rows}, indent=2))
    else:
        print(HEAD)
        for row in rows:
            print(f"{row['chain']:16} {1e3 * row['sunward_s']:11.2f} {1e3 * row['pvlib_s']:9.1f} "
                  f"{row['ratio']:6.1f} {100 * row['energy_difference_frac']:+9.4f} {row['worst_hour_pu']:11.1e} "
                  f"{1e3 * row['pvlib_quick_sun_s']:13.1f} {row['ratio_quick_sun']:6.1f} "
                  f"{row['worst_hour_quick_sun_pu']:11.1e}")
        print(f"the sun alone, {times['steps']} steps: {1e3 * times['sun_seconds']:.2f} ms; worst hour in parts of the "
              f"rating; pvlib {chains.pvlib.__version__}")
    return 0 if least >= 20.0 else 1


if __name__ == "__main__":
    sys.exit(main())
