"""One network optimised by PyPSA with HiGHS and by Sunward, and how far the two are apart.

    compare.py FAMILY SEED [SEED ...]     prints a line per network
    compare.py --all COUNT                COUNT networks of every family, and the table of the docs

SUNWARD_PROGRAM names the program, SUNWARD_PYTHON a Python that has PyPSA. Exit code 77: PyPSA is not
installed, nothing was compared.
"""
import json
import logging
import os
import subprocess
import sys
import tempfile
import warnings
from dataclasses import dataclass, field
from pathlib import Path

try:
    import highspy  # noqa: F401  (the reference solver)
    import numpy as np
    import pypsa
except ImportError as missing:
    other = os.environ.get("SUNWARD_PYTHON", "")
    if other and os.path.realpath(sys.prefix) != os.path.realpath(Path(other).parent.parent):
        os.execv(other, [other, *sys.argv])
    print(f"skipped: {missing.name} is not installed; ./test fetches it (tools/setup/requirements/pypsa.txt)")
    sys.exit(77)

from networks import FAMILIES  # noqa: E402  (needs PyPSA)

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)
TOLERANCE = 1e-6  # of the comparison; linear programs are solved to 1e-8, whole numbers to GAP
GAP = 1e-7        # relative, of programs with whole numbers, in both
EXTENDABLE = {"generators": "p_nom", "links": "p_nom", "processes": "p_nom", "lines": "s_nom",
              "transformers": "s_nom", "storage_units": "p_nom", "stores": "e_nom"}
COMMITTED = ("generators", "links", "processes")
SOLVER = {"primal_feasibility_tolerance": 1e-9, "dual_feasibility_tolerance": 1e-9, "output_flag": False,
          "mip_rel_gap": GAP, "mip_abs_gap": GAP, "mip_feasibility_tolerance": 1e-9}


@dataclass
class Outcome:
    family: str
    seed: int
    status: str = ""
    faults: list = field(default_factory=list)
    objective: float = 0.0
    objective_difference: float = 0.0
    size_difference: float = 0.0   # largest
    same_sizes: bool = True
    price_agreement: float = 1.0   # share of prices equal to 1e-4

    def line(self):
        word = "; ".join(self.faults) or "agree"
        return (f"{self.family} {self.seed}: {self.status}, objective {self.objective:.8g} "
                f"(difference {self.objective_difference:.1e}), sizes {self.size_difference:.1e}"
                f"{'' if self.same_sizes else ' (not unique)'}, prices equal {self.price_agreement:.0%}: {word}")


def optimise(n):
    """PyPSA's own word: ok, infeasible or unbounded."""
    multi = len(n.investment_periods) > 0
    _, condition = n.optimize(solver_name="highs", multi_investment_periods=multi, include_objective_constant=True,
                              solver_options=SOLVER)
    return condition


def is_integer(n):
    """Whether units start and stop, or capacities come in modules."""
    committed = any(bool(getattr(n, name).committable.any()) for name in COMMITTED if hasattr(n, name))
    return committed or any(bool((static[f"{nominal}_mod"] * static[f"{nominal}_extendable"] > 0).any())
                            for name, nominal in EXTENDABLE.items() if hasattr(n, name)
                            for static in [getattr(n, name)])


