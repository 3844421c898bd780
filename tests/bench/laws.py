"""Runs the bench of the laws once and holds its table to what it promises."""
import io
import json
import os
import subprocess
import sys
import unittest
from contextlib import redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

import laws  # noqa: E402  (the folder is put on the path above)


class Laws(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = subprocess.run([os.environ["SUNWARD_BENCH_LAWS"], "1"], check=True, capture_output=True, text=True)
        cls.result = json.loads(done.stdout)

    def test_every_law_takes_time_and_reports_a_year(self):
        self.assertGreaterEqual(len(self.result["laws"]), 15)
        for law in self.result["laws"]:
            self.assertGreater(law["seconds"], 0.0, law)
            self.assertGreater(law["result"], 0.0, law)
            self.assertTrue(law["instructions_per_hour"] is None or law["instructions_per_hour"] > 10, law)

    def test_a_plant_of_twenty_units_makes_about_twenty_times_what_one_makes(self):
        made = {law["law"]: law["result"] for law in self.result["laws"]}
        one, twenty = made["alkaline electrolyser, 1 unit of 5 MW"], made["alkaline electrolysers, 20 units"]
        self.assertGreater(twenty, 18.0 * one)
        self.assertLess(twenty, 25.0 * one)

    def test_the_table_has_a_row_for_each(self):
        text = io.StringIO()
        with redirect_stdout(text):
            laws.show(self.result, markdown=True)
        self.assertEqual(len(text.getvalue().splitlines()), len(self.result["laws"]) + 2)

    def head_with(self, instructions):
        row = {"law": "one", "seconds": 1.0, "instructions_per_hour": instructions, "result": 1.0, "unit": "t"}
        text = io.StringIO()
        with redirect_stdout(text):
            laws.show({"hours": 8760, "laws": [row]}, markdown=True)
        return [line.count("|") for line in text.getvalue().splitlines()], text.getvalue()

    def test_instructions_have_a_column_only_where_they_are_counted(self):
        bars, text = self.head_with(None)
        self.assertNotIn("instructions", text)
        self.assertEqual(bars, [5, 5, 5])
        bars, text = self.head_with(100.0)
        self.assertIn("instructions", text)
        self.assertEqual(bars, [6, 6, 6])


if __name__ == "__main__":
    unittest.main()
