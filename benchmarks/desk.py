"""The desk with 1,000,000 cases, against an empty admin page and a default modeladmin list.

Each database is filled once and kept in a folder; every page is fetched in turns with
the others, so that a slow moment of the machine meets them all.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from _kept import DATABASES, FOLDER, database, fingerprint
from _workshop import ROOT, environment, tell

FILLED_BY = ["benchmarks/_cases.py"]
CASES = 1_000_000
RUNS, RUNS_OF_DEFAULT = 15, 3
MOST_MILLISECONDS, TIMES_EMPTY = 100, 2.5
TIMES_FASTER = {"SQLite": (30, 30), "PostgreSQL": (6, 10)}  # first page, the rest
COMPARED = {
    "first page": "default first page",
    "deep page": "default deep page",
    "filter stage": "default filter",
    "common word": "default search",
    "rare phrase": "default search of a rare phrase",
}
EMPTY = "empty page"
MANY_FORMS = "case to assign"  # no list: eleven acts to choose from, similar questions


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--only", choices=TIMES_FASTER)
    parser.add_argument("--here", choices=HERE, help="with DATABASE_URL")
    options = parser.parse_args()
    if options.here:
        HERE[options.here](options.cases)
        return
    place = options.folder / f"desk-{options.cases}-{fingerprint(FILLED_BY)}"
    for kind in [options.only] if options.only else DATABASES:
        with database(kind, place, lambda a: run("fill", a, options.cases)) as address:
            if address:
                run("upgrade", address, options.cases)
                tell_all(kind, json.loads(run("measure", address, options.cases)))


def run(what: str, address: str, cases: int) -> str:
    """Fill or measure in a process of its own; the last line of what it says."""
    env = environment(address)
    command = [sys.executable, __file__, "--here", what, "--cases", str(cases)]
    done = subprocess.run(
        command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True
    )
    return (done.stdout.splitlines() or [""])[-1]


def tell_all(database: str, row: dict[str, float]) -> None:
    empty = row.pop(EMPTY)
    ours = {page: took for page, took in row.items() if not page.startswith("default")}
    print(f"{database}: an empty admin page takes {empty} ms")
    for page, took in ours.items():
        tell(
            f"desk on {database}, {page}, median in ms", took, at_most=MOST_MILLISECONDS
        )
        times = round(took / empty, 2)
        told = f"desk on {database}, {page}, times an empty page"
        if page == MANY_FORMS:
            tell(f"{told}, without a goal", times)
        else:
            tell(told, times, at_most=TIMES_EMPTY)
    for place, (page, other) in enumerate(COMPARED.items()):
        goal = TIMES_FASTER[database][min(place, 1)]
        figure = f"desk on {database}, {page}, times faster than a default list"
        tell(figure, round(row[other] / row[page], 1), at_least=goal)


def desk_pages():
    import django  # noqa: PLC0415 (only in the process that measures)

    django.setup()
    import _desk_pages  # noqa: PLC0415

    return _desk_pages


def fill(cases: int) -> None:
    desk_pages().fill(cases)


def upgrade(_cases: int) -> None:
    desk_pages().upgrade()


def measure(cases: int) -> None:
    pages, defaults = desk_pages().pages(cases)
    times: dict[str, list[float]] = {page: [] for page in pages | defaults}
    for turn in range(RUNS + 1):
        for page, visit in pages.items():
            times[page].append(seconds(visit))
        if turn < RUNS_OF_DEFAULT:
            for page, visit in defaults.items():
                times[page].append(seconds(visit))
    # The first visit of each page fills what any process fills once.
    medians = {
        page: round(median(some[1:] if page in pages else some) * 1000, 1)
        for page, some in times.items()
    }
    print(json.dumps(medians, ensure_ascii=False))


HERE = {"fill": fill, "upgrade": upgrade, "measure": measure}


def seconds(act: Callable) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


if __name__ == "__main__":
    main()
