"""Run every benchmark: `make bench`. Each prints its figures as JSON lines."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main():
    os.chdir(ROOT)
    os.environ.setdefault("PYTHONPATH", str(ROOT))
    missed = 0
    for script in sorted(Path("benchmarks").glob("[!_]*.py")):
        print(f"== {script.stem}", flush=True)
        done = subprocess.run(
            [sys.executable, str(script)], stdout=subprocess.PIPE, text=True
        )
        for line in done.stdout.splitlines():
            missed += show(line)
        if done.returncode:
            print(f"   stopped with code {done.returncode}")
            missed += 1
    sys.exit(1 if missed else 0)


def show(line):
    """Print one figure; 1 where it misses its goal."""
    if not line.startswith("{"):
        print(f"   {line}")
        return 0
    row = json.loads(line)
    holds = row.get("holds", True)
    sign = "ok  " if holds else "MISS"
    print(f"   {sign} {row['figure']}: {row['value']} (goal {row.get('goal', '-')})")
    return 0 if holds else 1


if __name__ == "__main__":
    main()
