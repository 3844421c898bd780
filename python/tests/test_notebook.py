"""In the kernel of a notebook: progress is shown, an interrupt stops a plan, the kernel goes on."""

import time

import pytest

from conftest import FIRST_PARK

pytest.importorskip("ipykernel")
jupyter = pytest.importorskip("jupyter_client.manager")

LONG = f"sunward.plan(sunward.read_park({str(FIRST_PARK)!r}, years=10), tolerance=1e-9, threads=1)"


@pytest.fixture(scope="module")
def kernel():
    manager, client = jupyter.start_new_kernel(startup_timeout=120)
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(kernel, code, interrupt_at=None):
    """What the cell printed by stream, and the name of its error; interrupted when a text shows."""
    manager, client = kernel
    client.execute(code)
    printed, error = {"stdout": "", "stderr": ""}, None
    end = time.monotonic() + 300
    while time.monotonic() < end:
        message = client.get_iopub_msg(timeout=300)
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            printed[content["name"]] += content["text"]
            if interrupt_at and interrupt_at in printed[content["name"]]:
                manager.interrupt_kernel()
                interrupt_at = None
        elif kind == "error":
            error = content["ename"]
        elif kind == "status" and content["execution_state"] == "idle":
            return printed, error
    raise TimeoutError(code)


def test_a_long_plan_shows_a_line_and_wipes_it(kernel):
    printed, error = run(kernel, f"import sunward\nplan = {LONG}\nprint(plan.status)")
    assert error is None
    assert printed["stdout"] == "optimal\n"
    shown = [line.strip() for line in printed["stderr"].split("\r")]
    assert any("iteration" in line for line in shown), printed["stderr"]
    assert shown[-1] == ""


def test_an_interrupt_stops_the_plan_and_not_the_kernel(kernel):
    printed, error = run(kernel, f"import sunward\nplan = None\nplan = {LONG}", interrupt_at="iteration")
    assert error == "KeyboardInterrupt"
    assert run(kernel, "print(plan, sunward.__version__)")[0]["stdout"].startswith("None ")
