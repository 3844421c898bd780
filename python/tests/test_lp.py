"""Linear programs of one's own: small ones solved by hand, random ones beside HiGHS."""

import math
import threading

import numpy as np
import pytest

from sunward import lp

DEMAND = np.array([3.0, 5.0, 4.0])


def merit_order():
    """A cheap source up to 4 and a dear one: 3*1 + (4*1 + 1*3) + 4*1 = 14."""
    program = lp.Problem(3)
    cheap = program.column("cheap", cost=1.0, upper=4.0)
    dear = program.column("dear", cost=3.0)
    balance = program.row("balance", {cheap: 1.0, dear: 1.0}, equals=DEMAND)
    return program, cheap, dear, balance


def test_the_cheap_source_runs_first_and_the_dear_one_sets_the_price():
    program, cheap, dear, balance = merit_order()
    solution = program.solve(tolerance=1e-8)
    assert solution.status == "optimal"
    assert solution.certificate.holds
    assert solution.objective == pytest.approx(14.0, rel=1e-6)
    np.testing.assert_allclose(solution[cheap], [3, 4, 4], atol=1e-4)
    np.testing.assert_allclose(solution[dear], [0, 1, 0], atol=1e-4)
    assert solution.dual(balance)[0] == pytest.approx(1.0, abs=1e-4)
    assert solution.dual(balance)[1] == pytest.approx(3.0, abs=1e-4)


def test_a_constant_part_counts_in_the_objective():
    other = lp.Problem(3, offset=-100.0)
    x = other.column("x", cost=1.0)
    other.row("balance", {x: 1.0}, equals=DEMAND)
    assert other.solve().objective == pytest.approx(-88.0, rel=1e-5)


def test_a_store_moves_what_is_cheap_at_one_step_to_the_next():
    # Source costs 1 then 9, demand 0 then 2, half is lost between the steps: 4 units at 1.
    program = lp.Problem(2)
    source = program.column("source", cost=[1.0, 9.0])
    store = program.column("store", before=0.0)
    program.row("balance", {source: 1.0, store: -1.0, store.before: 0.5}, equals=[0.0, 2.0])
    solution = program.solve(tolerance=1e-8)
    assert solution.objective == pytest.approx(4.0, rel=1e-6)
    assert solution[store][0] == pytest.approx(4.0, abs=1e-4)


def test_before_the_first_step_is_the_last_one_or_a_constant():
    for before, expected in ((None, 5.0), (7.0, 7.0)):  # x stays as it was: all 5, or all 7
        program = lp.Problem(4)
        x = program.column("x", cost=1.0, lower=5.0, before=before)
        program.row("stays", {x: 1.0, x.before: -1.0}, equals=0.0)
        np.testing.assert_allclose(program.solve()[x], expected, rtol=1e-4)


def test_a_size_is_paid_once_and_seen_by_all_steps():
    # Size 10 a unit against 100 a unit from elsewhere: worth it up to the largest step.
    program = lp.Problem(3)
    made, bought = program.column("made"), program.column("bought", cost=100.0)
    size = program.shared_column("size", cost=10.0)
    program.row("balance", {made: 1.0, bought: 1.0}, equals=DEMAND)
    limit = program.row("limit", {made: 1.0, size: -1.0}, upper=0.0)
    solution = program.solve(tolerance=1e-8)
    assert solution[size] == pytest.approx(5.0, rel=1e-5)
    assert solution.objective == pytest.approx(50.0, rel=1e-6)
    assert solution.dual(limit).sum() == pytest.approx(-10.0, rel=1e-4)


def test_each_step_sees_the_peak_of_its_group():
    program = lp.Problem(3)
    x = program.column("x")
    peaks = program.shared_columns("peak", 2, cost=1.0)
    program.row("balance", {x: 1.0}, equals=DEMAND)
    program.row("peak", {x: 1.0, peaks.at([0, 0, 1]): -1.0}, upper=0.0)
    solution = program.solve(tolerance=1e-8)
    assert [solution[peak] for peak in peaks] == pytest.approx([5.0, 4.0], rel=1e-5)


