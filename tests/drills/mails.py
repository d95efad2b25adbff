"""Workers that send mail are killed in the middle: each mail goes out, and goes out once.

What cannot be ruled out is a worker that dies between the mail server's “accepted” and
its row, a millisecond or two: that mail comes again, under the same Message-ID.
"""

import random
import subprocess
import sys
import time
from dataclasses import dataclass

from .mail_sink import MailSink
from .portal import ROOT, Portal

MAILS = 300
WORKERS = 2
WRITE = f"""
from django.utils import timezone
from wagtail.models import Site
from dialogue_pages.intake import NewQuestion, submit
from dialogue_pages.models import Message
site = Site.objects.get(is_default_site=True)
from dialogue_pages import outbox
outbox.send_after_commit = lambda mail, task: None
for number in range({MAILS}):
    submit(NewQuestion(site, {{
        "sender_name": "Quàng Thị Lả", "sender_email": f"la{{number}}@vidu.example",
        "title": f"Đường ngập {{number}}", "content": "Đường ngập mỗi khi mưa to.",
    }}))
"""
FREE_WHAT_THE_DEAD_HELD = """
from django.utils import timezone
from dialogue_pages.models import Message
Message.objects.filter(state="sending").update(next_attempt_at=timezone.now())
"""


@dataclass
class Report:
    mails: int
    kills: int
    lost: int  # never handed to the server
    doubled: int  # handed over twice, under one Message-ID
    unsent: int  # rows that do not say “sent”
    seconds: float

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.unsent) and self.doubled <= self.kills


def drill(portal: Portal, seconds: float) -> Report:
    sink = MailSink()
    portal.env["EMAIL_URL"] = f"smtp://127.0.0.1:{sink.port}"
    start = time.monotonic()
    try:
        portal.manage("shell", "-v0", "-c", WRITE)
        (waiting,) = portal.rows(_UNSENT)[0]
        kills = _killed(portal, sink, seconds)
        portal.manage("shell", "-v0", "-c", FREE_WHAT_THE_DEAD_HELD)
        portal.manage("send_waiting_mail")
        (unsent,) = portal.rows(_UNSENT)[0]
    finally:
        sink.close()
    return Report(
        mails=waiting,
        kills=kills,
        lost=waiting - len(sink.accepted),
        doubled=sum(times - 1 for times in sink.accepted.values()),
        unsent=unsent,
        seconds=round(time.monotonic() - start, 1),
    )


def _killed(portal: Portal, sink: MailSink, seconds: float) -> int:
    """Let workers send, and kill one after another while it has mails in hand."""
    kills, stop = 0, time.monotonic() + seconds
    workers = [_worker(portal) for _number in range(WORKERS)]
    seen = 0
    while time.monotonic() < stop and len(sink.accepted) < MAILS:
        time.sleep(random.uniform(0.01, 0.1))
        if len(sink.accepted) - seen < MAILS // 30:
            continue
        seen = len(sink.accepted)
        dying = workers.pop(0)
        if dying.poll() is None:
            dying.kill()
            kills += 1
        dying.wait()
        workers.append(_worker(portal))
    for worker in workers:
        kills += worker.poll() is None
        worker.kill()
        worker.wait()
    return kills


def _worker(portal: Portal) -> subprocess.Popen:
    command = [sys.executable, "manage.py", "send_waiting_mail"]
    return subprocess.Popen(
        command, cwd=ROOT, env=portal.env, stdout=subprocess.DEVNULL
    )


_UNSENT = "SELECT COUNT(*) FROM dialogue_pages_message WHERE state <> 'sent'"
