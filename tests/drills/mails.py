"""Workers that send mail are killed in the middle: each mail goes out, and goes out once.

A worker that dies between handing a mail over and its row leaves the row “unclear”. Nothing
sends it again by itself; the drill settles it as the office would, with the record of the
mail server at hand: what stands there counts as sent, the rest goes out again.
"""

import json
import random
import subprocess
import sys
import time
from dataclasses import dataclass

from .mail_sink import MailSink
from .portal import ROOT, Portal

MAILS = 300
WORKERS = 2
LEAST_KILLS = 3
_PLACE = "vidu-thu.example"
WRITE = f"""
from wagtail.models import Site
from dialogue_pages import outbox
from dialogue_pages.intake import NewQuestion, submit
site = Site.objects.get(is_default_site=True)
outbox.send_after_commit = lambda mail, task: None
for number in range({MAILS}):
    submit(NewQuestion(site, {{
        "sender_name": "Quàng Thị Lả", "sender_email": f"la{{number}}@{_PLACE}",
        "title": f"Đường ngập {{number}}", "content": "Đường ngập mỗi khi mưa to.",
    }}))
"""
# The ten minutes pass after which a mail counts as left by a dead worker.
LET_CLAIMS_END = """
from django.utils import timezone
from dialogue_pages.models import Message
held = Message.objects.filter(state__in=["sending", "unclear"])
held.update(next_attempt_at=timezone.now())
"""
SETTLE = """
from wagtail.models import Site
from dialogue_pages.models import Message
from dialogue_pages.unclear_mails import SENDERS, send_again, take_for_sent
site, gone, again = Site.objects.get(is_default_site=True), {gone}, {again}
assert take_for_sent(SENDERS, site, gone, by=None) == len(gone)
assert send_again(SENDERS, site, again, by=None) == len(again)
"""


@dataclass
class Report:
    mails: int
    kills: int
    unclear: int  # rows that told so, for the office to settle
    unclear_arrived: int  # of these, what the mail server had taken
    untold: int  # neither with the mail server nor unclear: lost without a trace
    doubled: int  # handed over twice, under one Message-ID
    arrived: int  # in the end
    unsent: int  # rows that do not say “sent” in the end
    seconds: float

    @property
    def is_clean(self) -> bool:
        is_drilled = self.mails == MAILS and self.kills >= LEAST_KILLS
        all_arrived = self.arrived == self.mails
        return (
            is_drilled
            and all_arrived
            and not (self.untold or self.doubled or self.unsent)
        )


def drill(portal: Portal, seconds: float) -> Report:
    sink = MailSink()
    portal.env["EMAIL_URL"] = f"smtp://127.0.0.1:{sink.port}"
    start = time.monotonic()
    try:
        portal.manage("shell", "-v0", "-c", WRITE)
        names = _names(portal)
        kills = _killed(portal, sink, seconds)
        portal.manage("shell", "-v0", "-c", LET_CLAIMS_END)
        portal.manage("send_waiting_mail")
        unclear = _in_state(portal, "= 'unclear'")
        taken = {pk for pk, name in names.items() if sink.accepted[name]}
        gone, again = sorted(unclear & taken), sorted(unclear - taken)
        portal.manage("shell", "-v0", "-c", SETTLE.format(gone=gone, again=again))
    finally:
        sink.close()
    return Report(
        mails=len(names),
        kills=kills,
        unclear=len(unclear),
        unclear_arrived=len(gone),
        untold=len(names.keys() - taken - unclear),
        doubled=sum(max(0, sink.accepted[name] - 1) for name in names.values()),
        arrived=sum(sink.accepted[name] == 1 for name in names.values()),
        unsent=len(_in_state(portal, "<> 'sent'")),
        seconds=round(time.monotonic() - start, 1),
    )


def _names(portal: Portal) -> dict[int, str]:
    """The Message-ID of each mail, known before any is sent."""
    told = portal.manage("shell", "-v0", "-c", _TELL_NAMES).splitlines()[-1]
    return {int(pk): name for pk, name in json.loads(told).items()}


_TELL_NAMES = f"""
import json
from dialogue_pages.mailing import host_of
from dialogue_pages.models import Message
mails = Message.objects.filter(address__endswith="@{_PLACE}")
print(json.dumps({{m.pk: f"<{{m.name}}@{{host_of(m.question.site)}}>" for m in mails}}))
"""


def _in_state(portal: Portal, state: str) -> set[int]:
    rows = portal.rows(
        f"SELECT id FROM dialogue_pages_message WHERE state {state}"  # noqa: S608
        f" AND address LIKE '%@{_PLACE}'"
    )
    return {pk for (pk,) in rows}


def _killed(portal: Portal, sink: MailSink, seconds: float) -> int:
    """Let workers send, and kill one after another while it has mails in hand."""
    kills, stop = 0, time.monotonic() + seconds
    workers = [_worker(portal) for _number in range(WORKERS)]
    seen = 0
    while (time.monotonic() < stop or kills < LEAST_KILLS) and _count(sink) < MAILS:
        time.sleep(random.uniform(0.01, 0.1))
        if _count(sink) - seen < MAILS // 30:
            continue
        seen = _count(sink)
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


def _count(sink: MailSink) -> int:
    return sum(sink.accepted.values())


def _worker(portal: Portal) -> subprocess.Popen:
    command = [sys.executable, "manage.py", "send_waiting_mail"]
    return subprocess.Popen(
        command, cwd=ROOT, env=portal.env, stdout=subprocess.DEVNULL
    )
