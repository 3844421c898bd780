"""Holds the sun's position to pvlib's SPA, every hour of years from 1950 to 2050 at places from 65 S to 70 N.

Both are Reda and Andreas' algorithm, written apart; Sunward interpolates its slow part. Exit code 77: pvlib is not installed, nothing was compared.
"""
import os
import subprocess
import sys
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
import numpy as np
import pandas as pd
import pvlib

MOST_DEG = 0.0001  # the authors state 0.0003 degree against the sky itself
PLACES = [(39.5, 112.3, 1350.0), (-33.9, 18.4, 10.0), (69.65, 18.96, 0.0), (0.0, -78.5, 2850.0), (-65.0, -64.0, 5.0)]


def ours(year: int, place: tuple) -> pd.DataFrame:
    command = [os.environ["SUNWARD_BENCH_PV"], "sun", str(year), *map(str, place)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = np.array([line.split() for line in done.stdout.splitlines()], dtype=float)
    return pd.DataFrame(rows[:, 1:], pd.to_datetime(rows[:, 0], unit="m", utc=True),
                        ["zenith", "azimuth", "apparent_elevation"])


def angles_between(a: pd.DataFrame, b: pd.DataFrame) -> np.ndarray:
    """Angle on the sky between two series of places [deg]."""
    def unit(frame):
        zenith, azimuth = np.radians(frame["zenith"].to_numpy()), np.radians(frame["azimuth"].to_numpy())
        return np.stack([np.sin(zenith) * np.sin(azimuth), np.sin(zenith) * np.cos(azimuth), np.cos(zenith)])
    return np.degrees(2.0 * np.arcsin(0.5 * np.linalg.norm(unit(a) - unit(b), axis=0)))


def main() -> int:
    worst = 0.0
    for number, year in enumerate(range(1950, 2051, 10)):
        place = PLACES[number % len(PLACES)]
        here = ours(year, place)
        middle = pd.Timestamp(year, 7, 1)
        delta_t = pvlib.spa.calculate_deltat(middle.year, middle.month)
        there = pvlib.solarposition.spa_python(here.index, *place, pvlib.atmosphere.alt2pres(place[2]), 12, delta_t)
        apart = angles_between(here, there).max()
        high = there["apparent_elevation"].to_numpy() > -0.5
        refracted = abs(here["apparent_elevation"].to_numpy() - there["apparent_elevation"].to_numpy())[high].max()
        print(f"{year} at {place[0]:6.2f}: {apart:.7f} deg apart, with refraction {refracted:.7f}")
        worst = max(worst, apart, refracted)
    print(f"worst {worst:.7f} deg, allowed {MOST_DEG}")
    return 0 if worst <= MOST_DEG else 1


if __name__ == "__main__":
    sys.exit(main())
