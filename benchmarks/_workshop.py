"""What benchmarks share: how a figure is told, and where they measure."""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / ".ci"))

from postgres import server_if_any  # noqa: E402, F401


def tell(figure: str, value: float, *, at_least=None, at_most=None) -> None:
    """Print a figure as one JSON line, with its goal where it has one."""
    row = {"figure": figure, "value": value}
    if at_least is not None:
        row |= {"goal": f">= {at_least}", "holds": value >= at_least}
    if at_most is not None:
        row |= {"goal": f"<= {at_most}", "holds": value <= at_most}
    print(json.dumps(row, ensure_ascii=False), flush=True)


def environment(address: str) -> dict[str, str]:
    """Of a process that measures the portal on the database at this address."""
    return os.environ | {
        "DATABASE_URL": address,
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "commune_site.settings.test",
    }
