"""The list of one hamlet for one conference: its code, its paper, until when."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from wagtail.models import Site

from dialogue_pages.official.writing.hamlet_sheet import HamletSheet
from dialogue_pages.vietnamese.fuzzy_dates import written_schedule

from ..choices import ConferenceStatus
from ..deadlines import closing_day
from ..models import CommuneSettings, Conference, DialoguePlanPage, Hamlet, Topic
from ..models.questions import CODE_LETTERS
from ..papers.paper import lines_of

CONSENT = (
    "Người có tên trong danh sách đồng ý để xã dùng họ tên, số điện thoại để tiếp nhận "
    "và trả lời; không công khai."
)
_NOTES = (
    "Mỗi dòng một việc: việc gì, ở đâu, từ khi nào. " + CONSENT,
    "Khiếu nại, tố cáo không ghi vào đây: mời bà con đến nơi tiếp công dân của xã.",
)
_OFF = (ConferenceStatus.CANCELLED,)


@dataclass(frozen=True)
class Sheet:
    conference: Conference
    hamlet: Hamlet

    @property
    def site(self) -> Site:
        return self.hamlet.site

    @cached_property
    def code(self) -> str:
        """`12-5-KMRT`: conference, hamlet, and letters that tell a mistyped code."""
        return f"{self.conference.pk}-{self.hamlet.pk}-{self._letters}"

    @property
    def _letters(self) -> str:
        named = f"{self.conference.pk}-{self.hamlet.pk}"
        digest = salted_hmac("dialogue_pages.hamlet_sheet", named).digest()
        return "".join(CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in digest[:4])

    @cached_property
    def closes_on(self) -> date | None:
        """The last day for the list; None while neither it nor the conference has a day."""
        return last_day_for(self.conference)

    @property
    def is_over(self) -> bool:
        return bool(self.closes_on and self.closes_on < timezone.localdate())

    @property
    def paper(self) -> HamletSheet:
        commune = CommuneSettings.for_site(self.site)
        topics = Topic.objects.filter(site=self.site).values_list("name", flat=True)
        place = str(self.hamlet)
        return HamletSheet(
            agency=" ".join(lines_of(commune.agency_lines)),
            title="Danh sách câu hỏi, kiến nghị của Nhân dân",
            place=place[:1].upper() + place[1:],
            meeting=self._meeting(commune.commune_name),
            code=self.code,
            notes=_NOTES,
            topics=tuple(topics),
            signer=_signer_of(self.hamlet),
        )

    def _meeting(self, commune: str) -> str:
        when = self.conference.schedule_text.strip() or written_schedule(
            self.conference.when
        )
        words = f"Gửi đến: {self.conference.called}"
        if when:
            words += f" ({when.rstrip(' .')})"
        if self.closes_on:
            office = f"UBND {commune}" if commune else "UBND xã"
            words += f". Nộp về {office} chậm nhất ngày {self.closes_on:%d/%m/%Y}"
        return f"{words}."


def _signer_of(hamlet: Hamlet) -> str:
    label = hamlet.label.lower()
    return "TỔ TRƯỞNG" if label.startswith("tổ") else f"TRƯỞNG {label.upper()}"


def last_day_for(conference: Conference) -> date | None:
    plan = conference.plan
    return closing_day(plan, plan.conferences.all()) or conference.fixed_day


def conferences_of(site: Site) -> QuerySet[Conference]:
    """The conferences of published plans that hamlets collect questions for."""
    if site.root_page is None:
        return Conference.objects.none()
    plans = DialoguePlanPage.objects.live().descendant_of(site.root_page)
    found = Conference.objects.filter(plan__in=plans).exclude(status__in=_OFF)
    return found.select_related("plan").prefetch_related("plan__conferences", "hamlets")


def open_conferences_of(site: Site) -> QuerySet[Conference]:
    """Those that have not been held yet."""
    ahead = Q(last_day=None) | Q(last_day__gte=timezone.localdate())
    return conferences_of(site).filter(ahead).order_by("last_day", "pk")


def hamlets_of(conference: Conference, site: Site) -> QuerySet[Hamlet]:
    """The hamlets a conference is for; all of the commune where it names none."""
    hamlets = Hamlet.objects.filter(site=site).select_related("head", "site")
    if conference.hamlets.all():
        return hamlets.filter(pk__in=[hamlet.pk for hamlet in conference.hamlets.all()])
    return hamlets


def sheet_of(code: str, site: Site) -> Sheet | None:
    """The list a code stands for, in this commune; None for a mistyped or foreign one."""
    conference_pk, _dash, rest = code.strip().upper().partition("-")
    hamlet_pk = rest.partition("-")[0]
    if not (_is_key(conference_pk) and _is_key(hamlet_pk)):
        return None
    conference = conferences_of(site).filter(pk=conference_pk).first()
    if conference is None:
        return None
    hamlet = hamlets_of(conference, site).filter(pk=hamlet_pk).first()
    sheet = hamlet and Sheet(conference, hamlet)
    matches = sheet and constant_time_compare(sheet.code, code.strip().upper())
    return sheet if matches else None


def _is_key(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) < 10
