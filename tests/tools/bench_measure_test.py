"""What the benchmark makes of its measurements; no solver is run."""
import argparse
import json
import stat
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

import measure  # noqa: E402  (the folder is put on the path above)


def run(solver: str, seconds: float, objective: float = 100.0, **more) -> dict:
    return {"solver": solver, "status": "optimal", "seconds": seconds, "objective": objective, **more}


PLAN = {
    "status": "optimal", "objective_cny_per_year": 7.0, "certificate": {"relative_gap": 1e-9},
    "solve": {"seconds": 0.5, "iterations": 25, "threads": 2, "phases": []}, "size": {"steps": 1000},
}


class Ratio(unittest.TestCase):
    def test_takes_the_fastest_rival_that_finished(self):
        rivals = [run("a", 30.0), run("b", 20.0), {"solver": "c", "status": "time limit", "limit_s": 5.0}]
        self.assertEqual(measure.ratio(run("sunward", 0.1), rivals), (200.0, False))

    def test_is_a_lower_bound_when_no_rival_finished(self):
        rivals = [{"solver": "c", "status": "time limit", "limit_s": 600.0}]
        self.assertEqual(measure.ratio(run("sunward", 0.1), rivals), (6000.0, True))

    def test_is_unknown_when_the_engine_did_not_finish(self):
        failed = {"solver": "sunward", "status": "iteration_limit", "seconds": 1.0}
        self.assertEqual(measure.ratio(failed, [run("a", 3.0)]), (None, False))

    def test_leaves_out_a_rival_that_failed(self):
        wrong = {"solver": "a", "status": "infeasible", "seconds": 0.001}
        self.assertEqual(measure.ratio(run("sunward", 1.0), [wrong, run("b", 3.0)]), (3.0, False))


class Differences(unittest.TestCase):
    def test_are_against_a_vertex_of_highs(self):
        runs = [run("sunward", 0.1, 101.0), run("highs_hipo", 1.0, 99.0), run("highs_simplex", 9.0)]
        measure.add_differences(runs)
        self.assertAlmostEqual(runs[0]["relative_difference"], 0.01)
        self.assertEqual(runs[2]["relative_difference"], 0.0)

    def test_are_left_out_without_highs(self):
        runs = [run("sunward", 0.1), run("piqp_sparse", 1.0)]
        measure.add_differences(runs)
        self.assertNotIn("relative_difference", runs[0])


class Engine(unittest.TestCase):
    """Runs a stand-in program that writes a plan.json as `sunward plan` does."""

    options = argparse.Namespace(threads=2, repeat=2, time_limit=20.0)

    def program(self, folder: str, body: str) -> str:
        path = Path(folder) / "program"
        path.write_text(f"#!{sys.executable}\nimport sys, json, time\n{body}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    def test_is_read_from_its_plan(self):
        with tempfile.TemporaryDirectory() as folder:
            body = ("out = sys.argv[sys.argv.index('--out') + 1]\n"
                    f"open(out + '/plan.json', 'w').write({json.dumps(json.dumps(PLAN))})")
            result = measure.best_engine_run(self.program(folder, body), "park.toml", 1, self.options)
        self.assertEqual(result["seconds"], 0.5)
        self.assertEqual(result["objective"], 7.0)
        self.assertEqual(result["all_seconds"], [0.5, 0.5])
        self.assertAlmostEqual(result["ns_per_step_and_iteration"], 0.5 / (1000 * 25) * 1e9)
        self.assertGreater(result["peak_mb"], 1.0)

    def test_says_why_there_is_no_plan(self):
        with tempfile.TemporaryDirectory() as folder:
            program = self.program(folder, "print('no such case', file=sys.stderr); sys.exit(2)")
            result = measure.best_engine_run(program, "park.toml", 1, self.options)
        self.assertEqual(result["status"], "exit code 2: no such case")

    def test_is_ended_at_the_time_limit(self):
        with tempfile.TemporaryDirectory() as folder:
            program = self.program(folder, "time.sleep(30)")
            result = measure.run_engine(program, "park.toml", 1, self.options, 0.3)
        self.assertEqual(result["status"], "time limit")


if __name__ == "__main__":
    unittest.main()
