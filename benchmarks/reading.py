"""Seconds to read the five real plans in a new process, imports included."""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from _workshop import tell

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
GOAL = 2.0
RUNS = 5

READ_ALL = """
import sys
from dialogue_pages.official.reading.plan import read_plan_file
for path in sys.argv[1:]:
    assert read_plan_file(path).document.sections
"""


def main():
    paths = sorted(map(str, SEEDS.glob("*.txt")))
    if not paths:
        sys.exit("the five real plans (../shared/seeds) are not beside the checkout")
    seconds = round(median(read_once(paths) for _ in range(RUNS)), 3)
    tell("reading five plans, seconds with imports", seconds, at_most=GOAL)


def read_once(paths: list[str]) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", READ_ALL, *paths], cwd=ROOT, check=True)
    return perf_counter() - start


if __name__ == "__main__":
    main()
