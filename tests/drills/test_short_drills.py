"""The drills, short; `make drill` does them long, and on PostgreSQL too."""

import tempfile

import pytest

from . import kills, mails, moderators
from .portal import Portal


@pytest.mark.slow
def test_no_receipt_and_no_mail_is_lost_when_processes_are_killed():
    with tempfile.TemporaryDirectory() as folder:
        portal = Portal(f"sqlite:///{folder}/drill.sqlite3", folder)
        portal.prepare(["load_demo", "--force"])
        told = moderators.drill(portal, 0)
        assert told.is_clean, told
        sent = kills.drill(portal, 6)
        assert sent.kills
        assert sent.is_clean, sent
        mailed = mails.drill(portal, 8)
        assert mailed.is_clean, mailed
