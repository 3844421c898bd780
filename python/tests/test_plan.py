"""Planning a park: what comes out, in numpy, pandas and xarray, and on the disk."""

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import sunward


def test_a_small_park_gets_a_certified_plan(plan):
    assert plan.status == "optimal"
    assert plan.certificate.holds
    assert plan.certificate.relative_gap <= plan.certificate.tolerance
    assert plan.message() == ""


def test_sizes_stay_within_the_limits_of_the_case(plan):
    assert 0 < plan.capacities["wind"]["capacity_mw"] <= 100
    assert 0 < plan.capacities["battery"]["capacity_mwh"] <= 200


def test_the_factory_gets_its_20_mw_in_every_hour(plan):
    assert len(plan.results.factory.power_mw) == 8760
    np.testing.assert_allclose(plan.results.factory.power_mw, 20.0, rtol=1e-5)


def test_energy_balances_in_every_hour(plan):
    total = sum(flow.sign * flow.values for flow in plan.results.flows() if flow.sign != 0)
    assert np.abs(total).max() < 1e-3  # of 20 MW and more


def test_yearly_cost_is_the_sum_of_the_costs_of_the_assets(plan):
    costs = sum(line.cny_per_year for asset in plan.assets.values() for line in asset.costs)
    assert costs == pytest.approx(plan.objective_cny_per_year, rel=1e-5)


def test_series_are_views_and_not_copies(plan):
    first, second = plan.results.wind.power_mw, plan.results["wind"]["power_mw"]
    assert np.shares_memory(first, second)
    assert not first.flags.owndata


def test_series_cannot_be_written_to(plan):
    with pytest.raises(ValueError, match="read-only"):
        plan.results.wind.power_mw[0] = 1.0


def test_a_series_outlives_the_variable_of_its_plan(park):
    own = sunward.plan(park)
    series = own.results.wind.power_mw
    expected = series.copy()
    del own
    gc.collect()
    _ = [np.full(100_000, -1.0) for _ in range(50)]  # would overwrite freed memory
    np.testing.assert_array_equal(series, expected)


def test_names_are_offered_for_completion(plan):
    assert {"wind", "sun", "battery", "factory"} <= set(dir(plan.results))
    assert "power_mw" in dir(plan.results.wind)


def test_a_name_that_is_not_there_is_answered_with_those_that_are(plan):
    with pytest.raises(AttributeError, match="battery"):
        _ = plan.results.batery


def test_pandas_has_a_row_per_hour_and_a_column_per_series(plan):
    pd = pytest.importorskip("pandas")
    frame = plan.to_pandas()
    assert frame.shape == (8760, len(list(plan.results.flows())))
    assert (frame.index[1] - frame.index[0]) == pd.Timedelta(hours=1)
    assert frame["wind", "power_mw"].sum() == pytest.approx(plan.results.wind.power_mw.sum())


def test_pandas_has_the_sizes_costs_and_figures(plan):
    pytest.importorskip("pandas")
    sizes = plan.to_pandas("capacities")
    assert sizes.loc[("wind", "capacity_mw"), "value"] == plan.capacities["wind"]["capacity_mw"]
    costs = plan.to_pandas("costs")
    assert costs.to_numpy().sum() == pytest.approx(plan.objective_cny_per_year, rel=1e-5)
    assert plan.to_pandas("indicators").value.to_dict() == plan.indicators


def test_xarray_has_units_and_does_not_copy(plan):
    pytest.importorskip("xarray")
    data = plan.to_xarray()
    assert data["wind_power_mw"].attrs["units"] == "MW"
    assert np.shares_memory(data["wind_power_mw"].values, plan.results.wind.power_mw)


def test_several_weather_years_follow_one_another(changed):
    pytest.importorskip("xarray")
    both = sunward.plan(sunward.read_park(changed(), years=2), tolerance=1e-4)
    assert [year.n_steps for year in both.years] == [8760, 8760]
    assert both.years[1].first_step == 8760
    assert sum(year.weight for year in both.years) == pytest.approx(1.0)
    frame = both.to_pandas()
    assert list(frame.index.get_level_values("year").unique()) == [y.name for y in both.years]
    assert both.to_xarray().sizes["step"] == 17520


def test_pandas_and_xarray_are_imported_only_when_asked_for():
    code = "import sys, sunward; print([m for m in ('pandas', 'xarray', 'pypsa') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_results_folder_is_that_of_the_program(plan, tmp_path):
    written = plan.write(tmp_path / "out", csv=True)
    names = {Path(path).name for path in written}
    assert names == {"plan.json", "run.json", "dispatch.nc", "dispatch.csv", "report.html"}
    tree = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert tree["objective_cny_per_year"] == plan.objective_cny_per_year
    assert tree["provenance"]["command"].startswith("sunward.plan(sunward.read_park(")


def test_statements_lie_beside_the_plan_of_a_case_with_finance(changed, tmp_path):
    case = changed()
    case.write_text(case.read_text() + "\n[finance]\nequity_frac = 0.3\n")
    own = sunward.plan(sunward.read_park(case))
    written = {Path(path).name for path in own.write(tmp_path / "out", report=False)}
    assert {"finance.json", "statements.xlsx"} <= written
    tree = json.loads((tmp_path / "out" / "finance.json").read_text(encoding="utf-8"))
    assert tree["indicators"]["equity_irr_frac"] == pytest.approx(
        sunward.finance(own).indicators["equity_irr_frac"]
    )
    without = {Path(path).name for path in own.write(tmp_path / "out", statements=False)}
    assert "finance.json" not in without
    assert not (tmp_path / "out" / "finance.json").exists()


def test_a_plan_reads_back_as_it_was_written(plan, tmp_path):
    plan.write(tmp_path, report=False)
    again = sunward.read_plan(tmp_path)
    assert again.capacities == plan.capacities
    assert again.indicators == plan.indicators
    np.testing.assert_array_equal(again.results.wind.power_mw, plan.results.wind.power_mw)


def test_the_report_is_a_page_of_its_own(plan, tmp_path):
    plan.report(tmp_path / "page.html", lang="zh")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert plan.park_name in page


def test_text_is_there_in_english_and_chinese(plan):
    assert "Wind" in plan.table()
    assert "风" in plan.table(lang="zh")
    with pytest.raises(ValueError, match="zh"):
        plan.table(lang="fr")


def test_the_program_and_the_package_find_the_same_plan(plan, tmp_path):
    program = Path(sunward.__file__).resolve().parents[2] / "sunward"
    program = Path(os.environ.get("SUNWARD_PROGRAM", program))
    if not program.exists():
        pytest.skip("the program is not built beside the package")
    case = plan.provenance.inputs[0][0]
    subprocess.run([program, "plan", case, "--out", tmp_path, "--no-report", "--quiet"], check=True)
    other = sunward.read_plan(tmp_path)
    assert other.objective_cny_per_year == pytest.approx(plan.objective_cny_per_year, rel=1e-12)


def test_the_linear_program_can_be_had_without_solving_it(park, plan, tmp_path):
    program = sunward.build(park)
    assert program.n_steps == 8760
    assert program.n_rows == plan.solve.n_rows
    program.write_mps(str(tmp_path / "lp.mps"))
    assert (tmp_path / "lp.mps").read_text().splitlines()[0].startswith("NAME")
