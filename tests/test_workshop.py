import ast
import contextlib
import importlib.util
import io
import socket
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from tests.places import ROOT


def script(path):
    """A script of the workshop as a module; it is no part of any package."""
    file = ROOT / path
    with mock.patch.object(sys, "path", [str(file.parent), *sys.path]):
        spec = importlib.util.spec_from_file_location(file.stem, file)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return module


REPORT = """<testsuites><testsuite tests="6" failures="2" errors="1" skipped="1">
<testcase name="passes"/>
<testcase name="two_subtests_fail"><failure>a</failure><failure>b</failure></testcase>
<testcase name="breaks"><error>c</error></testcase>
<testcase name="is_skipped"><skipped>d</skipped></testcase>
</testsuite></testsuites>"""


def closing_line(tally):
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        tally.print()
    return said.getvalue().splitlines()[-1]


class TallyTests(unittest.TestCase):
    def setUp(self):
        self.tally = script(".ci/tally.py").Tally()

    def test_the_closing_line_sums_checks_and_tests(self):
        self.tally.check("style", True, 1)
        self.tally.tests("SQLite", 0, {"tests": 5, "failed": 0, "skipped": 2}, 1)
        self.tally.skip("browser", "chromium is not installed")

        self.assertEqual(closing_line(self.tally), "4 passed, 0 failed, 3 skipped")

    def test_a_suite_that_broke_counts_as_failed(self):
        self.tally.tests("SQLite", 3, {}, 1)
        self.assertEqual(closing_line(self.tally), "0 passed, 1 failed, 0 skipped")

    def test_a_suite_without_tests_does_not_fail(self):
        self.tally.tests("browser", 5, {}, 1)
        self.assertEqual(closing_line(self.tally), "0 passed, 0 failed, 0 skipped")

    def test_several_failing_subtests_are_one_failed_test(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "report.xml"
            path.write_text(REPORT)
            counts = script(".ci/suites.py").read_report(path)

        self.assertEqual(counts, {"tests": 4, "failed": 2, "skipped": 1})


class StartTests(unittest.TestCase):
    def start(self, *arguments):
        return subprocess.run(
            [sys.executable, ROOT / "deploy/start.py", *arguments],
            capture_output=True,
            text=True,
        )

    def test_a_taken_port_is_one_clear_line(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            done = self.start("--port", str(port))

        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(len(done.stderr.splitlines()), 1)
        self.assertIn(f"127.0.0.1:{port} cannot be used", done.stderr)

    def test_an_impossible_port_is_one_clear_line(self):
        done = self.start("--port", "99999")
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(len(done.stderr.splitlines()), 1)


class InstallTests(unittest.TestCase):
    def test_an_old_python_is_named(self):
        install = script("deploy/install.py")
        with (
            mock.patch.object(install.sys, "version_info", (3, 9)),
            self.assertRaisesRegex(SystemExit, "this is 3.9"),
        ):
            install.main(["requirements.txt"])

    def test_it_reads_on_old_pythons_too(self):
        # Otherwise an old Python would stop with a syntax error, not with its message.
        source = (ROOT / "deploy/install.py").read_text()
        ast.parse(source, feature_version=(3, 7))
