"""`pip install .` into a fresh environment, then a plan with what was installed.

    install_wheel.py PROJECT     needs PyPI; compiles the whole library (some minutes)
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PLAN = """
import sys, sunward
plan = sunward.plan(sunward.read_park(sys.argv[1]), progress=False)
assert plan.status == "optimal" and plan.certificate.holds, plan
assert sys.argv[2] in sunward.__file__, sunward.__file__
print(repr(plan))
"""


def main(project: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        build = f"build-dir={folder}/build"
        subprocess.run([python, "-m", "pip", "install", "-q", "-C", build, str(project)], check=True)
        case = project / "examples" / "first_park" / "park.toml"
        return subprocess.run([python, "-c", PLAN, case, folder], cwd=folder).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
