#!/usr/bin/env python3
"""Takes our values out of the formulas of statements.xlsx and has LibreOffice compute them.

Usage: recalculate_statements.py statements.xlsx folder [factor]
Numbers of the line "Electricity to own loads" are multiplied by the factor first. Prints, as JSON,
the indicators of the first sheet in their order and the number of formulas. Python's own library only.
"""
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path


def without_values(sheet: str) -> tuple[str, int]:
    return re.subn(r"(<c [^>]*>)(<f>.*?</f>)<v>[^<]*</v>", r"\1\2", sheet)


def scale_row(sheet: str, row: int, factor: float) -> str:
    def scaled(match: re.Match) -> str:
        return f"{match.group(1)}{float(match.group(2)) * factor!r}</v>"
    def numbers(match: re.Match) -> str:
        return re.sub(r'(<c r="[A-Z]+\d+"(?: s="\d+")?><v>)([^<]+)</v>', scaled, match.group(0))
    return re.sub(rf'<row r="{row}" .*?</row>', numbers, sheet, flags=re.S)


def main() -> None:
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    factor = float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
    bare = folder / "bare.xlsx"
    formulas = 0
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text, found = without_values(data.decode())
                formulas += found
                if name.endswith("sheet7.xml"):  # profit; its first line is the sales to own loads
                    text = scale_row(text, 4, factor)
                data = text.encode()
            new.writestr(name, data)
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                    "--convert-to", "xlsx", "--outdir", str(folder / "out"), str(bare)],
                   check=True, capture_output=True)
    with zipfile.ZipFile(folder / "out" / "bare.xlsx") as book:
        summary = book.read("xl/worksheets/sheet1.xml").decode()
    values = [float(value) for value in re.findall(
        r'<c r="B\d+"[^>]*?(?: t="n")?>(?:<f[^>]*>[^<]*</f>)?<v>(-?[\d.][^<]*)</v>', summary)[1:]]
    print(json.dumps({"formulas": formulas, "values": values}))


main()
