"""Holds every law of the photovoltaic chain to pvlib, through a year of made-up hours.

Exit code 77: pvlib is not installed, nothing was compared.
"""
import os
import sys
import tempfile
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "bench"))
try:
    import pvlib_chain as chains
except ImportError:
    other = os.environ.get("SUNWARD_PYTHON", "")
    if other and os.path.realpath(sys.prefix) != os.path.realpath(Path(other).parent.parent):
        os.execv(other, [other, *sys.argv])
    print("skipped: pvlib is not installed; ./test fetches it (tools/setup/requirements/pvlib.txt)")
    sys.exit(77)

# 1e-4 of the rating in every hour, as in component_pv_chain_test.cpp; a tenth of a watt of light. What differs is the
# sun's interpolation (2e-5 degree), Perez' sky while the sun is below the horizon and, on the rear, pvlib's sum over
# points of the ground, which leaves out the sky below 5 degrees where Sunward has the closed form.
MOST_LIGHT_W_PER_M2, MOST_AC_PU = 0.1, 1e-4


def judge(plant, weather, here) -> bool:
    _, there = chains.run_pvlib(plant, weather)
    def worst(column):
        return float(abs(here[column].to_numpy() - there[column].to_numpy()).max())
    plane, rear, snow, ac = map(worst, ["plane_w_per_m2", "rear_w_per_m2", "snow_frac", "ac_pu"])
    energy = float(here["ac_pu"].sum() / there["ac_pu"].sum() - 1.0)
    good = max(plane, rear) <= MOST_LIGHT_W_PER_M2 and snow <= 1e-9 and ac <= MOST_AC_PU
    print(f"{plant.name:16} plane {plane:.4f} W/m2, rear {rear:.4f} W/m2, snow {snow:.1e}, AC {ac:.1e} of the rating, "
          f"energy {100 * energy:+.5f} % {'' if good else ' TOO FAR'}")
    return good


def main() -> int:
    warnings.simplefilter("ignore")
    weather = chains.made_up_weather()
    with tempfile.TemporaryDirectory() as folder:
        case = chains.write_case(Path(folder), weather)
        _, table = chains.run_sunward(os.environ["SUNWARD_BENCH_PV"], case)
    good = [judge(plant, weather, table.loc[plant.name]) for plant in chains.PLANTS]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
