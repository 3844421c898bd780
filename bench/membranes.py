#!/usr/bin/env python3
"""Round trip, losses and rebalancing of a flow battery over 25 years with each membrane of the library.

    ./sunward bench membranes
"""
import sys

from built import run_built

if __name__ == "__main__":
    sys.exit(run_built("bench_membranes", sys.argv[1:]))
