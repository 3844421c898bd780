"""What the tests share: a small park that plans in a few hundredths of a second."""

import os
from pathlib import Path

import pytest

import sunward

SOURCE = Path(os.environ.get("SUNWARD_SOURCE_DIR", Path(__file__).resolve().parents[2]))
FIRST_PARK = SOURCE / "examples" / "first_park" / "park.toml"


@pytest.fixture(scope="session")
def park() -> sunward.Park:
    return sunward.read_park(FIRST_PARK)


@pytest.fixture(scope="session")
def plan(park: sunward.Park) -> sunward.Plan:
    return sunward.plan(park)


@pytest.fixture
def changed(tmp_path: Path):
    """A function that writes the first park with some text replaced, and returns its path."""

    def write(*pairs: tuple[str, str]) -> Path:
        text = FIRST_PARK.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        path = tmp_path / "park.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
