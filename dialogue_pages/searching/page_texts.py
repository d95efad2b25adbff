"""What a public page says, as the search reads and shows it."""

import re
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from dialogue_pages.official.document import Document, Signature
from dialogue_pages.official.writing.plain_text import render_text
from dialogue_pages.vietnamese.visible_text import clean_line

from ..choices import SearchKind
from ..models import AnnouncementPage, AnswerPage, DialoguePlanPage

_RULE = re.compile(r"[|:\-\s]+")


@dataclass(frozen=True, slots=True)
class PageText:
    """A page in three parts that weigh differently, each in one composed line."""

    kind: SearchKind
    on: date
    title: str
    lead: str = ""
    body: str = ""
    topic_id: int | None = None


def text_of(page) -> PageText:
    match page:
        case AnswerPage():
            return _answer(page)
        case AnnouncementPage():
            return _announcement(page)
        case DialoguePlanPage():
            return _plan(page)
    raise TypeError(type(page))


def with_all_told(pages):
    """Pages of one type with what `text_of` reads of other records."""
    if issubclass(pages.model, AnswerPage):
        return pages.select_related("topic", "hamlet", "unit")
    if issubclass(pages.model, AnnouncementPage):
        return pages.select_related("conference")
    return pages.prefetch_related("conferences__hamlets", "amendments")


def _answer(page: AnswerPage) -> PageText:
    hamlet, unit = page.hamlet or "", page.unit or ""
    facts = [page.legal_basis, page.document_number, page.answered_by]
    return PageText(
        SearchKind.ANSWER,
        page.answered_on,
        clean_line(page.title),
        _line(page.question_text, page.short_answer),
        _line(page.answer, *facts, page.topic or "", hamlet, unit),
        page.topic_id,
    )


def _announcement(page: AnnouncementPage) -> PageText:
    return PageText(
        SearchKind.ANNOUNCEMENT,
        _day_of(page),
        clean_line(page.title),
        _line(page.summary, page.subject, page.reference if page.is_official else ""),
        _line(page.what_to_do, _body_of(page.document)),
    )


def _plan(page: DialoguePlanPage) -> PageText:
    return PageText(
        SearchKind.PLAN,
        _day_of(page),
        clean_line(page.title),
        _line(page.subject, page.reference),
        _body_of(page.document),
    )


def _day_of(page) -> date:
    """The day of issue, else that of its first publication."""
    if page.issue_date.is_complete and page.issue_date.as_date:
        return page.issue_date.as_date
    moment = page.first_published_at
    return timezone.localdate(moment) if moment else timezone.localdate()


def _body_of(document: Document) -> str:
    """The text between letterhead and recipients, which all papers have alike."""
    bare = replace(
        document,
        agency=[],
        parent_agency=None,
        national_title=None,
        national_motto=None,
        number=None,
        symbol=None,
        place=None,
        document_type=None,
        subject=None,
        recipients=[],
        signature=Signature(),
    )
    return _line(_without_grid(render_text(bare).replace("*", "")))


def _without_grid(text: str) -> str:
    """Rows of tables as lines of words: `Sửa đường; Phòng Kinh tế; cuối quý`."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(
        "; ".join(filter(None, map(str.strip, line.split("|"))))
        if line.startswith("|")
        else line
        for line in lines
        if not _RULE.fullmatch(line)
    )


def _line(*parts) -> str:
    return clean_line(" – ".join(str(part) for part in parts if part))
