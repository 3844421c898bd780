"""`sunward.optimize(n)` beside ``n.optimize()`` with HiGHS, on networks made at random."""

import logging
import os
import sys
import warnings

import numpy as np
import pytest

pypsa = pytest.importorskip("pypsa")
pytest.importorskip("highspy")

import sunward  # noqa: E402
from conftest import SOURCE  # noqa: E402

sys.path.insert(0, str(SOURCE / "tests" / "pypsa"))
from networks import FAMILIES  # noqa: E402

warnings.simplefilter("ignore")
logging.disable(logging.INFO)
SIZED = ("generators", "links", "processes", "lines", "transformers", "storage_units", "stores")
HIGHS = {
    "solver_name": "highs",
    "include_objective_constant": True,
    "solver_options": {
        "primal_feasibility_tolerance": 1e-9,
        "dual_feasibility_tolerance": 1e-9,
        "mip_rel_gap": 1e-7,
        "output_flag": False,
    },
}


def made(family, seed):
    return FAMILIES[family](np.random.default_rng(seed))


def by_pypsa(n, **options):
    periods = len(n.investment_periods) > 0
    return n.optimize(multi_investment_periods=periods, **HIGHS, **options)


def by_sunward(n, **options):
    integer = any(getattr(n, name).committable.any() for name in ("generators", "links", "processes"))
    integer = integer or any((n.components[name].static.filter(like="_nom_mod") > 0).any(axis=None) for name in SIZED)
    return sunward.optimize(n, tolerance=1e-7 if integer else 1e-8, **options)


def total(n):
    return float(n.objective) + float(n.objective_constant)


def filled(n):
    """(list, attribute) of every table of results that holds anything but zeros."""
    return {
        (component.list_name, attribute)
        for component in n.components
        for attribute, frame in component.dynamic.items()
        if not frame.empty and bool((frame.fillna(0.0) != 0.0).to_numpy().any())
    }


@pytest.mark.parametrize("seed", range(int(os.environ.get("SUNWARD_NETWORK_SEEDS", "1"))))
@pytest.mark.parametrize("family", FAMILIES)
def test_the_optimum_is_that_of_pypsa(family, seed):
    theirs, ours = made(family, seed), made(family, seed)
    expected = by_pypsa(theirs)
    assert by_sunward(ours) == expected
    if expected == ("ok", "optimal"):
        assert total(ours) == pytest.approx(total(theirs), rel=1e-6)


@pytest.mark.parametrize("family", ["meshed", "many_ports", "reservoirs", "scenarios", "periods"])
def test_the_same_tables_are_filled_with_the_same_labels(family):
    theirs, ours = made(family, 0), made(family, 0)
    by_pypsa(theirs)
    by_sunward(ours)
    missing = filled(theirs) - filled(ours)
    assert missing == set()
    for component in theirs.components:
        for attribute, frame in component.dynamic.items():
            if (component.list_name, attribute) not in filled(theirs):
                continue
            own = ours.components[component.list_name].dynamic[attribute]
            assert own.columns.equals(frame.columns), (component.list_name, attribute)
            assert own.index.equals(frame.index), (component.list_name, attribute)


def triangle():
    """Three buses in a ring, a dear and a cheap plant, one line full: every value is unique."""
    n = pypsa.Network()
    n.set_snapshots(range(4))
    n.add("Bus", ["a", "b", "c"], v_nom=110.0)
    for bus0, bus1, x, s_nom in [("a", "b", 10.0, 100.0), ("b", "c", 20.0, 100.0), ("a", "c", 30.0, 40.0)]:
        n.add("Line", bus0 + bus1, bus0=bus0, bus1=bus1, x=x, r=0.1, s_nom=s_nom)
    n.add("Generator", "cheap", bus="a", p_nom=200.0, marginal_cost=20.0)
    n.add("Generator", "dear", bus="c", p_nom=200.0, marginal_cost=70.0)
    n.add("Generator", "new", bus="b", p_nom_extendable=True, marginal_cost=10.0, capital_cost=55.0)
    n.add("Load", "l", bus="c", p_set=[60.0, 75.0, 90.0, 105.0])
    n.add("Load", "m", bus="b", p_set=[10.0, 12.0, 14.0, 16.0])
    return n


