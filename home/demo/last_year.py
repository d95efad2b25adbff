"""The questions of last year: settled, their senders forgotten; only the account is left."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Max
from django.utils import timezone
from wagtail.models import Site

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.clock.periods import DayUnit
from dialogue_pages.clock_basis import ANSWER
from dialogue_pages.models import (
    Hamlet,
    Question,
    QuestionClock,
    QuestionEvent,
    ReferralLetter,
    Topic,
)
from dialogue_pages.question_choices import AnswerKind, Outcome
from dialogue_pages.stages import Act, Role, Stage

from .dates import calendar_around

# topic, how many, every which of them was late, every which was referred
ASKED = [
    ("Đất đai", 38, 5, 0),
    ("Giao thông, hạ tầng", 34, 5, 6),
    ("Môi trường", 26, 4, 0),
    ("Nông nghiệp, thủy lợi", 23, 0, 0),
    ("Hộ tịch, thủ tục hành chính", 20, 0, 0),
    ("An sinh xã hội, chính sách", 17, 0, 0),
    ("Xây dựng", 14, 0, 0),
    ("Giáo dục", 9, 0, 0),
    ("An ninh, trật tự", 8, 0, 0),
    ("Y tế", 6, 0, 0),
    ("Khác", 3, 0, 0),
]
COUNT = sum(count for _topic, count, _late, _referred in ASKED)
_DAYS_TO_ANSWER = 10
_DAYS_TO_CLOSE = 15
_AT = time(9)


def load_last_year(site: Site) -> None:
    year = timezone.localdate().year - 1
    calendar = calendar_around(date(year, 7, 1))
    known = Question.objects.filter(site=site, year=year)
    serial = known.aggregate(last=Max("serial"))["last"] or 0
    hamlets = list(Hamlet.objects.filter(site=site).order_by("pk"))
    for place, (topic, day, is_late, is_referred) in enumerate(_asked(site, year)):
        took = 1 + place % _DAYS_TO_ANSWER + (_DAYS_TO_ANSWER if is_late else 0)
        answered_on = calendar.add_working_days(day, took)
        question = Question(
            site=site,
            year=year,
            serial=serial + place + 1,
            received_at=_at(day),
            hamlet=hamlets[place % len(hamlets)],
            topic=topic,
            unit=topic.unit,
            title=topic.name,
            public_title=topic.name,
            stage=Stage.DONE,
            answer_kind=AnswerKind.REFERRED if is_referred else AnswerKind.WRITTEN,
            outcome=Outcome.EXPLAINED if place % 3 else Outcome.SETTLED,
            answered_at=_at(answered_on),
            closed_at=_at(answered_on + timedelta(_DAYS_TO_CLOSE)),
            anonymised_at=timezone.now(),
        )
        question.save()
        _tell(question, calendar, day, answered_on, is_referred)


def _asked(site: Site, year: int) -> Iterator[tuple[Topic, date, bool, bool]]:
    """Spread over the year, until none is still open on its last day."""
    topics = Topic.objects.filter(site=site).select_related("unit")
    topics = {topic.name: topic for topic in topics}
    for name, count, late, referred in ASKED:
        for number in range(count if name in topics else 0):
            day = date(year, 1, 5) + timedelta(number * 310 // count)
            yield (
                topics[name],
                day,
                bool(late) and number % late == 0,
                bool(referred) and number % referred == 1,
            )


def _tell(question, calendar: WorkingCalendar, day, answered_on, is_referred) -> None:
    QuestionClock.objects.add(
        [
            QuestionClock(
                question=question,
                duty=ANSWER,
                rule="Trả lời ý kiến",
                offset=_DAYS_TO_ANSWER,
                unit=DayUnit.WORKING,
                started_on=day,
                due_on=calendar.add_working_days(day, _DAYS_TO_ANSWER),
                met_on=answered_on,
            )
        ]
    )
    if is_referred:
        ReferralLetter.objects.create(
            question=question,
            authority="Sở Xây dựng",
            number=f"{question.serial}/UBND-VP",
            dated_on=day,
            recorded_at=question.received_at,
        )
    steps = [
        (Act.SUBMIT, Role.CITIZEN, Stage.RECEIVED, question.received_at),
        (Act.APPROVE, Role.APPROVER, Stage.ANSWERED, question.answered_at),
        (Act.CLOSE, Role.SYSTEM, Stage.DONE, question.closed_at),
    ]
    QuestionEvent.objects.bulk_create(
        [
            QuestionEvent(
                question=question, act=act, role=role, at=at, after={"stage": stage}
            )
            for act, role, stage, at in steps
        ]
    )


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, _AT))
