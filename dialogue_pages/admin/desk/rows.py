"""The rows of the desk's list, each of plain words that a lean template puts down."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.models import Question
from dialogue_pages.question_choices import Source
from dialogue_pages.roles import full_name
from dialogue_pages.vietnamese.folding import words

from .access import Seat
from .chips import Chip, clock_chip, leading_clock, stage_chip
from .masking import shown_title

_TOLD_WITH = ("hamlet", "unit", "owner", "claim__holder")
_NOT_TOLD = ("content", "public_text", "consent_text", "masks")


# One text with places for the words: a template would look each of them up anew.
_HTML = """<tr>{tick}
<td class="desk-number">{number}</td>
<td class="desk-title"><a href="{url}">{title}</a> {withheld}
<span class="desk-received">{received}</span></td>
<td>{clock}</td>
<td class="desk-stage">{stage}</td>
<td>{hamlet}</td>
<td class="desk-unit">{unit}</td>
<td>{holder} {owner}</td>
</tr>
"""
_TICK = """
<td class="desk-tick"><input type="checkbox" name="case" value="{}" form="desk-bulk"
 data-desk-tick aria-label="{} {}"></td>"""
_OWNER = '<span class="desk-owner" title="{}">{}</span>'


@dataclass(frozen=True, slots=True)
class Row:
    """One case as the list shows it; `holder` is who is at work on it now."""

    question: Question
    pk: int
    url: str
    number: str
    title: str
    received: str
    hamlet: str
    unit: str
    owner: str
    owner_name: str
    stage: Chip
    clock: Chip | None = None
    withheld: Chip | None = None
    holder: Chip | None = None

    @property
    def html(self) -> SafeString:
        return self._drawn("")

    @property
    def html_with_tick(self) -> SafeString:
        """The same, to be ticked for an act on many."""
        words = _("Tick no.")
        return self._drawn(format_html(_TICK, self.pk, words, self.number))

    def _drawn(self, tick: str) -> SafeString:
        owner = self.owner and format_html(_OWNER, self.owner_name, self.owner)
        chips = ("withheld", "clock", "stage", "holder")
        drawn = {name: chip.html for name in chips if (chip := getattr(self, name))}
        plain = ("number", "url", "title", "received", "hamlet", "unit")
        return format_html(
            _HTML,
            **dict.fromkeys(chips, "") | drawn,
            **{name: getattr(self, name) for name in plain},
            tick=tick,
            owner=owner,
        )


def with_all_told(cases, seat: Seat):
    """Cases with what their rows tell of other records; two queries, however many.

    Long texts stay away where titles need not be masked by them.
    """
    cases = cases.select_related(*_TOLD_WITH).prefetch_related("clocks")
    return cases.defer(*_NOT_TOLD) if seat.reads_people else cases


def row_of(case: Question, seat: Seat, today: date, calendar: WorkingCalendar) -> Row:
    unit, owner = case.unit, case.owner
    return Row(
        case,
        case.pk,
        reverse("dialogue_pages_question", args=[case.pk]),
        case.number,
        shown_title(case, masked=not seat.reads_people_of(case)),
        f"{localtime(case.received_at):%d/%m/%Y %H:%M} · {Source(case.source).label}",
        str(case.hamlet or ""),
        unit.short_name or unit.name if unit else "",
        initials(owner),
        full_name(owner) if owner else "",
        stage_chip(case),
        clock_chip(leading_clock(case.clocks.all()), today, calendar),
        Chip(_("sensitive"), "no-view", "late") if case.is_withheld else None,
        _holder(case),
    )


def _holder(case: Question) -> Chip | None:
    claim = getattr(case, "claim", None)
    if claim is None or not claim.is_held:
        return None
    words_of = _("%(name)s is at work on it") % {"name": full_name(claim.holder)}
    return Chip(words_of, "user", "soon")


def initials(user) -> str:
    """`Lò Thị Mai` becomes `LTM`; of an account without a name those of its login."""
    if user is None:
        return ""
    return "".join(word[0].upper() for word in words(full_name(user))[:4])
