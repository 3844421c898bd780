"""What goes wrong, and how it is told."""

import pytest

import sunward


def test_all_faults_of_a_case_come_at_once_with_their_lines(changed):
    path = changed(("constant_mw = 20", "constant_mw = -20"), ("latitude_deg = 39.5", "latitude_deg = 139.5"))
    with pytest.raises(sunward.InputError) as caught:
        sunward.read_park(path)
    faults = {fault.key: fault for fault in caught.value.faults}
    assert set(faults) == {"site.latitude_deg", "loads.factory.constant_mw"}
    latitude = faults["site.latitude_deg"]
    assert latitude.file == str(path)
    assert latitude.line == 4
    assert latitude.value == "139.5"
    assert "90" in latitude.range
    assert latitude.message and latitude.remedy is not None


def test_faults_are_told_in_english_and_chinese(changed):
    with pytest.raises(sunward.InputError) as caught:
        sunward.read_park(changed(('type = "wind"', 'type = "wnd"')))
    assert "wnd" in str(caught.value)
    assert caught.value.text("zh") != str(caught.value)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in caught.value.text("zh"))


def test_a_file_that_is_not_there_is_a_fault_of_the_input():
    with pytest.raises(sunward.InputError, match="nowhere"):
        sunward.read_park("nowhere/park.toml")


def test_input_error_is_an_error_of_sunward():
    assert issubclass(sunward.InputError, sunward.Error)
    assert issubclass(sunward.InternalError, sunward.Error)


def test_an_infeasible_park_is_a_status_with_an_explanation(changed, tmp_path):
    path = changed(
        ("capacity_mw = { max = 100 }, capex_cny_per_kw = 4500", "capacity_mw = 1, capex_cny_per_kw = 4500"),
        ("connection_mw = { max = 50 }", "connection_mw = 1"),
        ("power_mw = { max = 50 }", "power_mw = 1"),
        ("energy_mwh = { max = 200 }", "energy_mwh = 1"),
    )
    plan = sunward.plan(sunward.read_park(path))
    assert plan.status == "infeasible"
    assert "factory" in plan.explanation()
    assert plan.explanation("zh") != plan.explanation()
    assert list(plan.results) == []
    with pytest.raises(sunward.InputError):
        plan.write(tmp_path / "out")
    assert not (tmp_path / "out").exists()
    with pytest.raises(sunward.InputError):
        plan.to_pandas()
    with pytest.raises(sunward.InputError):
        sunward.finance(plan)


@pytest.mark.parametrize("option", [{"tolerance": 1.0}, {"threads": -1}, {"time_limit_s": 0.0}])
def test_options_that_make_no_sense_are_refused(park, option):
    with pytest.raises(ValueError, match=next(iter(option))):
        sunward.plan(park, **option)


def test_a_time_limit_is_a_status(park):
    assert sunward.plan(park, time_limit_s=1e-6).status == "limit"


def test_a_network_of_an_old_pypsa_is_refused_with_a_way_out():
    class Network:  # of PyPSA 0.35: components, but neither scenarios nor has_scenarios
        components = {}

    with pytest.raises(sunward.InputError, match="export_to_netcdf"):
        sunward.optimize(Network())


def test_what_is_no_network_is_a_type_error():
    with pytest.raises(TypeError, match="dict"):
        sunward.optimize({})
