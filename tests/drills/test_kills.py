"""No receipt is worth nothing: the short drill; `make drill` has the long one."""

import os
import tempfile

import pytest

from .kills import drill
from .portal import Portal


@pytest.mark.slow
def test_no_receipt_is_lost_when_servers_are_killed():
    with tempfile.TemporaryDirectory() as folder:
        portal = Portal(f"sqlite:///{folder}/drill.sqlite3", folder)
        portal.prepare(["load_demo", "--force"])
        found = drill(portal, float(os.environ.get("DRILL_SECONDS", "6")))
    assert found.kills
    assert found.is_clean, found
