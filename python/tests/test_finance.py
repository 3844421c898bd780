"""Statements of a plan."""

import json

import numpy as np
import pytest

import sunward


@pytest.fixture(scope="module")
def accounts(plan):
    return sunward.finance(plan)


def test_a_balance_sheet_balances_in_every_year(accounts):
    balance = accounts.statements["balance"]
    owed = balance["liabilities"] + balance["equity"]
    np.testing.assert_allclose(owed, balance["assets"], rtol=1e-9, atol=1.0)
    assert balance["assets"].max() > accounts.investment_cny / 2


def test_lines_are_views(accounts):
    line = next(iter(accounts.statements["profit"].values()))
    assert not line.flags.owndata
    assert not line.flags.writeable


def test_a_folder_gives_the_accounts_of_its_plan(plan, accounts, tmp_path):
    plan.write(tmp_path, report=False)
    assert sunward.finance(tmp_path).indicators == pytest.approx(accounts.indicators, nan_ok=True)


def test_a_changed_case_is_told(plan, changed, tmp_path):
    case = changed()
    own = sunward.plan(sunward.read_park(case))
    own.write(tmp_path / "out", report=False)
    case.write_text(case.read_text() + "\n# later\n")
    with pytest.warns(UserWarning, match="changed"):
        sunward.finance(tmp_path / "out")


def test_a_missing_case_is_a_fault_with_its_remedy(changed, tmp_path):
    case = changed()
    sunward.plan(sunward.read_park(case)).write(tmp_path / "out", report=False)
    case.unlink()
    with pytest.raises(sunward.InputError, match="case="):
        sunward.finance(tmp_path / "out")


def test_statements_are_tables_of_pandas(accounts):
    pytest.importorskip("pandas")
    frame = accounts.to_pandas("profit")
    assert frame.columns[accounts.construction_y] == 1
    assert frame.shape[0] == len(accounts.statements["profit"])


def test_files_are_those_of_the_program(accounts, tmp_path):
    accounts.write(tmp_path)
    assert (tmp_path / "statements.xlsx").read_bytes()[:2] == b"PK"
    tree = json.loads((tmp_path / "finance.json").read_text(encoding="utf-8"))
    told = {name: np.nan if value is None else value for name, value in tree["indicators"].items()}
    np.testing.assert_equal(accounts.indicators, told)
