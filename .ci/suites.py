"""Check and test everything: `make test`. Ends with a line that counts."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import machine
import postgres
from tally import Tally

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
REPORTS = ROOT / "var" / "reports"

MANAGE = [PYTHON, "-W", "error::DeprecationWarning:dialogue_pages", "manage.py"]
PYTEST = [PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "2"]

CHECKS = {
    "ruff check": [BIN / "ruff", "check", "."],
    "ruff format": [BIN / "ruff", "format", "--check", "."],
    "import contracts": [BIN / "lint-imports", "--no-cache"],
    "migrations in step": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "system checks": [*MANAGE, "check", "--fail-level", "WARNING"],
}


def main():
    os.chdir(ROOT)
    REPORTS.mkdir(parents=True, exist_ok=True)
    wanted = arguments().only
    tally = Tally()
    if "checks" in wanted:
        run_checks(tally)
    if {"sqlite", "postgresql", "browser"} & wanted:
        machine.install_missing(tally)
    if "sqlite" in wanted:
        run_pytest(tally, "SQLite", ["-m", "not browser"], sqlite())
    if "postgresql" in wanted:
        run_on_postgresql(tally)
    if "browser" in wanted:
        run_in_browser(tally)
    tally.print()
    sys.exit(1 if tally.failed else 0)


def arguments():
    suites = ["checks", "sqlite", "postgresql", "browser"]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=suites, default=suites)
    found = parser.parse_args()
    found.only = set(found.only)
    return found


def run_checks(tally):
    templates = tracked("*templates/*.html")
    checks = dict(CHECKS)
    if templates:
        checks["djade"] = [BIN / "djade", "--check", "--target-version", "5.2"]
        checks["djade"] += templates
    for name, command in checks.items():
        started = heading(name)
        code = subprocess.call([str(part) for part in command], env=sqlite())
        tally.check(name, code == 0, time.monotonic() - started)


def run_on_postgresql(tally):
    given = os.environ.get("DATABASE_URL", "")
    options = ["-m", "not browser and not slow", "--only-database"]
    if given.startswith(("postgres:", "postgresql:")):
        run_pytest(tally, "PostgreSQL", options, os.environ)
        return
    try:
        with postgres.private_server() as url:
            run_pytest(tally, "PostgreSQL", options, os.environ | {"DATABASE_URL": url})
    except postgres.NotAvailableError as reason:
        tally.skip("PostgreSQL", str(reason))


def run_in_browser(tally):
    for needed in ("chromium", "libatomic.so.1"):
        if not machine.has(needed):
            tally.skip("browser", f"{needed} is not installed")
            return
    run_pytest(tally, "browser", ["-m", "browser"], sqlite())


def run_pytest(tally, name, options, env):
    started = heading(f"tests: {name}")
    report = REPORTS / f"{name.lower()}.xml"
    report.unlink(missing_ok=True)
    code = subprocess.call([*PYTEST, *options, f"--junitxml={report}"], env=env)
    counts = read_report(report) if report.exists() else {}
    tally.tests(name, code, counts, time.monotonic() - started)


def read_report(path):
    """Count test cases; several failing subtests are one failed test."""
    cases = list(ElementTree.parse(path).iter("testcase"))  # noqa: S314
    failed = [c for c in cases if {"failure", "error"} & {part.tag for part in c}]
    rest = [c for c in cases if c not in failed]
    skipped = [c for c in rest if c.find("skipped") is not None]
    return {"tests": len(cases), "failed": len(failed), "skipped": len(skipped)}


def sqlite():
    return {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}


def tracked(pattern):
    listed = subprocess.run(
        ["git", "ls-files", "-z", pattern], capture_output=True, text=True, check=True
    )
    return [name for name in listed.stdout.split("\0") if name]


def heading(text):
    print(f"\n== {text}", flush=True)
    return time.monotonic()


if __name__ == "__main__":
    main()
