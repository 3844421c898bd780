"""Studies of a case, made by the library and handed to numpy."""

import json
import threading
import time

import numpy as np
import pytest
from conftest import FIRST_PARK

import sunward

BANKABLE = FIRST_PARK.parent / "bankable.toml"


@pytest.fixture(scope="module")
def study():
    return sunward.study_uncertainty(BANKABLE, samples=6, seed=3, years=2)


def test_every_sample_is_a_row(study):
    assert study.kind == "uncertainty"
    assert study.input_values.shape == (6, len(study.inputs))
    assert study.figure_values.shape == (6, len(study.figures))
    assert study.outcomes == ["optimal"] * 6


def test_drawn_costs_stay_in_their_distribution(study):
    drawn = study.input_values[:, study.inputs.index("wind_cost")]
    assert 4000 <= drawn.min() < drawn.max() <= 5500


def test_percentiles_are_those_of_the_samples(study):
    costs = study.values("cost_cny_per_year")
    told = study.exceeded("cost_cny_per_year")
    assert told[0.5] == pytest.approx(np.median(costs))
    assert told[0.9] == pytest.approx(np.quantile(costs, 0.1))


def test_the_same_seed_gives_the_same_study(study):
    again = sunward.study_uncertainty(BANKABLE, samples=6, seed=3, years=2)
    np.testing.assert_array_equal(again.figure_values, study.figure_values)


def test_a_study_is_a_table_of_pandas(study):
    pytest.importorskip("pandas")
    frame = study.to_pandas()
    assert list(frame.columns[:3]) == ["outcome", "group", "label"]
    np.testing.assert_array_equal(frame["cost_cny_per_year"], study.values("cost_cny_per_year"))


def test_a_tornado_has_two_rows_for_an_input(park):
    tornado = sunward.study_tornado(
        FIRST_PARK, inputs=["assets.wind.capex_cny_per_kw"], change=0.1
    )
    costs = tornado.values("cost_cny_per_year")
    assert len(costs) == 2
    assert costs[0] < tornado.base["cost_cny_per_year"] < costs[1]


def test_a_break_even_meets_its_target():
    base = sunward.study_tornado(FIRST_PARK, inputs=["assets.wind.capex_cny_per_kw"], change=0.1)
    cost = base.base["cost_cny_per_year"] * 1.01
    found = sunward.study_break_even(
        FIRST_PARK, input="tariff.import_adders_cny_per_mwh", figure="cost_cny_per_year", target=cost
    )
    value, figure = found.break_even
    assert value > 170
    assert figure == pytest.approx(cost, rel=1e-4)


def test_files_are_written(study, tmp_path):
    study.write(tmp_path / "study")
    tree = json.loads((tmp_path / "study" / "study.json").read_text(encoding="utf-8"))
    assert tree["kind"] == "uncertainty"
    assert {path.name for path in (tmp_path / "study").iterdir()} == {
        "study.json", "study.csv", "study.html"
    }  # fmt: skip


def test_other_threads_run_meanwhile():
    ticks = []
    done = threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.005)

    thread = threading.Thread(target=tick)
    thread.start()
    began = time.monotonic()
    sunward.study_uncertainty(BANKABLE, samples=4, years=1)
    ended = time.monotonic()
    done.set()
    thread.join()
    assert sum(began < t < ended for t in ticks) >= 5


def test_a_case_without_inputs_is_refused():
    with pytest.raises(sunward.InputError):
        sunward.study_uncertainty(FIRST_PARK, samples=2)
