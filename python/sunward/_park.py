"""Reading a case, and its linear program."""

from __future__ import annotations

import os

from sunward import _core
from sunward._core import Park, Program


def read_park(
    path: str | os.PathLike[str],
    *,
    years: int | None = None,
    weather: str | os.PathLike[str] | None = None,
    threads: int = 0,
) -> Park:
    """Read and check a case file with everything it refers to.

    Parameters
    ----------
    path : path-like
        Case file (TOML), as described in the guide.
    years : int, optional
        Number of synthetic weather years, 1 to 200, instead of the case's.
    weather : path-like, optional
        Weather file (EPW, PVGIS, NSRDB/SAM, Open-Meteo or CSV) instead of the case's weather;
        relative to the working directory.
    threads : int
        Threads for making weather; 0 means all.

    Returns
    -------
    Park
        The park; it never changes and may be planned any number of times, also at once.

    Raises
    ------
    InputError
        With every fault found.
    """
    weather_file = None if weather is None else os.fspath(weather)
    park = _core.read_park(os.fspath(path), years, weather_file, threads, True)
    given = {"years": years, "weather": weather_file}
    vars(park)["read_options"] = {key: value for key, value in given.items() if value is not None}
    return park


def read_options(park: Park) -> dict[str, object]:
    """Return what `read_park` was given beside the case file: years, weather."""
    options: dict[str, object] = vars(park).get("read_options", {})
    return options


def build(park: Park, *, threads: int = 0) -> Program:
    """Build the linear program of a park without solving it.

    Parameters
    ----------
    park : Park
        From `read_park`.
    threads : int
        Threads to use; 0 means all.

    Returns
    -------
    Program
        Its size, and `write_mps` to give it to any other solver.

    Raises
    ------
    InputError
        When data contradict each other in a way only visible here.
    """
    return _core.build(park, threads)


def case_template(lang: str = "en") -> str:
    """Return the commented case file that `sunward init` writes.

    Parameters
    ----------
    lang : {"en", "zh"}
        Language of the comments.

    Returns
    -------
    str
        TOML text; it reads without faults.
    """
    return _core.project_template(lang)
