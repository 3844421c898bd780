"""The types of the package, and that its names are documented."""

import inspect
import subprocess
import sys

import pytest

import sunward
from conftest import SOURCE


def test_mypy_has_nothing_to_say():
    pytest.importorskip("mypy")
    package = sunward.__path__[0]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", SOURCE / "pyproject.toml",
         "--cache-dir", "/dev/null", "-p", "sunward"],
        capture_output=True, text=True, cwd=f"{package}/..",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_public_name_has_a_docstring():
    bare = [
        name for name in sunward.__all__
        if not name.startswith("__") and not inspect.getdoc(getattr(sunward, name))
    ]
    assert bare == []


@pytest.mark.parametrize("name", ["read_park", "plan", "finance", "optimize", "build", "read_plan", "study_uncertainty"])
def test_functions_document_their_parameters_in_numpydoc(name):
    function = getattr(sunward, name)
    text = inspect.getdoc(function)
    assert "Parameters\n----------" in text
    assert "Returns\n-------" in text
    for parameter in inspect.signature(function).parameters:
        assert f"\n{parameter} : " in text, parameter
