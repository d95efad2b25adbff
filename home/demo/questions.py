"""Forty invented questions in all stages, made by the same acts as in the office."""

from datetime import timedelta
from itertools import cycle

from django.utils import timezone
from wagtail.models import Site

from dialogue_pages.intake import NewQuestion, submit
from dialogue_pages.models import Hamlet, Question, Topic

from .dates import in_office_hours
from .last_year import load_last_year
from .office import DemoOffice, spread_over_days
from .past_questions import load_past_questions
from .question_texts import ADVERTISEMENT, TEXTS, TWO_MATTERS

SENDERS = [
    "Lường Thị Phương",
    "Vàng A Sử",
    "Hoàng Thị Dung",
    "Quàng Văn Hặc",
    "Đinh Công Thành",
    "Cà Thị Xoan",
    "Nông Văn Lập",
]
DAYS_BETWEEN = 1

WAYS = (
    DemoOffice.answer,
    DemoOffice.let_be,
    DemoOffice.take,
    DemoOffice.assign,
    DemoOffice.draft,
    DemoOffice.put_on_the_list,
    DemoOffice.keep_promise,
    DemoOffice.ask_more,
    DemoOffice.promise,
    DemoOffice.refer,
    DemoOffice.refuse,
    DemoOffice.merge,
    DemoOffice.reopen,
    DemoOffice.withhold,
    DemoOffice.withdraw,
)


OTHERS = (
    (ADVERTISEMENT, DemoOffice.mark_spam),
    (TWO_MATTERS, DemoOffice.split),
)


def load_questions(site: Site) -> None:
    """Fill an empty desk; the oldest question first, as they would have come."""
    if Question.objects.filter(site=site).exists():
        return
    office = DemoOffice(site)
    load_past_questions(office)
    hamlets = list(Hamlet.objects.filter(site=site))
    topics = {topic.name: topic for topic in Topic.objects.filter(site=site)}
    ways = [*zip(TEXTS, cycle(WAYS), strict=False), *OTHERS]
    for place, (text, way) in enumerate(ways):
        hamlet = _named_in(text, hamlets) or hamlets[place % len(hamlets)]
        question = submit(_new(site, place, text, hamlet, topics))
        way(office, question)
        spread_over_days(Question.objects.get(pk=question.pk))
    load_last_year(site)


def _named_in(text, hamlets: list[Hamlet]) -> Hamlet | None:
    told = " ".join(text)
    return next((hamlet for hamlet in hamlets if hamlet.name in told), None)


def _new(site: Site, place: int, text, hamlet: Hamlet, topics: dict) -> NewQuestion:
    topic, title, content = text
    ago = timedelta(days=DAYS_BETWEEN * max(len(TEXTS) - place, 0))
    return NewQuestion(
        site,
        {
            "sender_name": SENDERS[place % len(SENDERS)],
            "sender_phone": f"09000000{place:02}",
            "hamlet": hamlet,
            "topic": topics.get(topic),
            "title": title,
            "content": content,
        },
        received_at=in_office_hours(timezone.now() - ago),
    )
