#!/usr/bin/env python3
"""Times each pass of the engine's kernels, for every instruction set of this processor.

    ./sunward bench kernel                  on the step pattern of Pinglu
    ./sunward bench kernel my/park.toml     on that of another case
"""
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    build = Path(os.environ["SUNWARD_PROGRAM"]).parent
    subprocess.run(["cmake", "--build", str(build), "--target", "bench_kernel"], check=True, stdout=subprocess.DEVNULL)
    case = sys.argv[1:] or [str(ROOT / "examples" / "pinglu" / "park.toml")]
    return subprocess.run([str(build / "bench_kernel"), *case], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
