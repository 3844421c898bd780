"""The interpreter while the solver works: other threads, progress, Ctrl-C."""

import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import sunward
from conftest import FIRST_PARK


def test_other_threads_run_while_a_plan_is_made(park):
    ticks, over = [], threading.Event()

    def count():
        while not over.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.005)

    counter = threading.Thread(target=count)
    counter.start()
    began = time.perf_counter()
    sunward.plan(park, threads=1)
    ended = time.perf_counter()
    over.set()
    counter.join()
    during = [t for t in ticks if began < t < ended]
    gaps = [b - a for a, b in zip(during, during[1:])]
    assert len(during) > 5
    assert max(gaps) < 0.5 * (ended - began)


def test_plans_made_at_once_are_those_made_one_after_another(changed):
    parks = [
        sunward.read_park(changed(("constant_mw = 20", f"constant_mw = {load_mw}")))
        for load_mw in (15, 20, 25)
    ]
    alone = [sunward.plan(park, threads=1).objective_cny_per_year for park in parks]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(lambda park: sunward.plan(park, threads=1), parks))
    assert [plan.objective_cny_per_year for plan in together] == alone
    assert alone[0] < alone[1] < alone[2]


def test_progress_is_told_in_the_calling_thread(park):
    heard = []
    sunward.plan(park, progress=lambda p: heard.append((p.iteration, threading.get_ident())))
    assert heard
    assert heard[-1][0] > 0
    assert {ident for _, ident in heard} == {threading.get_ident()}


def test_an_exception_of_the_listener_stops_the_plan(park):
    def tired(_):
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        sunward.plan(park, progress=tired)


def test_nothing_is_shown_where_nobody_watches(park, capfd):
    sunward.plan(park)
    assert capfd.readouterr() == ("", "")


def test_ctrl_c_stops_a_long_plan(tmp_path):
    code = f"""
import sunward
park = sunward.read_park({str(FIRST_PARK)!r}, years=10)
print("planning", flush=True)
try:
    sunward.plan(park, tolerance=1e-9)
    print("finished")
except KeyboardInterrupt:
    print("interrupted")
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline().strip() == "planning"
        time.sleep(1.0)
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        assert process.stdout.readline().strip() == "interrupted"
        assert process.wait(timeout=60) == 0
        assert time.monotonic() - began < 30
