#!/usr/bin/env python3
"""Takes our values out of the formulas of statements.xlsx and has LibreOffice compute them.

Usage: recalculate_statements.py statements.xlsx folder [factor [sheet row]]
Plain numbers of one row are multiplied by the factor first: of the line "Electricity to own loads"
(sheet "profit"), or of the given row of the given sheet. Prints as JSON the number of formulas, the
indicators and checks of the first sheet in their order, and the numbers of every sheet: {name: {cell: value}}.
Python's own library only.
"""
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path


def without_values(sheet: str) -> tuple[str, int]:
    return re.subn(r"(<c [^>]*>)(<f[^>]*>.*?</f>)<v>[^<]*</v>", r"\1\2", sheet)


def scale_row(sheet: str, row: int, factor: float) -> str:
    def scaled(match: re.Match) -> str:
        return f"{match.group(1)}{float(match.group(2)) * factor!r}</v>"
    def numbers(match: re.Match) -> str:
        return re.sub(r'(<c r="[A-Z]+\d+"(?: s="\d+")?><v>)([^<]+)</v>', scaled, match.group(0))
    return re.sub(rf'<row r="{row}" .*?</row>', numbers, sheet, flags=re.S)


def sheet_names(book: zipfile.ZipFile) -> list[str]:
    """Names in the order of the sheets' files."""
    return re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())


def numbers_of(sheet: str) -> dict[str, float]:
    """Cells that hold a number, computed or not; texts are marked t="s" or t="str"."""
    found = re.findall(r'<c r="([A-Z]+\d+)"([^>]*)>(?:<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>', sheet)
    return {cell: float(value) for cell, kind, value in found
            if 't="s' not in kind and 't="e"' not in kind}


def main() -> None:
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    factor = float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
    # profit is the seventh sheet, and its first line is the sales to own loads
    scaled = (sys.argv[4], int(sys.argv[5])) if len(sys.argv) > 5 else None
    bare = folder / "bare.xlsx"
    formulas = 0
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(bare, "w") as new:
        number = 7 if scaled is None else sheet_names(old).index(scaled[0]) + 1
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text, found = without_values(data.decode())
                formulas += found
                if name.endswith(f"/sheet{number}.xml"):
                    text = scale_row(text, 4 if scaled is None else scaled[1], factor)
                data = text.encode()
            new.writestr(name, data)
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                    "--convert-to", "xlsx", "--outdir", str(folder / "out"), str(bare)],
                   check=True, capture_output=True)
    with zipfile.ZipFile(folder / "out" / "bare.xlsx") as book:
        sheets = {name: book.read(f"xl/worksheets/sheet{i + 1}.xml").decode()
                  for i, name in enumerate(sheet_names(book))}
    summary = next(iter(sheets.values()))
    values = [float(value) for value in re.findall(
        r'<c r="B\d+"[^>]*?(?: t="n")?>(?:<f[^>]*>[^<]*</f>)?<v>(-?[\d.][^<]*)</v>', summary)[1:]]
    print(json.dumps({"formulas": formulas, "values": values,
                      "sheets": {name: numbers_of(text) for name, text in sheets.items()}}))


main()
