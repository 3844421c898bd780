"""The launchers in a small make-believe project, with stand-ins for the tools they call."""
import os
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Stands in for CMake: configures by making a cache, builds by making a program that repeats its
# arguments. Every call is written down.
CMAKE = """#!/bin/sh
echo "cmake $*" >>"$CALLS"
case $1 in
  --preset)
    mkdir -p build/"$2"
    echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >build/"$2"/CMakeCache.txt
    : >build/"$2"/build.ninja ;;
  --build)
    [ ! -e "$2/../../src/broken" ] || { echo "error: broken source"; exit 1; }
    printf '#!/bin/sh\\nfor word do echo "<$word>"; done\\n' >"$2/sunward"
    chmod +x "$2/sunward" ;;
esac
"""
PKG_CONFIG = '#!/bin/sh\n[ "$1" != --exists ] || [ "$2" != "$ABSENT" ]\n'
ID = '#!/bin/sh\nif [ "$1" = -u ]; then echo "${FAKE_UID:-0}"; else echo user; fi\n'
SUDO = "#!/bin/sh\nexit 1\n"
APT_GET = '#!/bin/sh\necho "apt-get $*" >>"$CALLS"\n'
CTEST = """#!/bin/sh
while [ $# -gt 0 ]; do [ "$1" != --output-junit ] || report=$2; shift; done
echo '<testsuite name="x" tests="5" failures="1" disabled="0" skipped="1"></testsuite>' >"$report"
exit 8
"""


class Launchers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.base = Path(folder.name).resolve()
        self.project = self.base / "my project"
        (self.project / "tools").mkdir(parents=True)
        shutil.copytree(ROOT / "tools" / "setup", self.project / "tools" / "setup")
        for name in ("sunward", "test", "CMakeLists.txt", "CMakePresets.json"):
            shutil.copy2(ROOT / name, self.project / name)
        (self.project / "src").mkdir()
        (self.project / "src" / "a.cpp").write_text("int a;\n")
        self.calls = self.base / "calls"
        self.calls.write_text("")
        (self.base / "bin").mkdir()
        for name, text in {"cmake": CMAKE, "pkg-config": PKG_CONFIG, "id": ID, "sudo": SUDO,
                           "apt-get": APT_GET, "ctest": CTEST, "g++": "#!/bin/sh\n",
                           "ninja": "#!/bin/sh\n"}.items():
            (self.base / "bin" / name).write_text(text)
            (self.base / "bin" / name).chmod(0o755)
        # As if the packages had been fetched, so that nothing asks the network.
        (self.project / ".setup").mkdir()
        self.future_stamp("python.highs.stamp")
        self.future_stamp("python.pypsa.stamp")
        self.future_stamp("python.python.stamp")
        self.future_stamp("python.site.stamp")

    def future_stamp(self, name):
        stamp = self.project / ".setup" / name
        stamp.write_text("")
        os.utime(stamp, (time.time() + 3600,) * 2)

    def run_launcher(self, *words, name="sunward", **environment):
        path = f"{self.base / 'bin'}:/usr/local/bin:/usr/bin:/bin"
        environment = {"PATH": path, "CALLS": str(self.calls), **environment}
        return subprocess.run([str(self.project / name), *words], env=environment, text=True,
                              cwd=self.base, stdin=subprocess.DEVNULL, capture_output=True,
                              check=False)

    def count(self, word):
        return self.calls.read_text().count(word)

    def test_the_first_run_builds_and_hands_every_argument_on(self):
        done = self.run_launcher("plan", "a b.toml", "--out", "")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, "<plan>\n<a b.toml>\n<--out>\n<>\n")
        self.assertEqual(self.count("cmake --build"), 1)

    def test_the_second_run_builds_nothing_and_says_nothing(self):
        self.run_launcher("plan")
        done = self.run_launcher("plan")
        self.assertEqual((done.stdout, done.stderr), ("<plan>\n", ""))
        self.assertEqual(self.count("cmake --build"), 1)

    def test_a_changed_source_is_built(self):
        self.run_launcher("plan")
        time.sleep(0.02)
        (self.project / "src" / "a.cpp").write_text("int b;\n")
        self.run_launcher("plan")
        self.assertEqual(self.count("cmake --build"), 2)

    def test_a_removed_source_is_noticed(self):
        self.run_launcher("plan")
        time.sleep(0.02)
        (self.project / "src" / "a.cpp").unlink()
        self.run_launcher("plan")
        self.assertEqual(self.count("cmake --build"), 2)

    def test_a_moved_project_is_configured_anew(self):
        self.run_launcher("plan")
        moved = self.base / "elsewhere"
        self.project.rename(moved)
        self.project = moved
        (moved / "src" / "b.cpp").write_text("")
        self.assertEqual(self.run_launcher("plan").returncode, 0)
        self.assertEqual(self.count("cmake --preset"), 2)

    def test_it_works_through_a_link(self):
        (self.base / "link").symlink_to(self.project / "sunward")
        path = f"{self.base / 'bin'}:/usr/bin:/bin"
        done = subprocess.run([str(self.base / "link"), "plan"], text=True, capture_output=True,
                              env={"PATH": path, "CALLS": str(self.calls)}, check=False)
        self.assertEqual(done.stdout, "<plan>\n")

    def test_its_own_option_yes_is_not_handed_on(self):
        self.assertEqual(self.run_launcher("plan", "--yes").stdout, "<plan>\n")

    def test_a_failed_build_ends_with_69_and_shows_the_end_of_the_log(self):
        (self.project / "src" / "broken").write_text("")
        done = self.run_launcher("plan")
        self.assertEqual(done.returncode, 69)
        self.assertIn("error: broken source", done.stderr)
        self.assertIn("build.log", done.stderr)

    def test_a_missing_package_is_installed_as_root(self):
        self.run_launcher("plan", ABSENT="fmt")
        self.assertIn("--no-install-recommends libfmt-dev", self.calls.read_text())

    def test_without_root_or_usable_sudo_it_says_what_an_administrator_should_run(self):
        done = self.run_launcher("plan", ABSENT="fmt", FAKE_UID="1000")
        self.assertEqual(done.returncode, 69)
        self.assertIn("apt-get install --no-install-recommends libfmt-dev", done.stderr)
        self.assertEqual(self.count("apt-get"), 0)

    def test_the_doctor_names_what_is_missing_and_installs_nothing(self):
        done = self.run_launcher("doctor", ABSENT="netcdf")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Missing: libnetcdf-dev", done.stdout)
        self.assertEqual(self.count("apt-get") + self.count("--build"), 0)

    def test_two_runs_at_once_build_once(self):
        first = subprocess.Popen([str(self.project / "sunward"), "plan"], stdin=subprocess.DEVNULL,
                                 env={"PATH": f"{self.base / 'bin'}:/usr/bin:/bin",
                                      "CALLS": str(self.calls)}, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        self.assertEqual(self.run_launcher("plan").returncode, 0)
        self.assertEqual(first.wait(), 0)
        self.assertEqual(self.count("cmake --build"), 1)

    def test_the_suite_closes_with_its_count_alone_on_the_last_line(self):
        done = self.run_launcher(name="test")
        self.assertEqual(done.stdout.splitlines()[-1], "3 passed, 1 failed, 1 skipped")
        self.assertEqual(done.returncode, 1)


if __name__ == "__main__":
    unittest.main()
