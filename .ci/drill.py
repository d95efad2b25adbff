"""The long drills: `make drill`. Each prints its figures as JSON lines."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import postgres  # noqa: E402

from tests.drills import kills, mails, moderators, tallies  # noqa: E402
from tests.drills.portal import Portal  # noqa: E402

DRILLS = {"moderators": moderators.drill, "kills": kills.drill, "mails": mails.drill}
SECONDS = 30
EXAMPLES = 10_000


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    choices = [*DRILLS, "input"]
    parser.add_argument("--only", nargs="+", choices=choices, default=choices)
    parser.add_argument("--on", nargs="+", choices=SERVERS, default=[*SERVERS])
    options = parser.parse_args()
    names = [name for name in DRILLS if name in options.only]
    is_clean = True
    for database in options.on if names else ():
        is_clean &= carried_out(names, database, options.seconds)
    if "input" in options.only:
        is_clean &= bad_input()
    sys.exit(0 if is_clean else 1)


def carried_out(names, database, seconds) -> bool:
    """One portal with the demo commune, drilled in one way after another."""
    is_clean = True
    with tempfile.TemporaryDirectory() as folder, SERVERS[database](folder) as address:
        if address is None:
            return True
        portal = Portal(address, folder)
        portal.prepare(["load_demo", "--force"])
        for name in names:
            report = DRILLS[name](portal, seconds)
            row = {"drill": name, "database": database, **asdict(report)}
            print(json.dumps(row | {"holds": report.is_clean}), flush=True)
            if not report.is_clean:
                print(portal.log()[-3000:], file=sys.stderr)
            is_clean &= report.is_clean
    return is_clean


def bad_input() -> bool:
    """The generated submissions and uploads, ten thousand of them in all."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-n",
        "2",
    ]
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"DRILL_EXAMPLES": str(EXAMPLES), "DRILL_TALLY": folder}
        start = time.monotonic()
        failed = subprocess.call([*command, "-m", "bad_input"], cwd=ROOT, env=env)
        row = {"drill": "input", **tallies.summed(folder)}
    is_clean = not failed and row["sent"] >= EXAMPLES
    row["seconds"] = round(time.monotonic() - start, 1)
    print(json.dumps(row | {"holds": is_clean}), flush=True)
    return is_clean


@contextmanager
def sqlite(folder):
    yield f"sqlite:///{folder}/drill.sqlite3"


def postgresql(_folder):
    return postgres.server_if_any()


SERVERS = {"SQLite": sqlite, "PostgreSQL": postgresql}

if __name__ == "__main__":
    main()
