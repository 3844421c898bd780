#!/usr/bin/env python3
"""Checks that every #include of src/sunward obeys the layer table of docs/developer/architecture.md.

Also checks that the table has no cycle and says the same as the sunward_library lines of
CMakeLists.txt. Prints every breach as file:line and ends with 1 when there is one.
Usage: tools/check_layers.py [project folder]
"""
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]sunward/([a-z_]+)/')
SOURCES = {".hpp", ".cpp", ".h", ".inc", ".ipp"}


def read_table(page: Path) -> dict[str, set[str]]:
    """The allowed neighbours of each folder, from the table headed `| folder | may include |`."""
    table: dict[str, set[str]] = {}
    inside = False
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("| folder | may include"):
            inside = True
        elif inside and not line.startswith("|"):
            break
        elif inside and not line.startswith("| ---"):
            folder, allowed = (cell.strip() for cell in line.split("|")[1:3])
            table[folder] = {name.strip() for name in allowed.split(",") if name.strip()}
    return table


def find_cycle(table: dict[str, set[str]]) -> list[str]:
    """One cycle of folders, or nothing."""
    done: set[str] = set()

    def visit(folder: str, path: list[str]) -> list[str]:
        if folder in path:
            return path[path.index(folder):] + [folder]
        if folder in done:
            return []
        for neighbour in sorted(table.get(folder, ())):
            if cycle := visit(neighbour, path + [folder]):
                return cycle
        done.add(folder)
        return []

    for start in table:
        if cycle := visit(start, []):
            return cycle
    return []


def check_table(root: Path, table: dict[str, set[str]]) -> list[str]:
    faults = [f"the layer table names an unknown folder: {name}"
              for allowed in table.values() for name in allowed if name not in table]
    if cycle := find_cycle(table):
        faults.append("the layer table has a cycle: " + " -> ".join(cycle))
    text = (root / "CMakeLists.txt").read_text(encoding="utf-8")
    for match in re.finditer(r"sunward_library\(([^)]*)\)", text):
        words = match.group(1).replace("ACROSS_FILES", "").split("THIRD_PARTY")[0].split()
        folder, linked = words[0], set(words[2:])
        if linked != table.get(folder):
            faults.append(f"CMakeLists.txt links {folder} to {sorted(linked)}, "
                          f"the layer table says {sorted(table.get(folder, []))}")
    return faults


def check_includes(root: Path, table: dict[str, set[str]]) -> list[str]:
    faults = []
    for path in sorted((root / "src" / "sunward").rglob("*")):
        if path.suffix not in SOURCES:
            continue
        folder = path.relative_to(root / "src" / "sunward").parts[0]
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            match = INCLUDE.match(line)
            if match and match.group(1) not in table.get(folder, set()) | {folder}:
                faults.append(f"{path.relative_to(root)}:{number}: {folder} may not include "
                              f"{match.group(1)}")
        if folder not in table:
            faults.append(f"{path.relative_to(root)}: folder {folder} is not in the layer table")
    return faults


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    table = read_table(root / "docs" / "developer" / "architecture.md")
    faults = check_table(root, table) if table else ["the layer table was not found"]
    faults += check_includes(root, table)
    print("\n".join(faults) or f"layers: {len(table)} folders, no breach")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
