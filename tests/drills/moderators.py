"""Two moderators press the same button on the same case at the same time.

One wins, the other is told; the case gets one event and not two.
"""

import json
import re
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from .portal import Portal
from .residents import Line

CASES = 20
# Two people of the office, signed in, and cases that nobody has taken yet.
PREPARE = f"""
import json
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.utils.translation import gettext
from wagtail.models import Site
from dialogue_pages.intake import NewQuestion, submit
from dialogue_pages.models import CommuneMember
users, site = get_user_model().objects, Site.objects.get(is_default_site=True)
first = users.get(username="kiemduyet")
second = users.create_user("kiemduyet2", password=None)
second.groups.set(first.groups.all())
CommuneMember.objects.get_or_create(site=site, user=second)
sessions = []
for user in (first, second):
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    sessions.append(session.session_key)
cases = [
    submit(NewQuestion(site, {{
        "sender_name": "Quàng Thị Lả", "sender_phone": "0900000001",
        "title": f"Đường ngập {{n}}", "content": "Đường ngập mỗi khi mưa to.",
    }})).pk
    for n in range({CASES})
]
print(json.dumps({{"sessions": sessions, "cases": cases}}))
"""
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_TEMPLATE = re.compile("<template.*?</template>", re.DOTALL)
_ERROR = re.compile('<li class="error">')
_VERSION = re.compile(r'name="take-version" value="(\d+)"')


@dataclass
class Report:
    cases: int
    won_by_one: int  # cases with exactly one event of taking, by one of the two
    told: int  # cases where the other saw why not
    errors: int
    seconds: float

    @property
    def is_clean(self) -> bool:
        return self.cases == self.won_by_one == self.told and not self.errors


def drill(portal: Portal, _seconds: float) -> Report:
    told = json.loads(portal.manage("shell", "-v0", "-c", PREPARE).splitlines()[-1])
    portal.start()
    start = time.monotonic()
    try:
        outcomes = [_both(portal.port, told["sessions"], pk) for pk in told["cases"]]
    finally:
        portal.stop()
    events = portal.rows(
        "SELECT question_id, COUNT(*) FROM dialogue_pages_questionevent"
        " WHERE act = 'take' GROUP BY question_id"
    )
    taken = dict(events)
    return Report(
        cases=len(told["cases"]),
        won_by_one=sum(taken.get(pk) == 1 for pk in told["cases"]),
        told=sum(sorted(seen) == ["told", "won"] for seen in outcomes),
        errors=sum("error" in seen for seen in outcomes),
        seconds=round(time.monotonic() - start, 1),
    )


def _both(port: int, sessions: list[str], case: int) -> list[str]:
    officers = [Officer(port, session) for session in sessions]
    for officer in officers:
        officer.open(case)
    barrier, seen = threading.Barrier(2), []

    def press(officer):
        barrier.wait()
        seen.append(officer.take(case))

    threads = [threading.Thread(target=press, args=[one]) for one in officers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


class Officer:
    """Somebody at the desk with a browser."""

    def __init__(self, port: int, session: str):
        self.line, self.session = Line(port), session
        self.cookie = f"sessionid={session}"

    def open(self, case: int) -> None:
        answer = self.line.get(_address(case), "10.1.1.1", self.cookie)
        page = answer.body.decode()
        token = re.search(rb"csrftoken=([^;]+)", answer.headers)
        self.cookie += f"; csrftoken={token[1].decode()}"
        self.form = {
            "csrfmiddlewaretoken": _TOKEN.search(page)[1],
            "take-version": _VERSION.search(page)[1],
        }

    def take(self, case: int) -> str:
        address, body = f"{_address(case)}act/take/", urlencode(self.form).encode()
        answer = self.line.post(address, "10.1.1.1", self.cookie, body)
        if answer.status >= 400:
            return "error"
        cookie = self.cookie
        if kept := re.search(rb"(messages=[^;]+)", answer.headers):
            cookie += f"; {kept[1].decode()}"
        page = answer.body
        if answer.status == 302:
            page = self.line.get(_address(case), "10.1.1.1", cookie).body
        seen = _TEMPLATE.sub("", page.decode())
        return "told" if _ERROR.search(seen) else "won"


def _address(case: int) -> str:
    return f"/admin/questions/{case}/"
