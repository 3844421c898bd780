#!/usr/bin/env python3
"""Checks the words of every file under version control: no left-over work marks, no paths of one
machine, no merge marks, no trailing blanks in sources.

Usage: tools/check_text.py [project folder]
"""
import re
import subprocess
import sys
from pathlib import Path

# Spelled in parts so that this file does not find itself.
RULES = [
    (re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b"), "left-over work mark"),
    (re.compile(r"(^|[\s\"'=:(])/(wo" r"rk|ho" r"me/\w|ro" r"ot)/"), "path of one machine"),
    (re.compile(r"^(<<<<" r"<<<|>>>>" r">>>)"), "merge mark"),
]
BLANKS = re.compile(r"[ \t]+$")
SOURCES = {".hpp", ".cpp", ".py", ".sh", ".cmake", ".ts", ".mjs", ".toml"}
SKIPPED = {".json", ".csv", ".epw", ".png", ".svg", ".nc", ".gz"}


def tracked(root: Path) -> list[Path]:
    """Files under version control, or every file outside build folders when there is no git."""
    try:
        out = subprocess.run(["git", "-c", "safe.directory=*", "-C", str(root), "ls-files", "-z"],
                             capture_output=True, check=True).stdout.decode()
        return [root / name for name in out.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        hidden = {"build", "node_modules", "dist", "generated", ".setup", "__pycache__"}
        return [p for p in root.rglob("*") if p.is_file() and not hidden & set(p.parts)]


def check(path: Path, name: str) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (UnicodeDecodeError, FileNotFoundError):
        return []
    faults = []
    for number, line in enumerate(lines, start=1):
        faults += [f"{name}:{number}: {what}" for rule, what in RULES if rule.search(line)]
        if path.suffix in SOURCES and BLANKS.search(line):
            faults.append(f"{name}:{number}: blank at the end of the line")
    return faults


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    files = [p for p in tracked(root) if p.suffix not in SKIPPED and "corpus" not in p.parts]
    faults = [fault for path in files for fault in check(path, str(path.relative_to(root)))]
    print("\n".join(faults) or f"text: {len(files)} files, nothing to mend")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
