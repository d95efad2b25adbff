"""A commune's desk after years of work: invented cases, written past the models.

Rows of one run are those of every other; only the day on which they are made moves them.
"""

import random
import sys
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib import import_module
from itertools import islice
from types import SimpleNamespace

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection, models, transaction
from wagtail.models import Site

from dialogue_pages.models import (
    CommuneMember,
    Hamlet,
    Message,
    Question,
    QuestionClock,
    QuestionEvent,
    QuestionRating,
    QuestionWords,
    ReplyDraft,
    Topic,
    Unit,
)
from dialogue_pages.models.question_clocks import NO_DAY
from dialogue_pages.models.question_form_page import HANDLING_CONSENT, PRIVACY_NOTE
from dialogue_pages.models.question_words import _endings, hamlet_key, words_of
from dialogue_pages.models.questions import CODE_LETTERS
from dialogue_pages.question_choices import Outcome, Source, Visibility
from dialogue_pages.seeding import TOPICS
from dialogue_pages.stages import ENDS, Stage
from dialogue_pages.vietnamese.search_words import search_words

_index = import_module("dialogue_pages.migrations.0030_case_words_filled")
_ON_SQLITE, _OFF_SQLITE = _index._ON_SQLITE, _index._OFF_SQLITE
_ON_POSTGRESQL, _OFF_POSTGRESQL = _index._ON_POSTGRESQL, _index._OFF_POSTGRESQL
CONSENT = f"{HANDLING_CONSENT}\n{PRIVACY_NOTE}"  # what the form keeps with a message
COMMON, RARE = "đường", "cầu phao Nà Lừu"
HAMLETS = 32
UNITS = 14
YEARS = 7
AT_ONCE = 5_000
# Of a thousand cases; what is left over is done.
SPREAD = {
    Stage.RECEIVED: 3,
    Stage.TRIAGE: 4,
    Stage.REOPENED: 1,
    Stage.WAITING_CITIZEN: 2,
    Stage.FOR_MEETING: 3,
    Stage.ASSIGNED: 12,
    Stage.TO_APPROVE: 2,
    Stage.REFERRED: 3,
    Stage.IN_PROGRESS: 6,
    Stage.ANSWERED: 15,
    Stage.NOT_ACCEPTED: 25,
    Stage.WITHDRAWN: 10,
    Stage.SPAM: 5,
}
_HAS_UNIT = (
    Stage.ASSIGNED,
    Stage.TO_APPROVE,
    Stage.ANSWERED,
    Stage.IN_PROGRESS,
    Stage.DONE,
)
_RUNNING = {
    Stage.RECEIVED,
    Stage.TRIAGE,
    Stage.REOPENED,
    Stage.FOR_MEETING,
    Stage.ASSIGNED,
    Stage.TO_APPROVE,
    Stage.REFERRED,
    Stage.IN_PROGRESS,
}
_SOURCES = [*[Source.WEB] * 6, Source.PAPER, Source.PHONE, Source.HALL, Source.HAMLET]
_PLACES = (
    "đường liên thôn|đường vào trường|cống thoát nước|kênh mương|cầu treo|nhà văn hóa|"
    "trạm y tế|bãi rác|chợ phiên|sân vận động|lưới điện|trạm bơm|nghĩa trang|"
    "đập tràn|khu tái định cư|rừng phòng hộ|bể nước sạch|cột thu sóng|lớp mầm non|"
    "hồ chứa|bờ kè|vườn ươm|bến đò|nhà công vụ|sổ đỏ|giấy khai sinh|hộ nghèo|"
    "trợ cấp|đất ruộng|đường dây điện"
).split("|")
_HAPPENINGS = (
    "bị ngập|xuống cấp|chưa được sửa|hư hỏng nặng|thiếu người trông|bị lấn chiếm|"
    "chậm cấp|chưa có|sạt lở|mất an toàn|quá tải|không hoạt động|bị cắt|sai tên|"
    "chưa hoàn thành|thường xuyên tắc"
).split("|")
_TIMES = (
    "khi mưa to|từ năm ngoái|đã ba tháng nay|vào mùa khô|sau đợt lũ|từ tháng trước|"
    "mỗi buổi sáng|hai năm liền|từ khi sáp nhập|vào giờ cao điểm"
).split("|")
_WISHES = (
    "đề nghị xã sửa chữa sớm|mong xã cho biết bao giờ làm|xin hỏi đơn vị nào phụ trách|"
    "đề nghị kiểm tra và trả lời|bà con rất lo lắng|mong được hỗ trợ kinh phí|"
    "đề nghị công khai kế hoạch|xin được giải thích rõ|học sinh đi lại khó khăn|"
    "ảnh hưởng sản xuất của bà con|đã kiến nghị nhiều lần|mong lãnh đạo quan tâm"
).split("|")
_FAMILIES = "Lò Quàng Vàng Sùng Giàng Lường Cà Tòng Hà Bạc Mùa Thào".split()
_MIDDLES = "Văn Thị A Thanh Minh Hồng Xuân Đức".split()
_NAMES = "Mai Sính Lả Dế Pó Hoa Bình Sơn Thủy Yến Khoa Nga Tú Vân".split()


