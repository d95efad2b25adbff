"""Folders that tests read from and write to."""

import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
SCREENSHOTS = ROOT / "var" / "screenshots"

needs_seeds = unittest.skipUnless(
    SEEDS.is_dir(), "the five real plans (../shared/seeds) are not beside the checkout"
)


def seed(number: str) -> Path:
    """The real plan whose file name begins with a number such as "001"."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return path
