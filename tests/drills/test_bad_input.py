"""Every door is sent rubbish: no fault of ours, no script, a page to read.

A few hundred requests each time, ten thousand in all by `make drill` (DRILL_EXAMPLES).
What is refused says why in Vietnamese; what is accepted is looked at where it is shown.
"""

import os
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dialogue_pages import unit_links
from dialogue_pages.hamlet_lists import links
from dialogue_pages.models import HamletLink, Question, UnitLink
from tests.dialogue_pages.admin.desk.office import (
    APPROVER,
    LIST,
    MODERATOR,
    act_url,
    assigned,
    officer,
    taken,
)
from tests.dialogue_pages.hamlet_lists.lists import coming_conference, list_of
from tests.dialogue_pages.public.forms import QuestionFormPageFactory, filled
from tests.dialogue_pages.questions.cases import moderator
from tests.factories import (
    AnswerIndexPageFactory,
    TopicFactory,
    UnitFactory,
    UserFactory,
    open_portal,
)

from . import rubbish, tallies

EXAMPLES = int(os.environ.get("DRILL_EXAMPLES", "240"))
ANSWERS = {200, 302, 400, 403, 404, 405, 413, 429}
# How a page tells a person what is wrong, at the office and in public.
_TEMPLATE = re.compile("<template.*?</template>", re.DOTALL)
_TOLD = re.compile('role="alert"|class="error-message|<li class="(error|warning)"')
# A form sent to these is refused with a reason or accepted; no third thing.
DECIDING = set(
    """
question look_up reply object withdraw data hamlet_sheet plan desk_entry assign merge
extend login
""".split()
)


@dataclass(frozen=True)
class Door:
    """Where something can be sent: how its form is filled in when all is right."""

    address: Callable
    form: Callable = lambda test: {}
    files: str = ""
    person: str = ""
    method: str = "post"


def _act(name, **fields):
    def form(test):
        sent = {"version": test.case.version} | fields
        return {f"{name}-{field}": value for field, value in sent.items()}

    return Door(lambda test: act_url(test.case, name), form, person="moderator")


def _voice(act, **fields):
    told = {"act": act} | {f"{act}-{name}": value for name, value in fields.items()}
    return Door(lambda test: f"{test.form}tra-cuu/", lambda test: told, person="sender")


def _sheet(test):
    rows = {f"{name}-{n}": "Lò Thị Mai" for n in (1, 2) for name in ("name", "content")}
    return {"saves": 0, "act": "send", "agreed": "on"} | rows


WORDS = "Đoạn qua nhà văn hóa, từ tháng 8."
DOORS = {
    "question": Door(lambda test: test.form, lambda test: filled(), "files"),
    "preview": Door(
        lambda test: test.form, lambda test: filled(step="preview"), "files"
    ),
    "look up": Door(
        lambda test: f"{test.form}tra-cuu/",
        lambda test: {"code": test.case.code, "proof": "0001"},
    ),
    "reply": _voice("reply", words=WORDS),
    "object": _voice("object", words=WORDS),
    "withdraw": _voice("withdraw", words=WORDS, is_sure="on"),
    "rate": _voice("rate", words=WORDS, satisfaction="satisfied"),
    "data": _voice("data", words=WORDS, kind="correct"),
    "confirm": Door(
        lambda test: f"{test.form}xac-nhan-thu/", lambda test: {"k": "x:y"}
    ),
    "hamlet": Door(lambda test: test.hamlet_page, _sheet, person="head"),
    "hamlet sheet": Door(
        lambda test: test.hamlet_import,
        lambda test: {"hamlet": test.sheet.hamlet.pk},
        "file",
        person="moderator",
    ),
    "unit": Door(
        lambda test: test.unit_page,
        lambda test: {
            "version": test.case.version,
            "saves": 0,
            "act": "submit",
            "text": WORDS,
            "legal_basis": "Luật Đất đai",
            "outcome": "explained",
        },
        "files",
        person="unit",
    ),
    "plan": Door(lambda test: test.plan_import, files="file", person="administrator"),
    "search": Door(
        lambda test: reverse("dialogue_pages:search"),
        lambda test: {"q": "cống", "trang": 1, "loai": "answer", "linh-vuc": 1},
        method="get",
    ),
    "suggestions": Door(
        lambda test: reverse("dialogue_pages:search_suggestions"),
        lambda test: {"q": "co"},
        method="get",
    ),
    "facets": Door(
        lambda test: test.answers.url,
        lambda test: {"linh-vuc": 1, "thon": 1, "don-vi": 1, "trang": 1, "nam": 2026},
        method="get",
    ),
    "follow": Door(
        lambda test: reverse("dialogue_pages:follow"),
        lambda test: {"email": "la@vidu.example", "topics": 1, "hamlets": 1},
    ),
    "desk list": Door(
        lambda test: LIST,
        lambda test: {"q": "ngập", "queue": "new", "unit": 1, "p": 1, "from": "x"},
        person="moderator",
        method="get",
    ),
    "desk entry": Door(
        lambda test: f"{LIST}new/",
        lambda test: {
            "source": "paper",
            "title": "Đường ngập",
            "content": WORDS,
            "sender_name": "Lả",
            "received_at_0": "20/11/2026",
            "received_on": "20/11/2026",
            "reason": "đơn",
        },
        "files",
        person="moderator",
    ),
    "public text": Door(
        lambda test: f"{LIST}{test.case.pk}/public-text/",
        lambda test: {
            "title": "Đường ngập",
            "text": WORDS,
            "version": test.case.version,
        },
        person="moderator",
    ),
    "assign": _act("assign", unit=1, note="x"),
    "ask more": _act("ask_more", question=WORDS, words=WORDS),
    "refuse": _act("refuse", reason=1, note=WORDS),
    "merge": _act("merge", target="0001/2026", number="0001/2026"),
    "split": _act("split", parts=WORDS, title="a", content="b"),
    "refer": _act("refer", authority="Sở", number="1", day="20/11/2026"),
    "extend": _act("extend", until="20/12/2026", reason=WORDS),
    "login": Door(
        lambda test: reverse("wagtailadmin_login"),
        lambda test: {"username": "la", "password": "x"},
    ),
}