class Office:
    """The people and registries that the cases belong to."""

    def __init__(self, site: Site):
        self.site = site
        self.topics = _named(Topic, site, TOPICS)
        self.units = _named(Unit, site, [f"Đơn vị số {n}" for n in range(1, UNITS + 1)])
        self.hamlets = _named(
            Hamlet, site, [f"Nà Lừu {n}" for n in range(1, HAMLETS + 1)]
        )
        self.moderators = [officer(site, "Kiểm duyệt", n) for n in range(6)]
        self.clerk = officer(site, "Đơn vị trả lời", 0)
        self.units[0].members.add(self.clerk)
        self.supervisor = officer(site, "Giám sát của Mặt trận", 0)


def _named(model, site: Site, names: list[str]) -> list:
    for name in names:
        model.objects.get_or_create(site=site, name=name)
    return list(model.objects.filter(site=site).order_by("pk"))


def officer(site: Site, group: str, number: int):
    name = f"{Group.objects.get(name=group).pk}-{number}"
    user, _made = get_user_model().objects.get_or_create(username=f"can-bo-{name}")
    user.groups.add(Group.objects.get(name=group))
    CommuneMember.objects.get_or_create(user=user, site=site)
    return user


class _Writer:
    """Collects the rows of several tables and writes them, many at once."""

    def __init__(self):
        self.rows: dict[type[models.Model], list[list]] = {}
        self.plans = {}

    def add(self, model: type[models.Model], **values) -> None:
        if model not in self.plans:
            self.plans[model] = list(map(_plan, model._meta.concrete_fields))
            self.rows[model] = []
        row = [values.get(name, default) for name, default, _ in self.plans[model]]
        for place, (_, _, prepared) in enumerate(self.plans[model]):
            if prepared and row[place] is not None:
                row[place] = prepared(row[place], connection)
        self.rows[model].append(row)

    def write(self) -> None:
        with connection.cursor() as cursor:
            for model, rows in self.rows.items():
                names = [f'"{f.column}"' for f in model._meta.concrete_fields]
                table, columns = model._meta.db_table, ", ".join(names)
                if connection.vendor == "postgresql":
                    with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                        for row in rows:
                            copy.write_row(row)
                else:
                    places = ", ".join(["%s"] * len(names))
                    sql = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608
                    cursor.executemany(sql, rows)
                rows.clear()


_PREPARED = (models.DateField, models.JSONField, models.UUIDField)


def _plan(field: models.Field) -> tuple:
    """Where a value comes from, what stands for a missing one, how it is put down."""
    default = None if field.null else ""
    if field.has_default() and not callable(field.default):
        default = field.default
    elif field.has_default() and field.default in (dict, list):
        default = field.default()
    prepared = field.get_db_prep_save if isinstance(field, _PREPARED) else None
    return field.attname, default, prepared


@contextmanager
def without_indexes() -> Iterator[None]:
    """Sorting a million rows once is quicker than finding the place of each."""
    on_sqlite = connection.vendor == "sqlite"
    with connection.schema_editor() as editor:
        for index in Question._meta.indexes:
            editor.remove_index(Question, index)
        for statement in _OFF_SQLITE if on_sqlite else _OFF_POSTGRESQL:
            editor.execute(statement)
    yield
    with connection.schema_editor() as editor:
        for index in Question._meta.indexes:
            editor.add_index(Question, index)
        for statement in _ON_SQLITE if on_sqlite else _ON_POSTGRESQL:
            editor.execute(statement)
        if on_sqlite:
            table = f"{QuestionWords._meta.db_table}_fts"
            editor.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")  # noqa: S608


