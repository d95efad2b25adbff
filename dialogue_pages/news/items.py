"""What a public page is told by elsewhere, in a feed or in a mail."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from dialogue_pages.vietnamese.visible_text import clean_line

from ..choices import AmendmentKind, SearchKind
from ..models import AnnouncementPage, AnswerPage, Conference, DialoguePlanPage
from ..papers.paper import printed_conference

LONGEST_SUMMARY = 300
_UNDATED = datetime(2020, 3, 5, tzinfo=UTC)  # a page put there without publishing it


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A page that everybody may read: its title, its short text, where and when.

    `hamlets` are keys of those it is for; None where it is for all of them.
    """

    key: UUID
    section: SearchKind
    title: str
    summary: str
    address: str
    published_at: datetime
    updated_at: datetime
    topic: int | None = None
    hamlets: frozenset[int] | None = frozenset()


def item_of(page: Page, address: str) -> NewsItem:
    """What is told of a page that stands at an address."""
    return NewsItem(
        key=page.translation_key,
        address=address,
        published_at=page.first_published_at or _moment_of(page),
        updated_at=_moment_of(page),
        **_told_of(page),
    )


def _moment_of(page: Page) -> datetime:
    moments = (page.last_published_at, page.first_published_at)
    return next(filter(None, moments), _UNDATED)


def _told_of(page) -> dict:
    match page:
        case AnswerPage():
            return {
                "section": SearchKind.ANSWER,
                "title": clean_line(page.title),
                "summary": _short(page.summary),
                "topic": page.topic_id,
                "hamlets": frozenset(filter(None, [page.hamlet_id])),
            }
        case AnnouncementPage():
            return {
                "section": SearchKind.ANNOUNCEMENT,
                "title": _with_state(page),
                "summary": _short(page.summary or page.subject),
                "hamlets": _invited([page.conference] if page.conference else []),
            }
        case DialoguePlanPage():
            return {
                "section": SearchKind.PLAN,
                "title": _with_state(page),
                "summary": _short(_when_and_where(page) or page.subject),
                "hamlets": _invited(page.conferences.all()),
            }
    raise TypeError(type(page))


def _with_state(page) -> str:
    """A paper that was taken back is news as well, but never as if it held."""
    told = {"title": clean_line(page.title)}
    if page.recall and page.recall.kind == AmendmentKind.RECALL:
        return _("Recalled: %(title)s") % told
    if page.recall:
        return _("Replaced: %(title)s") % told
    if isinstance(page, DialoguePlanPage) and _off(page):
        return _("Changed: %(title)s") % told
    return told["title"]


def _when_and_where(plan: DialoguePlanPage) -> str:
    """What residents must know first: which conferences are off, when others are."""
    told = list(_off(plan))
    for row in plan.conferences.all():
        if not row.is_off:
            printed = printed_conference(row)
            facts = (printed.schedule_text.plain, printed.venue_text.plain)
            told.append("; ".join(filter(None, (fact.strip(" .") for fact in facts))))
    return " ".join(f"{words.rstrip('.')}." for words in told if words)


def _off(plan: DialoguePlanPage) -> list[str]:
    """Which of its conferences do not take place as announced, and why."""
    return [
        capfirst(f"{row}: {row.get_status_display()}. {row.status_reason}")
        for row in plan.conferences.all()
        if row.is_off
    ]


def _invited(conferences: list[Conference]) -> frozenset[int] | None:
    """A conference that names no hamlet is for all."""
    invited = [{hamlet.pk for hamlet in c.hamlets.all()} for c in conferences]
    return None if set() in invited else frozenset().union(*invited)


def _short(text: str) -> str:
    return Truncator(clean_line(text)).chars(LONGEST_SUMMARY)
