#!/usr/bin/env python3
"""Times each pass of the engine's kernels, for every instruction set of this processor.

    ./sunward bench kernel                  on the step pattern of Pinglu
    ./sunward bench kernel my/park.toml     on that of another case
"""
import sys
from pathlib import Path

from built import run_built

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    return run_built("bench_kernel", sys.argv[1:] or [str(ROOT / "examples" / "pinglu" / "park.toml")])


if __name__ == "__main__":
    sys.exit(main())
