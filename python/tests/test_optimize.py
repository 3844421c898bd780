"""`sunward.optimize(n)` beside ``n.optimize()`` with HiGHS, on networks made at random."""

import logging
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
HIGHS = {
    "solver_name": "highs",
    "include_objective_constant": True,
    "solver_options": {
        "primal_feasibility_tolerance": 1e-9,
        "dual_feasibility_tolerance": 1e-9,
        "output_flag": False,
    },
}


def made(family, seed):
    return FAMILIES[family](np.random.default_rng(seed))


def by_pypsa(n, **options):
    periods = len(n.investment_periods) > 0
    return n.optimize(multi_investment_periods=periods, **HIGHS, **options)


def by_sunward(n, **options):
    return sunward.optimize(n, tolerance=1e-8, **options)


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


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("family", FAMILIES)
def test_the_optimum_is_that_of_pypsa(family, seed):
    theirs, ours = made(family, seed), made(family, seed)
    expected = by_pypsa(theirs)
    assert by_sunward(ours) == expected
    if expected == ("ok", "optimal"):
        assert total(ours) == pytest.approx(total(theirs), rel=1e-6)


@pytest.mark.parametrize("family", ["single_node", "meshed", "many_ports", "reservoirs", "scenarios", "periods"])
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


def test_where_the_optimum_is_unique_every_value_is_that_of_pypsa():
    theirs, ours = made("meshed", 1), made("meshed", 1)
    by_pypsa(theirs)
    by_sunward(ours)
    for list_name, attribute in [("generators", "p"), ("lines", "p0"), ("lines", "p1"), ("links", "p0"),
                                 ("buses", "p"), ("buses", "marginal_price"), ("buses", "v_ang")]:
        a = ours.components[list_name].dynamic[attribute]
        b = theirs.components[list_name].dynamic[attribute]
        scale = max(1e-3, float(b.abs().to_numpy().max()))
        assert float((a - b).abs().to_numpy().max()) < 1e-3 * scale, (list_name, attribute)


def test_the_shadow_prices_of_limits_come_when_asked_for():
    theirs, ours = made("meshed", 1), made("meshed", 1)
    by_pypsa(theirs, assign_all_duals=True)
    by_sunward(ours, assign_all_duals=True)
    for list_name in ("generators", "lines"):
        a = ours.components[list_name].dynamic["mu_upper"]
        b = theirs.components[list_name].dynamic["mu_upper"].reindex(columns=a.columns, fill_value=0.0)
        assert float((a - b).abs().to_numpy().max()) < 1e-3 * float(b.abs().to_numpy().max())
    assert "mu_upper" not in {a for _, a in filled(_optimised("meshed", 1))}


def _optimised(family, seed):
    n = made(family, seed)
    by_sunward(n)
    return n


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
    assert "infeasible" in caplog.text or "feasible" in caplog.text


def test_what_cannot_be_optimised_is_refused_by_name():
    n = pypsa.Network()
    n.add("Bus", "b")
    n.add("Load", "l", bus="b", p_set=10.0)
    n.add("Generator", "g", bus="b", p_nom=50.0, committable=True)
    with pytest.raises(sunward.InputError, match="committable"):
        sunward.optimize(n)


def test_optimising_again_after_a_change_forgets_the_first_result():
    n = made("single_node", 2)
    by_sunward(n)
    n.loads_t.p_set *= 1.1
    by_sunward(n)
    other = made("single_node", 2)
    other.loads_t.p_set *= 1.1
    by_pypsa(other)
    assert total(n) == pytest.approx(total(other), rel=1e-6)
