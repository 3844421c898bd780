"""Runs of the engine and of its rivals, each in a process of its own, and what they amount to."""
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def machine() -> dict:
    """What the figures were measured on."""
    cpu = "unknown"
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            cpu = line.split(":", 1)[1].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cpu": cpu,
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(memory, 1),
        "system": platform.platform(),
        "load_before": round(os.getloadavg()[0], 2),
        "date": time.strftime("%Y-%m-%d %H:%M:%S %z"),
    }


def run_measured(command: list[str], time_limit_s: float) -> tuple[int | None, str, str, float]:
    """(exit code or None when out of time, output, errors, peak memory in MB) of a command."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        with subprocess.Popen(command, stdout=out, stderr=err) as process:
            deadline = time.monotonic() + time_limit_s
            while True:
                pid, state, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() > deadline:
                    process.kill()
                    _, _, usage = os.wait4(process.pid, 0)
                    state = None
                    break
                time.sleep(0.005)
            process.returncode = -9 if state is None else os.waitstatus_to_exitcode(state)
        out.seek(0)
        err.seek(0)
        code = None if state is None else process.returncode
        return code, out.read(), err.read(), usage.ru_maxrss / 1024


def run_engine(program: str, case: str, years: int, options, time_limit_s: float) -> dict:
    """One `sunward plan`, from the figures of its plan.json."""
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "plan", case, "--out", folder, "--threads", str(options.threads)]
        if years > 0:
            command += ["--years", str(years)]
        begin = time.perf_counter()
        code, _, errors, peak_mb = run_measured(command, time_limit_s)
        whole = time.perf_counter() - begin
        result = {"solver": "sunward", "years": years, "peak_mb": peak_mb, "command_seconds": whole}
        plan_file = Path(folder) / "plan.json"
        if code is None:
            return {**result, "status": "time limit"}
        if not plan_file.exists():
            last_lines = errors.strip().splitlines()[-3:]
            return {**result, "status": f"exit code {code}: {' '.join(last_lines)}"}
        plan = json.loads(plan_file.read_text(encoding="utf-8"))
    solve, size = plan["solve"], plan["size"]
    work = size["steps"] * max(1, solve["iterations"])
    return {
        **result,
        "status": plan["status"],
        "seconds": solve["seconds"],
        "iterations": solve["iterations"],
        "threads": solve["threads"],
        "phases": solve["phases"],
        "objective": plan["objective_cny_per_year"],
        "certificate": plan["certificate"],
        "size": size,
        "ns_per_step_and_iteration": solve["seconds"] / work * 1e9,
    }


def best_engine_run(program: str, case: str, years: int, options) -> dict:
    """The fastest of --repeat runs, with the times of all."""
    runs = [run_engine(program, case, years, options, options.time_limit) for _ in range(options.repeat)]
    good = [run for run in runs if "seconds" in run]
    if not good:
        return runs[0]
    best = min(good, key=lambda run: run["seconds"])
    return {**best, "all_seconds": [run["seconds"] for run in good]}


def run_rival(mps: str, rival: str, options) -> dict:
    """The fastest of --repeat runs of a rival; once is enough for one that takes over 20 s."""
    command = [sys.executable, str(HERE / "rival.py"), mps, rival, "--threads", str(options.threads),
               "--tolerance", str(options.tolerance), "--time-limit", str(options.time_limit)]
    best: dict = {}
    times = []
    for _ in range(options.repeat):
        # Reading takes time of its own; past the limit and a minute the process is ended.
        code, output, errors, _ = run_measured(command, options.time_limit + 60)
        if code is None:
            return {"solver": rival, "status": "time limit", "limit_s": options.time_limit}
        if code != 0:
            why = (errors.strip().splitlines() or ["no message"])[-1]
            return {"solver": rival, "status": f"failed: {why}"}
        run = json.loads(output.strip().splitlines()[-1])
        if "time limit" in run["status"]:
            run.pop("objective", None)  # whatever it had reached is no answer
            return {**run, "status": "time limit", "limit_s": options.time_limit}
        times.append(run.get("seconds"))
        if not best or run.get("seconds", 0) < best.get("seconds", 0):
            best = run
        if run.get("seconds", 1e9) > 20:
            break
    return {**best, "all_seconds": times}


def finished(run: dict) -> bool:
    """Did it reach an answer it calls optimal?"""
    return run.get("status") == "optimal" and "seconds" in run


def ratio(engine: dict, rivals: list[dict]) -> tuple[float | None, bool]:
    """(time of the fastest rival over the engine's, True when it is only a lower bound).

    A rival that ran into its time limit counts only when none finished, and then as a bound."""
    if not finished(engine):
        return None, False
    times = [run["seconds"] for run in rivals if finished(run)]
    if times:
        return min(times) / engine["seconds"], False
    limits = [run["limit_s"] for run in rivals if "limit_s" in run]
    return (min(limits) / engine["seconds"], True) if limits else (None, False)


def reference_objective(runs: list[dict]) -> float | None:
    """The objective to compare with: a vertex of HiGHS where one was found, else any of HiGHS."""
    order = ["highs_simplex", "highs_hipo_crossover", "highs_ipx_crossover", "highs_hipo", "highs_ipx"]
    by_name = {run["solver"]: run for run in runs if finished(run)}
    return next((by_name[name]["objective"] for name in order if name in by_name), None)


def add_differences(runs: list[dict]) -> None:
    """Writes `relative_difference` to every run with an objective."""
    reference = reference_objective(runs)
    for run in runs:
        if reference is not None and "objective" in run:
            gap = abs(run["objective"] - reference) / max(1.0, abs(reference))
            run["relative_difference"] = gap
