#!/usr/bin/env python3
"""One year of hours through the physical law of each component, on one core.

    ./sunward bench laws
"""
import sys

from built import run_built

if __name__ == "__main__":
    sys.exit(run_built("bench_laws", sys.argv[1:]))