def deciding(name: str, told: dict) -> str:
    """The form that decides; a question that is not sent yet is shown as a preview."""
    if name == "question" and told.get("step") not in ("send", b"send"):
        return "preview"
    return name.replace(" ", "_")


def share(of_all: float):
    """So large a part of all examples."""
    return settings(
        max_examples=max(5, round(EXAMPLES * of_all)),
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )


ANY_DOOR = st.sampled_from(sorted(DOORS))
STORING = st.sampled_from(["question", "desk entry"])
TALLY = Counter()
WITH_FILES = sorted(name for name, door in DOORS.items() if door.files)


@pytest.fixture(scope="module", autouse=True)
def told():
    yield
    tallies.keep(TALLY)


class RubbishCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.plans = open_portal()
        home = cls.plans.get_parent()
        cls.form = QuestionFormPageFactory(parent=home).url
        cls.answers = AnswerIndexPageFactory(parent=home)
        conference = coming_conference(cls.plans)
        cls.sheet = list_of(conference, name="Bến Lau")
        cls.unit = UnitFactory(name="Trạm Y tế")
        TopicFactory()
        cls.people = {
            "moderator": officer(MODERATOR, APPROVER),
            "administrator": UserFactory(is_superuser=True),
        }
        cls.case = assigned(cls.unit)
        cls.other = taken()
        token = unit_links.issue(cls.case, by=moderator())
        cls.unit_token, cls.unit_page = token, f"/don-vi/{UnitLink.objects.get().pk}/"
        cls.hamlet_token = links.issue(cls.sheet, by=UserFactory())
        cls.hamlet_page = f"/so-thon/{HamletLink.objects.get().pk}/"
        cls.hamlet_import = f"/admin/hamlet-lists/{conference.pk}/import/"
        cls.plan_import = reverse("dialogue_pages_plan_upload", args=[cls.plans.pk])
        cls.newest = Question.objects.latest("pk").pk

    def visitor(self, door: Door) -> Client:
        cache.clear()
        client = Client()
        if door.person in self.people:
            client.force_login(self.people[door.person])
        elif door.person == "sender":
            told = {"code": self.case.code, "proof": "0001"}
            self.assertEqual(client.post(f"{self.form}tra-cuu/", told).status_code, 302)
        elif door.person == "unit":
            client.get(f"/don-vi/{self.unit_token}/")
        elif door.person == "head":
            client.get(f"/so-thon/{self.hamlet_token}/")
        return client

    def sound(self, response):
        """A page without a script; where it refuses, one to read."""
        self.assertIn(response.status_code, ANSWERS)
        if response.streaming:
            return
        self.assertNotIn(rubbish.SCRIPT.encode(), response.content)
        has_page = response.status_code >= 400 and response.status_code != 405
        if has_page and response.request["REQUEST_METHOD"] not in ("HEAD", "OPTIONS"):
            self.assertIn('<html lang="vi"', response.content.decode())
            self.assertIn("<h1", response.content.decode())

    def judged(self, client, response, *, door="", uploads=0):
        """Count what became of a request, and look at what was accepted."""
        self.sound(response)
        outcome = self.outcome(response)
        TALLY.update({"sent": 1, outcome: 1, "with_files": bool(uploads)})
        if door in DECIDING:
            self.assertNotEqual(outcome, "shown")
        if outcome == "accepted":
            self.look_at(client, response["Location"])

    def outcome(self, response) -> str:
        if response.status_code == 302:
            return "accepted"
        if response.status_code >= 400:
            return "refused"
        if response.streaming:
            return "shown"
        page = _TEMPLATE.sub("", response.content.decode())
        return "refused" if _TOLD.search(page) else "shown"

    def look_at(self, client, address):
        if address.startswith("/"):
            self.sound(client.get(address))
        newest = Question.objects.latest("pk")
        if newest.pk > self.newest:
            TALLY["stored"] += 1
            office = Client()
            office.force_login(self.people["moderator"])
            self.sound(office.get(f"{LIST}{newest.pk}/"))
            self.sound(office.get(LIST))