@pytest.mark.parametrize("attribute", ["p", "p0", "p1", "marginal_price", "v_ang", "mu_upper"])
def test_where_the_optimum_is_unique_every_value_is_that_of_pypsa(attribute):
    theirs, ours = triangle(), triangle()
    by_pypsa(theirs, assign_all_duals=True)
    by_sunward(ours, assign_all_duals=True)
    compared = 0
    for list_name in ("generators", "lines", "loads", "buses"):
        if (list_name, attribute) not in filled(theirs):
            continue
        b = theirs.components[list_name].dynamic[attribute]
        a = ours.components[list_name].dynamic[attribute].reindex(columns=b.columns)
        scale = float(b.abs().to_numpy().max())
        assert float((a - b).abs().to_numpy().max()) < 1e-4 * scale, (list_name, attribute)
        compared += 1
    assert compared > 0
    assert ours.generators.p_nom_opt["new"] == pytest.approx(theirs.generators.p_nom_opt["new"], rel=1e-4)


def test_the_shadow_prices_of_limits_come_only_when_asked_for():
    n = triangle()
    by_sunward(n)
    assert "mu_upper" not in {attribute for _, attribute in filled(n)}
    by_sunward(n, assign_all_duals=True)
    assert ("lines", "mu_upper") in filled(n)


@pytest.mark.parametrize("included", [True, False])
def test_the_objective_holds_what_pypsa_puts_into_it(included):
    theirs, ours = triangle(), triangle()
    for n in (theirs, ours):
        n.generators.loc["new", "p_nom"] = 7.0
    options = {**HIGHS, "include_objective_constant": included}
    theirs.optimize(**options)
    by_sunward(ours, include_objective_constant=included)
    assert ours.objective == pytest.approx(theirs.objective, rel=1e-6)
    assert float(ours.objective_constant) == pytest.approx(float(theirs.objective_constant), rel=1e-9)


def test_statistics_and_balances_work_on_the_result():
    theirs, ours = made("sector_coupled", 0), made("sector_coupled", 0)
    by_pypsa(theirs)
    by_sunward(ours)
    for name in ("Capital Expenditure", "Operational Expenditure"):
        a, b = ours.statistics()[name].sum(), theirs.statistics()[name].sum()
        assert a == pytest.approx(b, rel=1e-4)
    supply = ours.statistics.energy_balance()
    assert float(supply.groupby("bus_carrier").sum().abs().max()) < 1e-3 * float(supply.abs().max())


def test_an_infeasible_network_is_left_as_it_was(caplog):
    logging.disable(logging.NOTSET)
    n = pypsa.Network()
    n.add("Bus", "b")
    n.add("Load", "l", bus="b", p_set=10.0)
    n.add("Generator", "g", bus="b", p_nom=5.0)
    with caplog.at_level(logging.WARNING, logger="sunward"):
        assert sunward.optimize(n) == ("warning", "infeasible")
    logging.disable(logging.INFO)
    assert n.generators_t.p.empty
    assert not n.is_solved
    assert "No dispatch meets all balances" in caplog.text
    assert "g" in caplog.records[-1].getMessage().split("\n", 1)[1]


def test_what_cannot_be_optimised_is_refused_by_name():
    n = pypsa.Network()
    n.add("Bus", "b")
    n.add("Load", "l", bus="b", p_set=10.0)
    n.add("Generator", "g", bus="b", p_nom=50.0, marginal_cost_quadratic=0.1)
    with pytest.raises(sunward.InputError, match="marginal_cost_quadratic"):
        sunward.optimize(n)


def test_units_that_start_and_stop_are_filled_in_as_pypsa_would():
    def made_of_units() -> pypsa.Network:
        n = pypsa.Network()
        n.set_snapshots(range(6))
        n.add("Bus", "b")
        n.add("Load", "l", bus="b", p_set=[10.0, 30.0, 10.0, 5.0, 40.0, 20.0])
        n.add("Generator", "unit", bus="b", p_nom=30.0, committable=True, p_min_pu=0.5,
              start_up_cost=100.0, marginal_cost=20.0)
        n.add("Generator", "peaker", bus="b", p_nom=30.0, marginal_cost=50.0)
        return n

    ours, theirs = made_of_units(), made_of_units()
    by_sunward(ours)
    by_pypsa(theirs)
    assert ours.objective == pytest.approx(theirs.objective, rel=1e-7)
    assert (ours.generators_t.status["unit"] == theirs.generators_t.status["unit"]).all()
    assert ours.generators_t.p["unit"].to_numpy() == pytest.approx(
        theirs.generators_t.p["unit"].to_numpy(), abs=1e-6
    )


def test_optimising_again_after_a_change_forgets_the_first_result():
    n = made("single_node", 2)
    by_sunward(n)
    n.loads_t.p_set *= 1.1
    by_sunward(n)
    other = made("single_node", 2)
    other.loads_t.p_set *= 1.1
    by_pypsa(other)
    assert total(n) == pytest.approx(total(other), rel=1e-6)
