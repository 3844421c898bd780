#!/usr/bin/env python3
"""Compares `sunward finance case.toml` with NREL's PySAM on random single-owner cases.

Prints the largest difference of every figure, relative (of the NPV: over the project cost; of the
IRR: in percentage points), and ends with 1 when one is above 1e-6 (IRR: 0.01). Left out: cases with
a year that cannot serve any debt (SAM then lends a negative amount), and returns below zero, which
are not unique. Needs PySAM: pip install nrel-pysam
Usage: tests/pysam/compare_single_owner.py build/release/sunward [cases [seed]]
"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import PySAM.Singleowner as singleowner


def random_terms(rng: random.Random) -> dict[str, float]:
    years = rng.randint(8, 35)
    kw = rng.uniform(1e4, 3e5)
    parts = [rng.random() for _ in range(5)]
    macrs_5, macrs_15, straight_15, straight_20 = (round(p / sum(parts), 4) for p in parts[:4])
    return {
        "nameplate_kw": kw, "energy_kwh": kw * rng.uniform(1200, 2600),
        "degradation_frac_per_year": rng.uniform(0, 0.02),
        "ppa_price_usd_per_kwh": rng.uniform(0.03, 0.12),
        "ppa_escalation_frac_per_year": rng.uniform(-0.01, 0.03), "analysis_y": years,
        "project_cost_usd": kw * rng.uniform(700, 1800),
        "om_usd_per_kw_year": rng.uniform(5, 40),
        "om_escalation_frac_per_year": rng.uniform(0, 0.02),
        "replacement_usd_per_kw": rng.uniform(0, 200), "replacement_every_y": rng.randint(3, 20),
        "inflation_frac_per_year": rng.uniform(0, 0.05),
        "real_discount_frac": rng.uniform(0.02, 0.1),
        "loan_tenor_y": rng.randint(3, years), "loan_rate_frac": rng.uniform(0.02, 0.09),
        "dscr_target": rng.uniform(1.1, 1.8), "loan_fee_frac": rng.uniform(0, 0.04),
        "debt_reserve_months": rng.choice([0, 3, 6, 12]),
        "working_reserve_months": rng.choice([0, 3, 6]),
        "reserve_interest_frac": rng.uniform(0, 0.04),
        "federal_tax_frac": rng.uniform(0.1, 0.35), "state_tax_frac": rng.uniform(0, 0.1),
        "macrs_5_frac": macrs_5, "macrs_15_frac": macrs_15,
        "straight_15_frac": straight_15, "straight_20_frac": straight_20,
        "itc_frac": rng.choice([0, 0.1, 0.3]), "ptc_usd_per_kwh": rng.choice([0, 0.0275, 0.015]),
        "ptc_escalation_frac_per_year": rng.choice([0, 0.025]), "ptc_y": rng.randint(1, 12),
    }


def pysam(terms: dict[str, float]):
    """SAM's default single owner with these terms."""
    model = singleowner.default("PVWattsSingleOwner")
    percent = lambda key: 100 * terms[key]  # noqa: E731
    output = model.SystemOutput
    output.gen = output.system_pre_curtailment_kwac = [terms["energy_kwh"] / 8760] * 8760
    output.annual_energy_pre_curtailment_ac = terms["energy_kwh"]
    output.degradation = (percent("degradation_frac_per_year"),)
    output.system_capacity = model.FinancialParameters.system_capacity = terms["nameplate_kw"]
    model.Revenue.ppa_price_input = (terms["ppa_price_usd_per_kwh"],)
    model.Revenue.ppa_escalation = percent("ppa_escalation_frac_per_year")
    costs = model.SystemCosts
    costs.total_installed_cost = terms["project_cost_usd"]
    costs.om_capacity = (terms["om_usd_per_kw_year"],)
    costs.om_capacity_escal = percent("om_escalation_frac_per_year")
    money = model.FinancialParameters
    money.construction_financing_cost = terms["project_cost_usd"] * (0.01 + 0.065 * 6 / 12 / 2)
    money.analysis_period = terms["analysis_y"]
    money.equip1_reserve_cost = terms["replacement_usd_per_kw"] / 1000
    money.equip1_reserve_freq = terms["replacement_every_y"]
    money.inflation_rate = percent("inflation_frac_per_year")
    money.real_discount_rate = percent("real_discount_frac")
    money.term_tenor = terms["loan_tenor_y"]
    money.term_int_rate = percent("loan_rate_frac")
    money.dscr = terms["dscr_target"]
    money.cost_debt_fee = percent("loan_fee_frac")
    money.dscr_reserve_months = terms["debt_reserve_months"]
    money.months_working_reserve = terms["working_reserve_months"]
    money.reserves_interest = percent("reserve_interest_frac")
    money.federal_tax_rate = (percent("federal_tax_frac"),)
    money.state_tax_rate = (percent("state_tax_frac"),)
    credits = model.TaxCreditIncentives
    credits.itc_fed_percent = (percent("itc_frac"),)
    credits.ptc_fed_amount = (terms["ptc_usd_per_kwh"],)
    credits.ptc_fed_escal = percent("ptc_escalation_frac_per_year")
    credits.ptc_fed_term = terms["ptc_y"]
    classes = model.Depreciation
    classes.depr_alloc_macrs_5_percent = percent("macrs_5_frac")
    classes.depr_alloc_macrs_15_percent = percent("macrs_15_frac")
    classes.depr_alloc_sl_15_percent = percent("straight_15_frac")
    classes.depr_alloc_sl_20_percent = percent("straight_20_frac")
    model.execute()
    return model  # its outputs do not outlive it


