"""Builds a measuring program beside the running `sunward` and runs it."""
import os
import subprocess
from pathlib import Path


def run_built(target: str, arguments: list[str]) -> int:
    """The exit code of a target of bench/CMakeLists.txt."""
    build = Path(os.environ["SUNWARD_PROGRAM"]).parent
    subprocess.run(["cmake", "--build", str(build), "--target", target], check=True, stdout=subprocess.DEVNULL)
    return subprocess.run([str(build / target), *arguments], check=False).returncode
