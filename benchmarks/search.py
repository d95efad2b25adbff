"""Search over 100,000 answers with 8,000 matches, against Wagtail's own on SQLite.

Each database holds the same invented answers, is filled once and kept in a folder. Ours
is the whole search: pages in order, facets, ten hits with marks. Wagtail's is its first
ten pages. The pages that list answers are worked out anew at each visit.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from _kept import DATABASES, FOLDER, database, fingerprint
from _workshop import ROOT, environment, tell

ANSWERS = 100_000
MOST_MILLISECONDS = 60
TIMES_FASTER = 100
COMPARED = "“cống”"
FEWEST_FIRST = {"stated": 1, "held out": 0.9}
FILLED_BY = ["benchmarks/_answers.py"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=ANSWERS)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--only", choices=DATABASES)
    parser.add_argument("--here", choices=HERE, help="with DATABASE_URL")
    options = parser.parse_args()
    if options.here:
        HERE[options.here](options.answers)
        return
    made = fingerprint(FILLED_BY, run("sample", "sqlite://:memory:", options.answers))
    place = options.folder / f"search-{options.answers}-{made}"
    rows = {}
    for kind in [options.only] if options.only else DATABASES:
        with database(
            kind, place, lambda a: run("fill", a, options.answers)
        ) as address:
            if address:
                rows[kind] = json.loads(run("measure", address, options.answers))
                tell_all(kind, rows[kind])
    if len(rows) == len(DATABASES):
        tell_sameness(*rows.values())


def run(what: str, address: str, answers: int) -> str:
    """Fill or measure in a process of its own; the last line of what it says."""
    done = subprocess.run(
        [sys.executable, __file__, "--here", what, "--answers", str(answers)],
        cwd=ROOT,
        env=environment(address),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return (done.stdout.splitlines() or [""])[-1]


def tell_all(kind: str, row: dict) -> None:
    for words, took in row["searches"].items():
        tell(
            f"search on {kind}, {words}, median in ms", took, at_most=MOST_MILLISECONDS
        )
    for words, took in row["suggestions"].items():
        figure = f"suggestions on {kind}, {words}, median in ms"
        tell(figure, took, at_most=MOST_MILLISECONDS)
    for page, took in row["pages"].items():
        tell(f"{page} after a publish on {kind}, median in ms", took)
    if "Wagtail" in row:
        times = round(row["Wagtail"] * 1000 / row["searches"][COMPARED])
        figure = f"search on {kind}, {COMPARED}, times faster than Wagtail's"
        tell(figure, times, at_least=TIMES_FASTER)
    for name, told in row["recall"].items():
        goal = FEWEST_FIRST[name]
        of = f"on {kind}, {told['queries']} queries {name}"
        tell(f"recall at 1 {of}", round(told["first"], 3), at_least=goal)
        tell(f"recall at 5 {of}", round(told["few"], 3), at_least=goal)


def tell_sameness(one: dict, other: dict) -> None:
    """Pages found by the measured words, and places in the test sets."""
    differ = sum(one["found"][words] != other["found"][words] for words in one["found"])
    for name, told in one["recall"].items():
        places = other["recall"][name]["places"]
        differ += sum(places[words] != place for words, place in told["places"].items())
    tell("searches that find otherwise on PostgreSQL than on SQLite", differ, at_most=0)


def visits():
    import django  # noqa: PLC0415 (only in the process that measures)

    django.setup()
    import _search_visits  # noqa: PLC0415

    return _search_visits


def fill(answers: int) -> None:
    visits()
    import _answers  # noqa: PLC0415

    _answers.fill(answers)


def sample(_answers_asked: int) -> None:
    visits()
    import _answers  # noqa: PLC0415

    print(_answers.sample())


def measure(answers: int) -> None:
    visits().measure(answers)


HERE = {"fill": fill, "measure": measure, "sample": sample}


if __name__ == "__main__":
    main()