class _Story:
    """Invents one case after another; `at` its place among all, the oldest first."""

    def __init__(self, office: Office, cases: int, today: date):
        self.office, self.cases, self.today = office, cases, today
        self.chance = random.Random(20261122)  # noqa: S311 (nothing secret)
        self.sentences = [self._sentence() for _ in range(20_000)]
        spread = [stage for stage, times in SPREAD.items() for _ in range(times)]
        self.stages = [*spread, *[Stage.DONE] * (1000 - len(spread))]
        self.serials: dict[int, int] = {}
        self.rare = {cases * n // 13 for n in range(1, 13)}

    def _sentence(self) -> str:
        pick = self.chance.choice
        place = f"{pick(_PLACES)} {pick(_HAPPENINGS)} {pick(_TIMES)}"
        return f"{place}, {pick(_WISHES)}.".capitalize()

    def tell(self, at: int, writer: _Writer) -> None:
        chance, office = self.chance, self.office
        stage = chance.choice(self.stages)
        is_open = stage in _RUNNING or stage is Stage.WAITING_CITIZEN
        received = self._received(at, is_open=is_open)
        year = received.year
        self.serials[year] = self.serials.get(year, 0) + 1
        sentences = chance.choices(self.sentences, k=chance.randint(2, 8))
        if at in self.rare:
            sentences.append(f"Xin hỏi về {RARE}.")
        content = " ".join(sentences)
        title = chance.choice(self.sentences).partition(",")[0]
        is_public = stage in (Stage.DONE, Stage.ANSWERED) and chance.random() < 0.5
        due = received.date() + timedelta(days=chance.randint(5, 40))
        if stage in _RUNNING and due < self.today - timedelta(days=30):
            due = self.today + timedelta(days=chance.randint(-20, 40))
        source = chance.choice(_SOURCES)
        is_consented = source is Source.WEB
        case = SimpleNamespace(
            id=at + 1,
            site_id=office.site.pk,
            year=year,
            serial=self.serials[year],
            code=_code(at),
            send_key=uuid.UUID(int=at + 1),
            received_at=received,
            source=source,
            sender_name=" ".join(map(chance.choice, (_FAMILIES, _MIDDLES, _NAMES))),
            sender_phone=f"09{at:08}",
            sender_email="",
            sender_address="",
            sender_age="adult",
            consented_at=received if is_consented else None,
            consent_text=CONSENT if is_consented else "",
            hamlet_id=chance.choice(office.hamlets).pk,
            topic_id=chance.choice(office.topics).pk,
            title=title,
            content=content,
            public_title=title if is_public else "",
            public_text=content if is_public else "",
            masks=[],
            stage=stage.value,
            visibility=self._visibility(is_public),
            outcome=Outcome.EXPLAINED.value if stage is Stage.DONE else "",
            unit_id=chance.choice(office.units).pk if stage in _HAS_UNIT else None,
            owner_id=None if stage is Stage.RECEIVED else self._moderator(),
            answered_at=received + timedelta(days=4) if is_public else None,
            closed_at=received + timedelta(days=20) if stage in ENDS else None,
            next_due=due if stage in _RUNNING else NO_DAY,
            version=1,
        )
        writer.add(Question, **vars(case))
        writer.add(QuestionWords, question_id=case.id, text=_words(case, sentences))
        self._clock(case, stage, due, writer)
        self._others(case, stage, writer)

    def _received(self, at: int, *, is_open: bool) -> datetime:
        """Evenly over the years; what is still open came lately."""
        days = 400 * self.chance.random() ** 2 if is_open else self._age(at)
        noon = datetime.combine(self.today, datetime.min.time(), UTC)
        return noon - timedelta(days=1 + days, seconds=self.chance.randrange(80_000))

    def _age(self, at: int) -> float:
        return (1 - at / self.cases) * YEARS * 365

    def _moderator(self) -> int:
        return self.chance.choice(self.office.moderators).pk

    def _visibility(self, is_public: bool) -> str:
        if is_public:
            return Visibility.PUBLIC.value
        is_withheld = self.chance.random() < 0.01
        return (Visibility.WITHHELD if is_withheld else Visibility.PRIVATE).value

    def _clock(self, case, stage: Stage, due: date, writer: _Writer) -> None:
        began = case.received_at.date()
        writer.add(
            QuestionClock,
            id=case.id,
            question_id=case.id,
            duty="answer",
            rule="Trả lời kiến nghị",
            offset=15,
            unit="working_day",
            started_on=began,
            due_on=due,
            stopped_on=began if stage is Stage.WAITING_CITIZEN else None,
            pauses=[],
            met_on=began + timedelta(days=4) if stage in _HAS_UNIT[2:] else None,
            ended_on=began if stage in ENDS - {Stage.DONE} else None,
        )
        if stage is Stage.IN_PROGRESS:
            promise = {"duty": "promise", "rule": "Lời hứa của xã", "unit": "day"}
            writer.add(
                QuestionClock,
                id=self.cases + case.id,
                question_id=case.id,
                offset=30,
                started_on=began,
                due_on=due,
                pauses=[],
                **promise,
            )

    def _others(self, case, stage: Stage, writer: _Writer) -> None:
        """Its first event, the mail of its receipt, a draft, what the sender says."""
        chance = self.chance.random()
        writer.add(
            QuestionEvent,
            id=case.id,
            question_id=case.id,
            act="submit",
            at=case.received_at,
            role="citizen",
            before={},
            after={"stage": "received"},
        )
        if chance < 0.5:
            writer.add(
                Message,
                id=case.id,
                question_id=case.id,
                kind="step",
                event_id=case.id,
                address="ai-do@example.vn",
                state="given_up" if chance < 0.001 else "sent",
                sent_at=None if chance < 0.001 else case.received_at,
                created_at=case.received_at,
                next_attempt_at=case.received_at,
            )
        if stage is Stage.TO_APPROVE or (stage is Stage.DONE and chance < 0.2):
            waits = stage is Stage.TO_APPROVE
            writer.add(
                ReplyDraft,
                id=case.id,
                question_id=case.id,
                text="Xã đã kiểm tra và trả lời.",
                state="submitted" if waits else "approved",
                drafted_at=case.received_at,
                drafted_by_id=self.office.clerk.pk,
            )
        if stage is Stage.DONE and chance < 0.1:
            told = ("pleased", "so_so", "displeased")[case.id % 3]
            writer.add(
                QuestionRating,
                id=case.id,
                question_id=case.id,
                satisfaction=told,
                given_at=case.received_at,
            )


def _words(case, sentences: list[str]) -> str:
    """`words_of` of a case, from sentences that were read before."""
    keys = " ".join(map(_keys, sentences))
    parts = [_keys(case.title), keys, _keys(case.sender_name)]
    parts += [case.sender_phone.lstrip("0"), " ".join(_endings(case.sender_phone))]
    if case.public_text:
        public = " ".join(f"~{key}" for key in keys.split())
        parts += [" ".join(f"~{key}" for key in parts[0].split()), public]
    parts.append(hamlet_key(case.hamlet_id))
    text = f" {' | '.join(parts)} | "
    if case.id % 1000 == 1 and text != words_of(case):
        sys.exit(f"other words: {text} instead of {words_of(case)}")
    return text


@cache
def _keys(text: str) -> str:
    return " ".join(word.key for word in search_words(text))


def _code(at: int) -> str:
    """Eight letters of a receipt, no two alike, in no order that shows."""
    letters, number = "", at * 7_919_193 % len(CODE_LETTERS) ** 8
    for _ in range(8):
        number, letter = divmod(number, len(CODE_LETTERS))
        letters += CODE_LETTERS[letter]
    return letters


def fill(site: Site, cases: int, today: date) -> Office:
    """Write so many cases into tables that are empty."""
    office = Office(site)
    writer, story = _Writer(), _Story(office, cases, today)
    with without_indexes():
        for some in _in_steps(range(cases), AT_ONCE):
            for at in some:
                story.tell(at, writer)
            with transaction.atomic():
                writer.write()
            show_progress(some[-1] + 1, cases)
    return office


def _in_steps(items: Iterable, size: int) -> Iterator[list]:
    items = iter(items)
    while some := list(islice(items, size)):
        yield some


def show_progress(done: int, of: int) -> None:
    """A bar on the terminal; nothing where the output is kept."""
    if sys.stderr.isatty() or done == of:
        bar = "#" * (40 * done // of)
        end = "\n" if done == of else "\r"
        print(f"   filling [{bar:<40}] {done:,} of {of:,}", end=end, file=sys.stderr)
