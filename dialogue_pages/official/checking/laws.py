import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dialogue_pages.vietnamese.dates_in_text import dates_in

from ..report import Finding, Severity, gettext_noop
from . import citations
from .context import CheckedPlan
from .known_laws import DECREES, LAWS, Issue
from .passages import Passage

_NUMBER = re.compile(r"\b\d+/\d{4}/(?:QH\d+|NĐ-CP)")
_LEAD = 90  # how far before a title "sửa đổi, bổ sung" makes it another law
_REACH = 60  # how far after a title its date may stand
_LONGEST_DATE = len("ngày 22 tháng 11 năm 2019") + 5
# Words between a title and a date that give the date to something else.
_OTHER_THING = re.compile(
    r"[;]|\b(?:luat|nghi dinh|nghi quyet|thong tu|quyet dinh|ke hoach|quy dinh|chi thi"
    r"|ket luan|van ban|cong van|sua doi|bo sung|hieu luc|thi hanh|thay the)\b"
)


@dataclass(frozen=True)
class Citation:
    """A known law or decree as a passage cites it."""

    passage: Passage
    title: str
    issues: tuple[Issue, ...]
    start: int
    end: int

    @cached_property
    def tail(self) -> str:
        """What follows the title as far as it still speaks of this law."""
        after = self.passage.folded[self.end : self.end + _REACH]
        other = _OTHER_THING.search(after)
        stop = other.start() if other else len(after)
        return self.passage.text[self.end : self.end + stop]

    @property
    def printed_on(self) -> tuple[str, date] | None:
        """The date printed for it, as written and as understood."""
        reach = self.passage.text[self.end : self.end + _REACH + _LONGEST_DATE]
        first = next(dates_in(reach), None)
        if first and first.on and first.start <= len(self.tail):
            return first.text, first.on
        return None

    @property
    def printed_year(self) -> int | None:
        match = re.match(r"\s*(?:\([^)]*\)\s*)?,?\s*năm\s+(\d{4})\b", self.tail, re.I)
        return int(match[1]) if match else None

    @property
    def printed_number(self) -> str | None:
        match = re.match(r"[\s,(]*(?:số\s*:?\s*)?(\d+/\d{4}/QH\d+)", self.tail, re.I)
        return match[1] if match else None


def wrong_date_of_law(plan: CheckedPlan) -> Iterator[Finding]:
    """L02: a law or decree of the known list bears its true date and number."""
    for citation in _citations(plan):
        printed = _wrong_detail(citation)
        if printed:
            yield citation.passage.finding(
                "L02",
                Severity.ERROR,
                gettext_noop(
                    "“%(title)s” is cited with “%(printed)s”, which is wrong."
                ),
                gettext_noop("The right one is: %(right)s."),
                at=(citation.start, citation.end),
                citation=citations.TEXT,
                title=citation.title,
                printed=printed,
                right=_in_full(citation),
            )


def replaced_law(plan: CheckedPlan) -> Iterator[Finding]:
    """L21: a law or decree that was replaced before the plan."""
    plan_day = _plan_day(plan)
    if plan_day is None:
        return
    for citation in _citations(plan):
        issue = _cited_issue(citation)
        if issue and issue.replaced_on and issue.replaced_on <= plan_day:
            yield citation.passage.finding(
                "L21",
                Severity.WARNING,
                gettext_noop("“%(title)s” (%(number)s) is no longer in force."),
                gettext_noop("It was replaced by %(successor)s on %(date)s."),
                at=(citation.start, citation.end),
                title=citation.title,
                number=issue.number,
                successor=issue.replaced_by,
                date=f"{issue.replaced_on:%d/%m/%Y}",
            )


def title_of_law_in_lower_case(plan: CheckedPlan) -> Iterator[Finding]:
    """L24: `Luật Tổ chức …`, not `Luật tổ chức …`; told once for each law."""
    wrong = defaultdict(list)
    for citation in _citations(plan):
        written = citation.passage.text[citation.start : citation.end]
        if (
            re.match(r"luật\s+[^\W\d_]", written, re.I)
            and written[5:].lstrip()[0].islower()
        ):
            wrong[citation.title].append(citation)
    for title, places in wrong.items():
        first = places[0]
        yield first.passage.finding(
            "L24",
            Severity.ADVICE,
            gettext_noop("The title of a law begins with a capital letter."),
            gettext_noop("Write “%(title)s” (%(count)s places)."),
            at=(first.start, first.end),
            citation=f"{citations.CAPITALS}, Mục V.6",
            title=title,
            count=len(places),
        )


def _citations(plan: CheckedPlan) -> Iterator[Citation]:
    for passage in plan.passages:
        folded = passage.folded
        for law in LAWS if "luat" in folded else ():
            for match in re.finditer(rf"\b{law.folded}\b", folded):
                lead = folded[max(match.start() - _LEAD, 0) : match.start()]
                if "sua doi" not in lead.rpartition(";")[2]:
                    yield Citation(passage, law.title, law.issues, *match.span())
        for match in _NUMBER.finditer(passage.text):
            for issue in DECREES:
                if issue.number == match[0]:
                    title = f"Nghị định số {issue.number}"
                    yield Citation(passage, title, (issue,), *match.span())


def _wrong_detail(citation: Citation) -> str | None:
    """What is printed wrongly of a citation: its date, year or number."""
    issues = citation.issues
    if printed := citation.printed_on:
        text, on = printed
        return text if on not in [issue.on for issue in issues] else None
    if number := citation.printed_number:
        return number if number not in [issue.number for issue in issues] else None
    if year := citation.printed_year:
        return (
            f"năm {year}" if year not in [issue.on.year for issue in issues] else None
        )
    return None


def _cited_issue(citation: Citation) -> Issue | None:
    """Which of the laws under a title is meant; None where that stays open."""
    if len(citation.issues) == 1:
        return citation.issues[0]
    printed = citation.printed_on
    meant = [
        issue
        for issue in citation.issues
        if (printed and printed[1] == issue.on)
        or citation.printed_number == issue.number
        or (not printed and citation.printed_year == issue.on.year)
    ]
    return meant[0] if len(meant) == 1 else None


def _plan_day(plan: CheckedPlan) -> date | None:
    """The earliest day the plan can be of, as far as the paper tells."""
    if plan.issued_on:
        return plan.issued_on
    issued = plan.document.issued
    if issued.year and 1 <= (issued.month or 1) <= 12:
        return date(issued.year, issued.month or 1, 1)
    return plan.context.published_on


def _in_full(citation: Citation) -> str:
    """The law with its number and date; of several under a title each in turn."""
    title = re.sub(r" số \S+$", "", citation.title)
    return f"{title} " + "; ".join(map(_in_words, citation.issues))


def _in_words(issue: Issue) -> str:
    return (
        f"số {issue.number} ngày {issue.on.day:02}/{issue.on.month:02}/{issue.on.year}"
    )
