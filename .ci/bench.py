"""Run every benchmark: `make bench`. Each line with a figure is one JSON object.

With names of benchmarks, only those: `.ci/bench.py search web`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main():
    os.chdir(ROOT)
    os.environ.setdefault("PYTHONPATH", str(ROOT))
    named = sys.argv[1:]
    figures, missed = 0, []
    for script in sorted(Path("benchmarks").glob("[!_]*.py")):
        if named and script.stem not in named:
            continue
        print(f"== {script.stem}", flush=True)
        for line in lines_of(script):
            print(line, flush=True)
            row = figure_in(line)
            figures += row is not None
            if row and not row.get("holds", True):
                missed.append(f"{row['figure']}: {row['value']} ({row['goal']})")
    print(f"== {figures - len(missed)} of {figures} hold")
    for words in missed:
        print(f"missed: {words}")
    sys.exit(1 if missed else 0)


def lines_of(script: Path) -> Iterator[str]:
    """What it prints, as it comes; a figure of its own where it breaks off."""
    command = [sys.executable, "-u", str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            yield line.rstrip("\n")
    if process.returncode:
        broken = {"figure": f"{script.stem} ends with code", "goal": "<= 0"}
        yield json.dumps(broken | {"value": process.returncode, "holds": False})


def figure_in(line: str) -> dict | None:
    with suppress(ValueError):
        row = json.loads(line)
        if isinstance(row, dict) and "figure" in row:
            return row
    return None


if __name__ == "__main__":
    main()
