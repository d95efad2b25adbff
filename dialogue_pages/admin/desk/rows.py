"""The rows of the desk's list, each of plain words that a lean template puts down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.contrib.auth import get_user_model
from django.db.models import Prefetch
from django.urls import get_script_prefix, reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site

from dialogue_pages.clock.calendar import WorkingCalendar
from dialogue_pages.kept.values import kept
from dialogue_pages.models import Hamlet, Question, QuestionClock, Unit
from dialogue_pages.question_choices import Source
from dialogue_pages.roles import full_name
from dialogue_pages.vietnamese.folding import words

from .access import Seat
from .chips import Chip, clock_chip, leading_clock, stage_chip
from .flags import FLAGS_READ
from .masking import shown_title

_PERSON = ("first_name", "last_name", get_user_model().USERNAME_FIELD)
_TOLD = (
    "year",
    "serial",
    "title",
    "public_title",
    "sender_name",
    "received_at",
    "next_due",
    "source",
    "stage",
    "outcome",
    "visibility",
    "hamlet",
    "unit",
    "owner",
    "claim__seen_at",
    *(f"claim__holder__{name}" for name in _PERSON),
    *FLAGS_READ,
)
_CLOCK = ("question", "due_on", "stopped_on", "met_on", "ended_on")


# One text with places for the words: a template would look each of them up anew.
_HTML = """<tr>{tick}
<td class="desk-number">{number}</td>
<td class="desk-title"><a href="{url}">{title}</a> {withheld}
<span class="desk-received">{received}</span>{flags}{holder}</td>
<td>{clock}</td>
<td class="desk-stage">{stage}</td>
<td>{hamlet}</td>
<td class="desk-unit">{unit}</td>
<td>{owner}</td>
</tr>
"""
_TICK = """
<td class="desk-tick"><input type="checkbox" name="case" value="{}" form="desk-bulk"
 data-desk-tick aria-label="{} {}"></td>"""
_FLAGS = '<ul class="desk-flags">{}</ul>'
_OWNER = '<span class="desk-owner" title="{}">{}</span>'


@dataclass(frozen=True, slots=True)
class Directory:
    """Hamlets and units as rows name them, by their keys."""

    hamlets: dict[int, str]
    units: dict[int, str]

    @classmethod
    def of(cls, site: Site) -> "Directory":
        return kept(("directory of the desk", site.pk), lambda: cls._read(site))

    @classmethod
    def _read(cls, site: Site) -> "Directory":
        return cls(
            {hamlet.pk: str(hamlet) for hamlet in Hamlet.objects.filter(site=site)},
            {
                unit.pk: unit.short_name or unit.name
                for unit in Unit.objects.filter(site=site)
            },
        )


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
    flags: Sequence[str] = ()

    @property
    def html(self) -> SafeString:
        return self._drawn("")

    @property
    def html_with_tick(self) -> SafeString:
        """The same, to be ticked for an act on many."""
        return self._drawn(_TICK.format(self.pk, escape(_("Tick no.")), self.number))

    def _drawn(self, tick: str) -> SafeString:
        owner = self.owner and _OWNER.format(
            escape(self.owner_name), escape(self.owner)
        )
        html = _HTML.format(
            tick=tick,
            number=self.number,
            url=self.url,
            title=escape(self.title),
            withheld=_html(self.withheld),
            received=self.received,
            flags=self._drawn_flags(),
            clock=_html(self.clock),
            stage=_html(self.stage),
            hamlet=escape(self.hamlet),
            unit=escape(self.unit),
            holder=_html(self.holder),
            owner=owner,
        )
        return mark_safe(html)  # noqa: S308 (what people typed is escaped)

    def _drawn_flags(self) -> str:
        if not self.flags:
            return ""
        return _FLAGS.format("".join(f"<li>{escape(flag)}</li>" for flag in self.flags))


def _html(chip: Chip | None) -> str:
    return chip.html if chip else ""


def with_all_told(cases):
    """Cases with what their rows tell, of other records too; three queries for all."""
    owners = get_user_model().objects.only(*_PERSON)
    clocks = QuestionClock.objects.order_by().only(*_CLOCK)
    cases = cases.select_related("claim__holder").prefetch_related(
        Prefetch("owner", owners), Prefetch("clocks", clocks, to_attr="told_clocks")
    )
    return cases.only(*_TOLD)


def row_of(
    case: Question,
    seat: Seat,
    today: date,
    calendar: WorkingCalendar,
    flags: Sequence[str],
) -> Row:
    """The row of a case that was read `with_all_told`."""
    owner, directory = case.owner, Directory.of(seat.site)
    return Row(
        case,
        case.pk,
        _case_url(get_script_prefix()).replace("/0/", f"/{case.pk}/"),
        case.number,
        shown_title(case, masked=not seat.reads_people_of(case)),
        f"{localtime(case.received_at):%d/%m/%Y %H:%M} · "
        + _came_by(case.source, get_language()),
        directory.hamlets.get(case.hamlet_id, ""),
        directory.units.get(case.unit_id, ""),
        initials(owner),
        full_name(owner) if owner else "",
        stage_chip(case),
        clock_chip(leading_clock(case.told_clocks), today, calendar),
        Chip(_("sensitive"), "no-view", "late") if case.is_withheld else None,
        _holder(case),
        flags,
    )


@lru_cache(maxsize=4)
def _case_url(_script_prefix: str) -> str:
    return reverse("dialogue_pages_question", args=[0])


@lru_cache(maxsize=64)
def _came_by(source: str, _language: str) -> str:
    return escape(Source(source).label)


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
