#!/usr/bin/env python3
"""Checks the length of every source file: over 700 lines fails, over 400 is listed.

ALLOWED holds the exceptions, each with a reason; the list is meant to shrink.
Usage: tools/check_sizes.py [project folder]
"""
import sys
from pathlib import Path

STOP, ASK = 700, 400
FOLDERS = ("src", "apps", "python", "tests", "bench", "tools", "web/src", "web/tests")
SUFFIXES = {".hpp", ".cpp", ".h", ".py", ".sh", ".ts", ".mjs", ".css"}
ALLOWED: dict[str, str] = {}


def lengths(root: Path) -> list[tuple[int, str]]:
    """(lines, path) of every source file, longest first."""
    found = []
    for folder in FOLDERS:
        for path in (root / folder).rglob("*"):
            name = str(path.relative_to(root))
            hidden = "/generated/" in name or "/node_modules/" in name
            if path.suffix in SUFFIXES and path.is_file() and not hidden:
                found.append((len(path.read_bytes().splitlines()), name))
    return sorted(found, reverse=True)


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    files = lengths(root)
    too_long = [(n, name) for n, name in files if n > STOP and name not in ALLOWED]
    for n, name in files:
        if n > ASK:
            print(f"{name}: {n} lines" + (f" (stop at {STOP})" if n > STOP else ""))
    print(f"sizes: {len(files)} files, {len(too_long)} over {STOP} lines")
    return 1 if too_long else 0


if __name__ == "__main__":
    sys.exit(main())
