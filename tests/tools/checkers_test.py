"""The checkers find what they are there to find, on small projects made for the purpose."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[2] / "tools"
TABLE = "| folder | may include | what |\n| --- | --- | --- |\n"


class Checkers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("CMakeLists.txt", "sunward_library(base)\nsunward_library(lp DEPENDS base)\n")
        self.write("docs/developer/architecture.md", TABLE + "| base | | |\n| lp | base | |\n")

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run_checker(self, name):
        done = subprocess.run([sys.executable, TOOLS / name, self.root], capture_output=True,
                              text=True, check=False)
        return done.returncode, done.stdout

    def test_an_include_of_a_lower_layer_is_allowed(self):
        self.write("src/sunward/lp/a.cpp", '#include "sunward/base/error.hpp"\n')
        self.assertEqual(self.run_checker("check_layers.py")[0], 0)

    def test_an_include_of_a_higher_layer_is_named_with_file_and_line(self):
        self.write("src/sunward/base/a.hpp", '\n#include "sunward/lp/problem.hpp"\n')
        code, out = self.run_checker("check_layers.py")
        self.assertEqual(code, 1)
        self.assertIn("src/sunward/base/a.hpp:2: base may not include lp", out)

    def test_a_cycle_in_the_table_is_named(self):
        self.write("CMakeLists.txt",
                   "sunward_library(base DEPENDS lp)\nsunward_library(lp DEPENDS base)\n")
        self.write("docs/developer/architecture.md", TABLE + "| base | lp | |\n| lp | base | |\n")
        code, out = self.run_checker("check_layers.py")
        self.assertEqual(code, 1)
        self.assertIn("cycle: base -> lp -> base", out)

    def test_a_link_that_the_table_lacks_is_a_breach(self):
        self.write("CMakeLists.txt",
                   "sunward_library(base)\nsunward_library(lp DEPENDS base ipm)\n")
        self.assertEqual(self.run_checker("check_layers.py")[0], 1)

    def test_a_file_of_701_lines_fails_and_one_of_700_passes(self):
        self.write("src/sunward/lp/a.cpp", "\n" * 700)
        self.assertEqual(self.run_checker("check_sizes.py")[0], 0)
        self.write("src/sunward/lp/a.cpp", "\n" * 701)
        self.assertEqual(self.run_checker("check_sizes.py")[0], 1)

    def test_a_left_over_work_mark_is_found(self):
        self.write("src/sunward/lp/a.cpp", "// TO" "DO later\n")
        self.assertEqual(self.run_checker("check_text.py")[0], 1)

    def test_a_link_that_leads_nowhere_is_named(self):
        self.write("docs/page.md", "See [this](developer/architecture.md) and [that](no.md).\n")
        code, out = self.run_checker("check_docs.py")
        self.assertEqual(code, 1)
        self.assertEqual(out.strip(), "docs/page.md:1: no.md leads nowhere")


if __name__ == "__main__":
    unittest.main()
