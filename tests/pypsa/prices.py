"""Where the prices of PyPSA and of Sunward differ: is each of them right?

    prices.py FAMILY SEED [SEED ...]     checks up to PRICES differing prices of each network

A price is the derivative of the least cost by the load of its bus in its snapshot. Where the optimum is degenerate the
derivative to the left and the one to the right differ, and every price between them is right. Both derivatives are
measured here, by HiGHS (simplex) on PyPSA's own program with the load a little smaller and a little larger, and both
prices must lie between them; where the two derivatives agree the two prices would have to agree too.
SUNWARD_PROGRAM names the program. Exit code 77: PyPSA is not installed.
"""
import os
import sys
import tempfile
from pathlib import Path

import compare
import numpy as np
import pypsa
from networks import FAMILIES

PRICES = 8        # looked at per network
STEP = 1e-3       # MW; costs are known to about 1e-9 of their value
SLACK = 1e-3      # of the price, for the rounding of costs divided by STEP


def solved_model(n):
    n.optimize.create_model(multi_investment_periods=len(n.investment_periods) > 0, include_objective_constant=False)
    highs = n.model.to_highspy()
    for option, value in {**compare.SOLVER, "primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}.items():
        highs.setOptionValue(option, value)
    highs.run()
    rows = {int(label): i for i, label in enumerate(n.model.matrices.clabels)}
    return highs, rows


def balance_rows(n):
    """(bus, snapshot) -> label of its balance."""
    found = {}
    for name in n.model.constraints:
        if name.startswith("Bus-nodal_balance"):
            labels = n.model.constraints[name].labels.to_series()
            for key, label in labels.items():
                at = dict(zip(labels.index.names, key))
                found[at["name"], at["snapshot"]] = int(label)
    return found


def derivative(highs, row, step):
    """Of the least cost by the right side of a row, one-sided."""
    lp = highs.getLp()
    lower, upper = lp.row_lower_[row], lp.row_upper_[row]
    before = highs.getObjectiveValue()
    highs.changeRowBounds(row, lower + step, upper + step)
    highs.run()
    after, word = highs.getObjectiveValue(), highs.modelStatusToString(highs.getModelStatus())
    highs.changeRowBounds(row, lower, upper)
    highs.run()
    if word != "Optimal":
        return np.inf * np.sign(step)  # no solution on this side
    return (after - before) / step


def check(family, seed):
    n = FAMILIES[family](np.random.default_rng(seed))
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "network.nc", Path(folder) / "result.nc"
        n.export_to_netcdf(path)
        compare.run_sunward(path, out)
        theirs, ours, model = pypsa.Network(path), pypsa.Network(out), pypsa.Network(path)
    compare.optimise(theirs)
    a, b = ours.buses_t.marginal_price, theirs.buses_t.marginal_price
    a = a.reindex(columns=b.columns)
    differ = ((a - b).abs() > 1e-4 * np.maximum(1.0, b.abs())).stack()
    places = [place for place, other in differ.items() if other]
    if not places:
        print(f"{family} {seed}: all prices equal")
        return []
    highs, rows = solved_model(model)
    labels = balance_rows(model)
    chosen = [places[i] for i in np.random.default_rng(seed).permutation(len(places))[:PRICES]]
    wrong, widest = [], 0.0
    for snapshot, bus in chosen:
        row = rows[labels[bus, snapshot]]
        weight = n.snapshot_weightings.objective[snapshot]
        left, right = derivative(highs, row, -STEP) / weight, derivative(highs, row, STEP) / weight
        slack = SLACK * max(1.0, abs(b.at[snapshot, bus]))
        widest = max(widest, min(right, 1e9) - max(left, -1e9))
        for who, price in (("Sunward", a.at[snapshot, bus]), ("PyPSA", b.at[snapshot, bus])):
            if not left - slack <= price <= right + slack:
                wrong.append(f"{family} {seed}: {who}'s price of {bus} at {snapshot} is {price:.6g}, "
                             f"outside {left:.6g} to {right:.6g}")
    print(f"{family} {seed}: {len(places)} of {differ.size} prices differ; {len(chosen)} looked at, both right in "
          f"{len(chosen) - len({w.split(' price ')[1].split(' is ')[0] for w in wrong})}; widest range {widest:.3g}")
    return wrong


def main(words):
    wrong = []
    for seed in words[1:]:
        wrong += check(words[0], int(seed))
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
