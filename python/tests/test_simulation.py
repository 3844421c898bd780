"""Replaying a plan through the physical laws."""

import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest

import sunward

BATTERY = (
    'type = "storage"\npower_mw = { max = 50 }\nenergy_mwh = { max = 200 }',
    'type = "storage"\ntechnology = "vanadium_flow"\npower_mw = 5\nenergy_mwh = 20',
)


@pytest.fixture(scope="module")
def flow_case(tmp_path_factory):
    from conftest import FIRST_PARK

    text = FIRST_PARK.read_text(encoding="utf-8")
    assert BATTERY[0] in text
    path = tmp_path_factory.mktemp("flow") / "park.toml"
    path.write_text(text.replace(*BATTERY), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def flow_plan(flow_case):
    return sunward.plan(sunward.read_park(flow_case))


@pytest.fixture(scope="module")
def simulation(flow_plan):
    return sunward.simulate(flow_plan, years=2, hourly=True)


def test_the_flow_battery_runs_by_its_law_and_the_rest_as_planned(simulation):
    laws = {asset.name: asset.law for asset in simulation.years[0].assets}
    assert laws["battery"] == "vanadium_flow"
    assert laws["wind"] == laws["factory"] == "as_planned"


def test_what_the_storages_miss_is_what_others_give(simulation):
    for year in simulation.years:
        gap = year.gap
        missing = sum(gap.losses_mwh.values()) - gap.planned_losses_mwh + gap.stored_mwh
        given = gap.import_mwh - gap.export_mwh - gap.curtailed_mwh + gap.unserved_mwh - gap.surplus_mwh
        assert missing == pytest.approx(given, abs=1.0)  # the plan closes to its tolerance
        assert year.worst_balance_mw < 1e-9


def test_more_energy_goes_in_than_comes_out(simulation):
    for year in simulation.years:
        assert year.energy.charge_mwh > year.energy.discharge_mwh > 0


def test_hours_of_the_first_year_are_views_that_balance(simulation):
    flows = list(simulation.results.flows())
    assert not simulation.results.wind.power_mw.flags.owndata
    assert len(simulation.results.wind.power_mw) == 8760
    total = sum(flow.sign * flow.values for flow in flows if flow.sign != 0)
    assert np.abs(total).max() < 1e-6


def test_a_folder_and_a_plan_in_memory_give_the_same_years(flow_plan, simulation, tmp_path):
    flow_plan.write(tmp_path, report=False)
    again = sunward.simulate(tmp_path, years=2)
    assert [y.energy.import_mwh for y in again.years] == pytest.approx(
        [y.energy.import_mwh for y in simulation.years], rel=1e-12
    )


def test_the_program_and_the_package_replay_alike(flow_plan, simulation, tmp_path):
    program = Path(sunward.__file__).resolve().parents[2] / "sunward"
    program = Path(os.environ.get("SUNWARD_PROGRAM", program))
    if not program.exists():
        pytest.skip("the program is not built beside the package")
    flow_plan.write(tmp_path, report=False)
    subprocess.run([program, "simulate", tmp_path, "--years", "2", "--quiet"], check=True)
    theirs = json.loads((tmp_path / "simulation.json").read_text(encoding="utf-8"))
    assert simulation.write(tmp_path / "own") == [
        "simulation.json",
        "dispatch_physics.nc",
        "simulation.nc",
    ]
    ours = json.loads((tmp_path / "own" / "simulation.json").read_text(encoding="utf-8"))
    assert ours["years"] == theirs["years"]


def test_a_plan_of_two_weather_years_is_read_again_as_it_was_planned(flow_case, tmp_path):
    plan = sunward.plan(sunward.read_park(flow_case, years=2))
    assert "years=2" in plan.provenance.command
    plan.write(tmp_path, report=False)
    done = sunward.simulate(tmp_path, years=2)
    assert len({year.weather for year in done.years}) == 2


def test_a_changed_case_is_refused_and_a_missing_one_too(changed, tmp_path):
    case = changed(BATTERY)
    sunward.plan(sunward.read_park(case)).write(tmp_path / "out", report=False)
    case.write_text(case.read_text(encoding="utf-8") + "\n# later\n", encoding="utf-8")
    with pytest.raises(sunward.InputError, match="made from"):
        sunward.simulate(tmp_path / "out", years=1)
    case.unlink()
    with pytest.raises(sunward.InputError, match="case="):
        sunward.simulate(tmp_path / "out", years=1)


def test_policy_runs_without_the_schedule(flow_plan):
    done = sunward.simulate(flow_plan, mode="policy", years=1)
    assert done.mode == "policy"
    assert done.years[0].energy.discharge_mwh != pytest.approx(
        done.years[0].planned.discharge_mwh, rel=1e-3
    )


@pytest.mark.parametrize(
    "option", [{"mode": "x"}, {"forecast": "x"}, {"forecast_h": 0.5}, {"years": 0}]
)
def test_options_that_make_no_sense_are_refused(flow_plan, option):
    with pytest.raises(ValueError, match=next(iter(option))):
        sunward.simulate(flow_plan, **option)


def test_tables_have_a_row_per_year(simulation):
    pytest.importorskip("pandas")
    years = simulation.to_pandas()
    assert list(years.index) == [1, 2]
    losses = simulation.to_pandas("losses")
    assert losses["battery"].loc[1].sum() == pytest.approx(
        sum(simulation.years[0].gap.losses_mwh.values())
    )
    assert "running_h" in simulation.to_pandas("assets")["battery"].columns


def test_text_is_there_in_english_and_chinese(simulation):
    assert "law of the vanadium flow battery" in simulation.table()
    assert "全钒液流电池" in simulation.table(lang="zh")