def test_budgets_hold_over_all_steps_or_over_groups():
    # The cheap source may give 6 in all, or 2 in the first two steps and 3 in the last.
    for grouped, expected in ((False, 6 * 1 + 6 * 3), (True, 5 * 1 + 7 * 3)):
        program, cheap, *_ = merit_order()
        if grouped:
            rows = program.shared_rows("quota", [0, 0, 1], {cheap: 1.0}, upper=[2.0, 3.0])
        else:
            rows = [program.shared_row("budget", {cheap: 1.0}, upper=6.0)]
        solution = program.solve(tolerance=1e-8)
        assert solution.objective == pytest.approx(expected, rel=1e-6)
        assert [solution.dual(row) for row in rows] == pytest.approx([-2.0] * len(rows), rel=1e-4)


def test_scenarios_do_not_reach_into_one_another():
    program = lp.Problem({"wet": 2, "dry": 2})
    x = program.column("x", cost=1.0, before=0.0)
    program.row("grows", {x: 1.0, x.before: -1.0}, lower=1.0)
    np.testing.assert_allclose(program.solve()[x], [1, 2, 1, 2], rtol=1e-4)


def test_impossible_and_unbounded_programs_are_statuses():
    program, cheap, dear, _ = merit_order()
    program.row("too_much", {cheap: 1.0, dear: 1.0}, lower=9.0)
    solution = program.solve()
    assert solution.status == "infeasible"
    assert solution.message
    free = lp.Problem(2)
    x = free.column("x", cost=-1.0)
    free.row("none", {x: 1.0}, lower=0.0)
    assert free.solve().status == "unbounded"


def test_values_are_views_that_outlive_their_solution():
    program, cheap, *_ = merit_order()
    solution = program.solve()
    values = solution[cheap]
    assert not values.flags.owndata
    assert not values.flags.writeable
    kept = values.copy()
    del solution
    np.testing.assert_array_equal(values, kept)


