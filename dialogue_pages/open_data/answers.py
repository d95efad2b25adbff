"""Published questions and answers as open data: what their pages show, and no more."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Site

from dialogue_pages.vietnamese.visible_text import clean_line

from ..models import AnswerPage, DialoguePlanPage
from ..news.addresses import Addresses

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """One published answer; days as dates, texts as the page has them.

    The name of the sender is left out although its page may show it by consent: consent
    to be read there is none to be copied from here.
    """

    id: int
    address: str
    title: str
    question: str
    short_answer: str
    answer: str
    topic: str
    hamlet: str
    unit: str
    conference: str
    kind: str
    outcome: str
    answered_by: str
    document_number: str
    legal_basis: str
    answered_on: date
    reviewed_on: date
    changed_on: date | None
    change_note: str
    promised_until: date | None

    def row(self) -> dict:
        return asdict(self)


def answers_after(site: Site, pk: int = 0) -> tuple[list[OpenAnswer], int | None]:
    """The next answers by their keys, and after which key the ones behind them begin.

    The key of an answer never changes, so a reader who goes on from page to page misses
    none and reads none twice while others are published or taken down.
    """
    pages = AnswerPage.objects.descendant_of(site.root_page).live().public()
    pages = pages.exclude(Q(expire_at__lte=timezone.now())).filter(pk__gt=pk)
    pages = pages.select_related("topic", "hamlet", "unit", "conference")
    pages = list(pages.order_by("pk")[: AT_ONCE + 1])
    addresses = Addresses.of_site(site)
    plans = _open_plans(pages)
    told = [(page, addresses.of(page)) for page in pages[:AT_ONCE]]
    answers = [_open(page, address, plans) for page, address in told if address]
    return answers, pages[AT_ONCE - 1].pk if len(pages) > AT_ONCE else None


def _open_plans(answers: list[AnswerPage]) -> dict[int, str]:
    """The titles of those plans of the answers' conferences that everybody may read."""
    keys = {page.conference.plan_id for page in answers if page.conference}
    plans = DialoguePlanPage.objects.filter(pk__in=keys).live().public()
    return dict(plans.values_list("pk", "title"))


def _open(page: AnswerPage, address: str, plans: dict[int, str]) -> OpenAnswer:
    return OpenAnswer(
        id=page.pk,
        address=address,
        title=clean_line(page.title),
        question=page.question_text,
        short_answer=page.short_answer,
        answer=page.answer,
        topic=_name(page.topic),
        hamlet=_name(page.hamlet),
        unit=_name(page.unit),
        conference=_conference(page, plans),
        kind=page.kind,
        outcome=page.outcome,
        answered_by=page.answered_by,
        document_number=page.document_number,
        legal_basis=page.legal_basis,
        answered_on=page.answered_on,
        reviewed_on=page.reviewed_on,
        changed_on=page.changed_on,
        change_note=page.change_note,
        promised_until=page.promise_day,
    )


def _conference(page: AnswerPage, plans: dict[int, str]) -> str:
    if page.conference is None or page.conference.plan_id not in plans:
        return ""
    parts = [plans[page.conference.plan_id], page.conference.name]
    return " – ".join(filter(None, parts))


def _name(entry) -> str:
    return str(entry) if entry else ""