@pytest.mark.bad_input
class BadInputTests(RubbishCase):
    def test_the_doors_are_open(self):
        for name, door in DOORS.items():
            with self.subTest(door=name):
                response = self.visitor(door).get(door.address(self))
                self.assertIn(response.status_code, (200, 405))

    @share(0.45)
    @given(st.one_of(ANY_DOOR, STORING), st.data())
    def test_forms(self, name, data):
        door = DOORS[name]
        told = self.changed(door, data)
        client, address = self.visitor(door), door.address(self)
        if door.method == "get":
            self.judged(client, client.get(address, told))
        else:
            self.judged(client, client.post(address, told), door=deciding(name, told))

    @share(0.25)
    @given(st.sampled_from(WITH_FILES), st.data())
    def test_files(self, name, data):
        door = DOORS[name]
        told = self.changed(door, data)
        uploads = data.draw(st.lists(rubbish.upload(), min_size=1, max_size=2))
        body = rubbish.multipart(told, door.files, uploads)
        client, address = self.visitor(door), door.address(self)
        response = client.post(address, body, content_type=rubbish.MULTIPART)
        door = deciding(name, told)
        self.judged(client, response, door=door, uploads=len(uploads))

    def changed(self, door, data) -> dict:
        """The form of a door as it should be, changed in places; at times not at all."""
        told = door.form(self)
        change = data.draw(rubbish.fields_changed(list(told)))
        told = {k: v for k, v in told.items() if k not in change["without"]}
        return told | change["other"] | change["unknown"] | change["twice"]

    @share(0.15)
    @given(ANY_DOOR, rubbish.RAW, st.integers(1, 9))
    def test_bytes_that_are_no_text(self, name, raw, count):
        door = DOORS[name]
        told = {key: str(value).encode() for key, value in door.form(self).items()}
        told |= dict.fromkeys(list(told)[:count], raw)
        query = urlencode(told)
        client, address = self.visitor(door), door.address(self)
        if door.method == "get":
            self.judged(client, client.get(f"{address}?{query}"))
        else:
            response = client.post(address, query, content_type=rubbish.TYPES[0])
            self.judged(client, response, door=deciding(name, told))

    @share(0.2)
    @given(
        ANY_DOOR,
        st.sampled_from(rubbish.METHODS),
        st.one_of(st.sampled_from(rubbish.BODIES), st.binary(max_size=300)),
        st.sampled_from(rubbish.TYPES),
    )
    def test_requests_that_are_none(self, name, method, body, kind):
        door = DOORS[name]
        client, address = self.visitor(door), door.address(self)
        response = client.generic(method, address, body, content_type=kind)
        self.judged(client, response)

    @share(0.02)
    @given(ANY_DOOR, st.sampled_from(rubbish.HOSTS))
    def test_odd_hosts(self, name, host):
        door = DOORS[name]
        client, address = self.visitor(door), door.address(self)
        self.judged(client, client.get(address, headers={"host": host}))
        form = door.form(self)
        self.judged(client, client.post(address, form, headers={"host": host}))


@pytest.mark.bad_input
class LargeInputTests(RubbishCase):
    def test_ten_megabytes_and_thousands_of_fields(self):
        large = {"content": "ngập " * 2_000_000}
        many = {f"f{number}": "x" for number in range(12_000)}
        for name, door in DOORS.items():
            if door.method == "post":
                for told in (large, many):
                    with self.subTest(door=name, fields=len(told)):
                        client = self.visitor(door)
                        told = {
                            k: v for k, v in door.form(self).items() if v is not None
                        } | told
                        response = client.post(door.address(self), told)
                        self.judged(client, response, door=deciding(name, told))
        self.assertFalse(Question.objects.filter(content__startswith="ngập").exists())

    def test_a_script_is_words_wherever_it_is_shown(self):
        told = {"title": rubbish.NASTY[8], "content": rubbish.NASTY[8] * 3}
        told |= {"sender_name": rubbish.SCRIPT, "sender_phone": "0912345678"}
        client = Client()
        response = client.post(self.form, filled(**told))
        self.assertEqual(response.status_code, 302)
        self.sound(client.get(response["Location"]))
        self.sound(client.get(f"{self.form}tra-cuu/"))
        question = Question.objects.latest("pk")
        office = Client()
        office.force_login(self.people["moderator"])
        for address in (LIST, f"{LIST}?q=script", f"{LIST}{question.pk}/"):
            self.sound(office.get(address))
        self.sound(office.get(f"{LIST}{question.pk}/public-text/"))