def random_program(seed):
    """Sources, stores and sizes at random; demand can always be bought."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(24, 200))
    program = lp.Problem(n)
    terms = {program.column("bought", cost=rng.uniform(50, 90, n)): 1.0}
    for k in range(int(rng.integers(1, 4))):
        x = program.column(f"source_{k}", cost=rng.uniform(0, 9))
        size = program.shared_column(f"size_{k}", cost=rng.uniform(20, 900), upper=rng.uniform(5, 50))
        program.row(f"limit_{k}", {x: 1.0, size: -rng.uniform(0, 1, n)}, upper=0.0)
        terms[x] = 1.0
    store, flow = program.column("store", upper=20.0), program.column("flow", lower=-8.0, upper=8.0)
    program.row("store", {store: 1.0, store.before: -0.98, flow: -1.0}, equals=0.0)
    terms[flow] = -1.0
    program.row("balance", terms, equals=rng.uniform(5, 15, n))
    peaks = program.shared_columns("peak", 3, cost=40.0)
    bought = next(iter(terms))
    program.row("peak", {bought: 1.0, peaks.at(np.arange(n) * 3 // n): -1.0}, upper=0.0)
    program.shared_row("budget", {bought: 1.0}, upper=8.0 * n)
    return program


def by_highs(plain):
    highspy = pytest.importorskip("highspy")
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = plain.n_columns, plain.n_rows
    model.col_cost_, model.col_lower_, model.col_upper_ = plain.cost, plain.lower, plain.upper
    model.row_lower_, model.row_upper_ = plain.row_lower, plain.row_upper
    model.offset_ = plain.offset
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_, model.a_matrix_.index_ = plain.indptr, plain.indices
    model.a_matrix_.value_ = plain.data
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.passModel(model)
    highs.run()
    assert highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return highs.getInfo().objective_function_value


@pytest.mark.parametrize("seed", range(8))
def test_the_optimum_is_that_of_highs_on_the_plain_program(seed):
    program = random_program(seed)
    solution = program.solve(tolerance=1e-8)
    assert solution.status == "optimal"
    assert solution.objective == pytest.approx(by_highs(program.sparse()), rel=1e-7)


def plain_steps(program, plain, n_shared_columns, n_shared_rows):
    n = program.n_steps
    columns, rows = plain.n_columns - n_shared_columns, plain.n_rows - n_shared_rows
    column_step = np.r_[np.repeat(np.arange(n), columns // n), np.full(n_shared_columns, -1)]
    return column_step, np.r_[np.repeat(np.arange(n), rows // n), np.full(n_shared_rows, -1)]


@pytest.mark.parametrize("seed", range(4))
def test_a_plain_program_whose_steps_are_told_has_the_optimum_of_highs(seed):
    sparse = pytest.importorskip("scipy.sparse")
    program = random_program(seed)
    plain = program.sparse()
    n_shared = plain.n_columns % program.n_steps
    column_step, row_step = plain_steps(program, plain, n_shared, 1)
    matrix = sparse.csc_array((plain.data, plain.indices, plain.indptr), (plain.n_rows, plain.n_columns))
    # Steps in another order; within a step the order stays.
    mix_c, mix_r = (np.argsort((step + 1) % (program.n_steps + 1) * 7 % 5, kind="stable") for step in (column_step, row_step))
    found = lp.solve_sparse(
        plain.cost[mix_c], matrix[mix_r][:, mix_c], plain.row_lower[mix_r], plain.row_upper[mix_r],
        plain.lower[mix_c], plain.upper[mix_c],
        column_step=column_step[mix_c], row_step=row_step[mix_r], tolerance=1e-8,
    )
    assert found.status == "optimal"
    assert found.objective == pytest.approx(by_highs(plain), rel=1e-7)
    assert plain.cost[mix_c] @ found.x == pytest.approx(found.objective, rel=1e-9)
    activity = matrix[mix_r][:, mix_c] @ found.x
    assert (activity <= plain.row_upper[mix_r] + 1e-4).all()
    assert (activity >= plain.row_lower[mix_r] - 1e-4).all()
    reduced = plain.cost[mix_c] - matrix[mix_r][:, mix_c].T @ found.duals
    free = (found.x > plain.lower[mix_c] + 1e-2) & (found.x < plain.upper[mix_c] - 1e-2)
    assert np.abs(reduced[free]).max() < 1e-2


def test_steps_that_reach_too_far_are_refused():
    sparse = pytest.importorskip("scipy.sparse")
    matrix = sparse.csr_array(np.array([[1.0, 0, 0, 0], [0, 1, 0, 0], [1, 0, 1, 0], [0, 0, 0, 1]]))
    with pytest.raises(ValueError, match="step 2 reaches to step 0"):
        lp.solve_sparse(np.ones(4), matrix, 0.0, 1.0, 0.0, 1.0, column_step=range(4), row_step=range(4))
    with pytest.raises(ValueError, match="same number of columns"):
        lp.solve_sparse(np.ones(4), matrix, 0.0, 1.0, 0.0, 1.0, column_step=[0, 0, 0, 1], row_step=[0, 0, 1, 1])


def test_the_program_can_go_on_growing_while_it_is_solved():
    program = random_program(1)
    expected = program.solve().objective
    found = []
    thread = threading.Thread(target=lambda: found.append(program.solve().objective))
    thread.start()
    for k in range(50):
        program.shared_column(f"later_{k}", cost=1.0)
    thread.join()
    assert found[0] == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        (lambda p, x: p.row("r", {x: [1.0, 2.0]}, upper=1.0), "3 steps"),
        (lambda p, x: p.row("r", {x: 1.0}), "give lower"),
        (lambda p, x: p.row("r", {x: 1.0}, lower=2.0, upper=1.0), "above"),
        (lambda p, x: p.row("r", {x: 1.0}, upper=1.0, equals=1.0), "not both"),
        (lambda p, x: p.row("r", {x: math.nan}, upper=1.0), "not a number"),
        (lambda p, x: p.row("r", {x: [1.0, math.inf, 1.0]}, upper=1.0), "finite"),
        (lambda p, x: p.shared_rows("r", [0, -2, 0], {x: 1.0}, upper=1.0), "row_of_step"),
        (lambda p, x: lp.Problem(3).row("r", {x: 1.0}, upper=1.0), "another problem"),
        (lambda p, x: lp.Problem(0), "at least one step"),
        (lambda p, x: p.solve(tolerance=1.0), "tolerance"),
    ],
)
def test_mistakes_are_told_before_anything_is_added(mistake, words):
    program, x, *_ = merit_order()
    rows = program.n_rows
    with pytest.raises(ValueError, match=words):
        mistake(program, x)
    assert program.n_rows == rows
