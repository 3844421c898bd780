"""Every Python block of the pages below runs, from top to bottom of its page; where a block of text
follows one, that is what it prints: words equal, numbers to one part in a thousand, ... for the rest.
"""

import contextlib
import io
import re
import shutil
from pathlib import Path

import pytest

from conftest import SOURCE

PAGES = [SOURCE / "docs" / "guide" / "python.md", *sorted((SOURCE / "docs" / "tutorial").glob("[0-9]*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NUMBER = re.compile(r"^-?\d[\d,]*\.?\d*(e-?\d+)?$")


def blocks_of(page: Path) -> list[tuple[str, str]]:
    return BLOCK.findall(page.read_text(encoding="utf-8"))


def same_word(told: str, seen: str) -> bool:
    told, seen = told.strip("(),:%"), seen.strip("(),:%")
    if told == seen:
        return True
    if not (NUMBER.match(told) and NUMBER.match(seen)):
        return False
    a, b = float(told.replace(",", "")), float(seen.replace(",", ""))
    digits = len(told.split(".")[1]) if "." in told and "e" not in told else 0
    return abs(a - b) <= max(1e-3 * abs(a), 1.01 * 10.0**-digits)


def differences(told: str, seen: str) -> str:
    """Nothing when the text is what was printed."""
    expected, printed = told.split("...")[0].split(), seen.split()
    if "..." in told:
        printed = printed[: len(expected)]
    if len(expected) != len(printed):
        return f"{len(expected)} words told, {len(printed)} printed:\n{seen}"
    wrong = [f"{a} told, {b} printed" for a, b in zip(expected, printed) if not same_word(a, b)]
    return "\n".join([*wrong, seen]) if wrong else ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_runs_and_prints_what_it_says(page, tmp_path, monkeypatch):
    shutil.copytree(SOURCE / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = blocks_of(page)
    assert any(language == "python" for language, _ in blocks)
    names: dict[str, object] = {"__name__": page.stem}
    for (language, code), (after, told) in zip(blocks, [*blocks[1:], ("", "")]):
        if language != "python":
            continue
        for package in ("pypsa", "highspy", "scipy"):
            if f"import {package}" in code:
                pytest.importorskip(package)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(code, str(page), "exec"), names)  # noqa: S102
        if after == "text":
            assert differences(told, out.getvalue()) == "", code


def test_a_wrong_number_in_a_page_is_seen():
    assert differences("wind 29.4 MW", "wind 29.41 MW") == ""
    assert differences("wind 29.4 MW", "wind 30.4 MW") != ""
    assert differences("wind 29.4 MW", "wind 29.4") != ""
    assert differences("wind ...", "wind 29.4 MW") == ""
