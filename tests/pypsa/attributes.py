"""Holds src/sunward/input/pypsa/attribute_table.hpp to the component tables of the installed PyPSA.

Every attribute PyPSA defines must stand in our table with the same default and kind of value, so that
each is used, harmless or refused by name and none is overlooked; and ours must all be PyPSA's. What we
take for results must be PyPSA's outputs. Exit code 77: PyPSA is not installed, nothing was compared.
"""
import csv
import os
import re
import sys
from pathlib import Path

try:
    import pypsa
except ImportError:
    other = os.environ.get("SUNWARD_PYTHON", "")
    if other and os.path.realpath(sys.prefix) != os.path.realpath(Path(other).parent.parent):
        os.execv(other, [other, *sys.argv])
    print("skipped: pypsa is not installed; ./test fetches it (tools/setup/requirements/pypsa.txt)")
    sys.exit(77)

ROOT = Path(__file__).resolve().parent.parent.parent
HEADER = ROOT / "src/sunward/input/pypsa/attribute_table.hpp"
LISTS = ROOT / "src/sunward/input/pypsa/attributes.cpp"
NO_ROLE = {"shunt_impedances", "shapes", "sub_networks", "networks"}  # not looked at by PyPSA's optimisation
TYPES = ROOT / "src/sunward/input/pypsa/standard_type_table.hpp"
TYPE_COLUMNS = {"line_types": ["r_per_length", "x_per_length"],
                "transformer_types": ["s_nom", "vsc", "vscr", "phase_shift", "tap_neutral", "tap_step"]}

KINDS = {"string": "text", "float": "number", "int": "integer", "boolean": "flag", "bool": "flag",
         "static or series": "number", "series": "number", "geometry": "text"}


def our_tables() -> dict[str, dict[str, tuple[str, float | None, str]]]:
    """list -> attribute -> (kind of value, default or None, treatment)."""
    text = HEADER.read_text(encoding="utf-8")
    tables = {}
    for name, body in re.findall(r"inline constexpr Attribute (\w+)\[\] = \{(.*?)\n\};", text, re.S):
        rows = re.findall(r'\{"(\w+)", V::(\w+), ([-\w.]+), T::(\w+)\}', body)
        tables[name] = {attribute: (kind, as_number(value), treatment) for attribute, kind, value, treatment in rows}
    return tables


def as_number(word: str) -> float | None:
    """A default: None where there is none (or it is no number)."""
    flags = {"True": 1.0, "False": 0.0, "infinity": float("inf"), "-infinity": float("-inf")}
    if word in flags:
        return flags[word]
    try:
        value = float(word)
    except ValueError:
        return None
    return None if value != value else value


def varying() -> set[str]:
    """What attributes.cpp lets vary in time."""
    text = LISTS.read_text(encoding="utf-8").split("varying = {")[1].split("};")[0]
    return set(re.findall(r'"(\w+)"', text))


def faults_of(name: str, theirs, ours: dict) -> list[str]:
    faults = []
    for attribute, row in theirs.iterrows():
        if attribute == "name":
            continue
        place = f"{name}.{attribute}"
        if attribute not in ours:
            faults.append(f"{place}: PyPSA {pypsa.__version__} has it ({row['status']}), attribute_table.hpp has not")
            continue
        kind, standard, treatment = ours[attribute]
        if (treatment == "result") != str(row["status"]).lower().startswith("output"):
            faults.append(f"{place}: PyPSA calls it {row['status']}, we take it for {treatment}")
        if kind != "text" and standard != as_number(str(row["default"])):
            faults.append(f"{place}: default {row['default']}, ours {standard}")
        may_vary = "series" in str(row["type"])
        may_vary_here = attribute in varying() and name != "transformer_types"
        if treatment == "used" and may_vary != may_vary_here:
            faults.append(f"{place}: PyPSA says {row['type']}, attributes.cpp says that it may"
                          f"{'' if may_vary_here else ' not'} vary")
        if (kind == "text") != (KINDS.get(str(row["type"])) == "text"):
            faults.append(f"{place}: type {row['type']}, ours {kind}")
    known = set(theirs.index)
    faults += [f"{name}.{attribute}: not an attribute of PyPSA {pypsa.__version__}"
               for attribute in ours if attribute not in known]
    return faults


def type_faults(n) -> list[str]:
    """Our standard types against those of a fresh network."""
    faults = []
    text = TYPES.read_text(encoding="utf-8")
    for name, columns in TYPE_COLUMNS.items():
        body = text.split(f" standard_{name}[] = {{")[1].split("};")[0]
        ours = {row[0]: [float(v) for v in row[1].split(",")] for row in re.findall(r'\{"([^"]+)",\s*([^}]+)\}', body)}
        theirs = {index: [float(v) for v in row] for index, row in getattr(n, name)[columns].iterrows()}
        faults += [f"{name}: {key} is {ours.get(key)} here and {theirs.get(key)} in PyPSA"
                   for key in sorted(set(ours) | set(theirs)) if ours.get(key) != theirs.get(key)]
    return faults


def list_names() -> list[str]:
    """Of all kinds of component; n.components itself leaves out those a network has none of."""
    with open(Path(pypsa.__file__).parent / "data/components.csv", encoding="utf-8", newline="") as file:
        return [row["list_name"] for row in csv.DictReader(file)]


def main() -> int:
    ours = our_tables()
    known_lists = set(re.findall(r'"(\w+)"[,}]', LISTS.read_text(encoding="utf-8").split("lists = {")[1].split("};")[0]))
    faults = []
    n = pypsa.Network()
    for name in list_names():
        components = n.components[name]
        if name not in known_lists | NO_ROLE:
            faults.append(f"{name}: a list of components that the reader does not know")
        elif name not in NO_ROLE:
            faults += faults_of(name, components.defaults, ours.get(name, {}))
    faults += type_faults(n)
    print("\n".join(faults) or f"every attribute of PyPSA {pypsa.__version__} is accounted for")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