def sunward(program: str, terms: dict[str, float], folder: Path) -> dict[str, float]:
    case = folder / "case.toml"
    case.write_text("[single_owner]\n" + "".join(f"{k} = {v!r}\n" for k, v in terms.items()))
    run = subprocess.run([program, "finance", str(case), "--json"], capture_output=True, check=True)
    return json.loads(run.stdout)["figures"]


def main() -> int:
    program, cases, seed = (sys.argv[1:] + ["200", "11"][len(sys.argv) - 2:])[:3]
    rng = random.Random(int(seed))
    worst: dict[str, float] = {}
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(int(cases)):
            terms = random_terms(rng)
            model = pysam(terms)
            sam = model.Outputs
            if min(sam.cf_cash_for_ds[1:terms["loan_tenor_y"] + 1]) < 0:
                continue
            ours = sunward(program, terms, Path(folder))
            compared += 1
            pairs = {"debt": (ours["debt_usd"], sam.size_of_debt, sam.size_of_debt),
                     "equity": (ours["equity_usd"], sam.size_of_equity, sam.size_of_equity),
                     "lcoe_nominal": (100 * ours["lcoe_nominal_usd_per_kwh"], sam.lcoe_nom,
                                      sam.lcoe_nom),
                     "lcoe_real": (100 * ours["lcoe_real_usd_per_kwh"], sam.lcoe_real,
                                   sam.lcoe_real),
                     "npv": (ours["npv_usd"], sam.project_return_aftertax_npv,
                             terms["project_cost_usd"]),
                     "min_dscr": (ours["min_dscr"], sam.min_dscr, sam.min_dscr)}
            if 0 < sam.project_return_aftertax_irr < 100:
                pairs["irr"] = (100 * ours["irr_frac"], sam.project_return_aftertax_irr, 1.0)
            for name, (mine, theirs, scale) in pairs.items():
                worst[name] = max(worst.get(name, 0.0), abs(mine - theirs) / abs(scale))
    for name, difference in worst.items():
        print(f"{name:14} {difference:.1e}")
    print(f"{compared} of {cases} cases compared")
    return 1 if any(d > (0.01 if name == "irr" else 1e-6) for name, d in worst.items()) else 0


if __name__ == "__main__":
    sys.exit(main())
