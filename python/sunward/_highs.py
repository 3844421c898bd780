"""Where HiGHS is: networks with whole numbers are solved by it, and PyPSA brings it along."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

VARIABLE = "SUNWARD_HIGHS_LIBRARY"
PLACES = (("highsbox", "highs_dist/lib/libhighs.so"), ("highspy", "libhighs.so.1"))


def name_highs_library() -> None:
    """Name the library of an installed ``highsbox`` or ``highspy``, unless the user named one."""
    if os.environ.get(VARIABLE):
        return
    for package, place in PLACES:
        spec = importlib.util.find_spec(package)
        for folder in spec.submodule_search_locations or () if spec else ():
            library = Path(folder) / place
            if library.is_file():
                os.environ[VARIABLE] = str(library)
                return