def run_sunward(path, out, integer=False):
    command = [os.environ["SUNWARD_PROGRAM"], "plan", str(path), "--out", str(out), "--json",
               "--tolerance", str(GAP) if integer else "1e-8"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise RuntimeError(f"exit {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def relative(a, b, scale=1.0):
    return abs(a - b) / max(scale, abs(b))


def compare_sizes(reference, ours, outcome):
    """Where sizes differ, PyPSA with ours fixed must reach the same objective: then both are optimal."""
    differences = []
    for list_name, nominal in EXTENDABLE.items():
        if not hasattr(reference, list_name):
            continue
        static = getattr(reference, list_name)
        chosen = static.index[static[f"{nominal}_extendable"]]
        a = getattr(ours, list_name)[f"{nominal}_opt"].reindex(chosen)
        b = static[f"{nominal}_opt"].loc[chosen]
        if len(chosen):
            differences.append(((a - b).abs() / np.maximum(1.0, b.abs())).max())
    outcome.size_difference = float(max(differences, default=0.0))
    outcome.same_sizes = outcome.size_difference < 1e-3


def fix_sizes(n, ours):
    for list_name, nominal in EXTENDABLE.items():
        if not hasattr(n, list_name):
            continue
        static = getattr(n, list_name)
        chosen = static.index[static[f"{nominal}_extendable"]]
        if len(chosen):
            static.loc[chosen, f"{nominal}_set"] = getattr(ours, list_name)[f"{nominal}_opt"].loc[chosen]
    return n


def compare_prices(reference, ours, outcome):
    theirs = reference.buses_t.marginal_price
    if theirs.empty:
        return
    mine = ours.buses_t.marginal_price.reindex(columns=theirs.columns)
    difference = ((mine - theirs).abs() / np.maximum(1.0, theirs.abs())).to_numpy()
    outcome.price_agreement = float(np.mean(difference < 1e-4))


def commitment_fault(n, ours):
    """What is wrong with the states in our result, by their definition; PyPSA's own need not be the only ones."""
    for list_name in COMMITTED:
        if not hasattr(n, list_name):
            continue
        static = getattr(n, list_name)
        series = ours.components[list_name].dynamic
        for unit in static.index[static.committable]:
            name = unit[-1] if isinstance(unit, tuple) else unit
            status, p = series["status"][unit], series["p"][unit]
            before = 0.0 if static.at[unit, "down_time_before"] > 0 else float(static.at[unit, "up_time_before"] > 0)
            change = status.diff().fillna(status.iloc[0] - before)
            if not ((status == status.round()) & (status >= 0)).all():
                return f"{name}: status is no whole number"
            if ((series["start_up"][unit] < change) | (series["shut_down"][unit] < -change)).any():
                return f"{name}: a start or stop is not counted"
            if (p[status == 0].abs() > 1e-6).any():
                return f"{name} has a flow at rest"
            runs = (status > 0).astype(int)
            if len(n.investment_periods) == 0 and shortest_run(runs) < static.at[unit, "min_up_time"]:
                return f"{name} runs for less than its shortest time"
    return ""


def shortest_run(runs):
    """Length of the shortest run that both begins and ends within the horizon."""
    lengths, length, began = [len(runs)], 0, False
    for before, now in zip(runs.iloc[:-1], runs.iloc[1:]):
        if now and not before:
            began, length = True, 1
        elif now:
            length += 1
        elif before and began:
            lengths.append(length)
    return min(lengths)


def balance_fault(n):
    """Largest imbalance of a bus in the results, recomputed by PyPSA's own bookkeeping of flows."""
    if n.has_scenarios or n.buses.empty:
        return 0.0
    flows = n.buses_t.p.copy()
    for list_name in ("lines", "transformers"):
        branches = getattr(n, list_name)
        for port in ("0", "1"):
            for name in branches.index:
                flows[branches.at[name, f"bus{port}"]] -= getattr(n, f"{list_name}_t")[f"p{port}"][name]
    return float(flows.abs().to_numpy().max())


def statistics_cost(n):
    """Cost as n.statistics() computes it from the results: a bookkeeping of its own, also a proof that it works.

    Expenditures of the year, without what the given capacities cost; None where it means something else
    (storage, spill and start costs, periods and scenarios weigh in differently).
    """
    frame = n.statistics()
    if n.has_scenarios or len(n.investment_periods):
        return None
    extendable = n.statistics.expanded_capex().sum() + n.objective_constant
    return float(extendable + frame["Operational Expenditure"].sum())


def has_other_costs(n):
    """Costs that statistics counts differently from the objective (fixed operation and maintenance not at all)."""
    return bool((n.generators.fom_cost != 0).any() or (n.storage_units.marginal_cost_storage != 0).any() or (n.storage_units.spill_cost != 0).any()
                or (n.stores.marginal_cost_storage != 0).any() or not (n.snapshot_weightings.nunique(axis=1) == 1).all())


def compare(family, seed):
    outcome = Outcome(family, seed)
    n = FAMILIES[family](np.random.default_rng(seed))
    netcdf = n.has_scenarios or (seed + list(FAMILIES).index(family)) % 2 == 0  # else a CSV folder, by turns
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("network.nc" if netcdf else "network")
        out = Path(folder) / ("result.nc" if netcdf else "result")
        n.export_to_netcdf(path) if netcdf else n.export_to_csv_folder(path)
        integer = is_integer(n)
        if family.startswith(("committed", "modules")) and not integer:
            raise AssertionError(f"{family} {seed} holds no unit that starts and stops and no module")
        plan = run_sunward(path, out, integer)
        reference = pypsa.Network(path)
        condition = optimise(reference)
        outcome.status = condition
        if condition != "optimal":
            if plan["status"] != condition:
                outcome.faults.append(f"PyPSA says {condition}, Sunward {plan['status']}")
            return outcome
        if plan["status"] != "optimal":
            outcome.faults.append(f"Sunward says {plan['status']}: {plan['message']}")
            return outcome
        ours = pypsa.Network(out)
        outcome.objective = reference.objective
        total = reference.objective + reference.objective_constant
        outcome.objective_difference = relative(plan["objective"] + plan["objective_constant"], total)
        if not outcome.objective_difference <= TOLERANCE:
            outcome.faults.append(f"objectives {plan['objective']:.10g} and {reference.objective:.10g}")
        if relative(ours.objective, plan["objective"]) > 1e-12:
            outcome.faults.append("the written objective is another one")
        if not relative(plan["objective_constant"], reference.objective_constant) <= 1e-9:
            outcome.faults.append("the constants differ")
        scale = max(1.0, float(np.abs(ours.loads_t.p.to_numpy()).max()))
        if balance_fault(ours) > 1e-6 * scale:
            outcome.faults.append(f"a bus is out of balance by {balance_fault(ours):.1e}")
        cost = statistics_cost(ours)
        if cost is not None and not has_other_costs(n) and relative(cost, total) > 1e-5:
            outcome.faults.append(f"n.statistics() makes the cost {cost:.8g}, not {total:.8g}")
        if integer != (plan["program"] == "mixed-integer"):
            outcome.faults.append(f"Sunward takes it for {plan['program']}")
        if integer and (plan["certificate"]["holds"] or not plan["integer"]["kept"]):
            outcome.faults.append("what is proven is told wrongly")
        if integer and (fault := commitment_fault(n, ours)):
            outcome.faults.append(fault)
        compare_sizes(reference, ours, outcome)
        if not outcome.same_sizes and not n.has_scenarios:
            again = fix_sizes(pypsa.Network(path), ours)
            condition = optimise(again)
            if condition != "optimal" or relative(again.objective + again.objective_constant, total) > 10 * TOLERANCE:
                outcome.faults.append(f"sizes differ and ours are not optimal ({condition})")
        if integer:
            if not ours.buses_t.marginal_price.empty:
                outcome.faults.append("prices of a program with whole numbers")
        else:
            compare_prices(reference, ours, outcome)
    return outcome


def summary(outcomes):
    """The table of docs/guide/pypsa.md."""
    lines = ["| networks | number | largest difference of the objective | sizes equal | prices equal |",
             "| --- | --- | --- | --- | --- |"]
    for family in FAMILIES:
        of = [o for o in outcomes if o.family == family]
        if not of:
            continue
        solved = [o for o in of if o.status == "optimal"]
        worst = max((o.objective_difference for o in solved), default=0.0)
        same = sum(o.same_sizes for o in solved)
        prices = np.mean([o.price_agreement for o in solved]) if solved else 1.0
        lines.append(f"| {family} | {len(of)} | {worst:.0e} | {same} of {len(solved)} | {prices:.0%} |")
    return "\n".join(lines)


def main(words):
    if words and words[0] == "--all":
        pairs = [(family, seed) for family in FAMILIES for seed in range(int(words[1]))]
    else:
        pairs = [(words[0], int(seed)) for seed in words[1:]]
    outcomes = []
    for family, seed in pairs:
        try:
            outcomes.append(compare(family, seed))
        except Exception as error:  # noqa: BLE001  (one bad network must not hide the others)
            outcomes.append(Outcome(family, seed, "error", [f"{type(error).__name__}: {str(error)[:600]}"]))
        print(outcomes[-1].line(), flush=True)
    print(summary(outcomes))
    return 1 if any(o.faults for o in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
