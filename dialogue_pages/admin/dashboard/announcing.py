"""Conferences to announce and results to make public: drafted, published, in all places?"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue_pages.choices import (
    AFTER_CONFERENCE,
    BEFORE_CONFERENCE,
    AmendmentKind,
    DutyCode,
)
from dialogue_pages.deadlines import Duty
from dialogue_pages.models import AnnouncementPage, Posting
from dialogue_pages.templatetags.dialogue_conferences import short_day
from dialogue_pages.templatetags.dialogue_progress import why_then

from ..announcements.hamlet_places import own_rows, records_own_places
from ..announcements.register import MAY_POST
from .office import AHEAD, Office
from .tasks import Task, stands_of, tone_of

_KINDS = {
    DutyCode.ANNOUNCE: BEFORE_CONFERENCE,
    DutyCode.PUBLISH_RESULTS: AFTER_CONFERENCE,
}
_WITHDRAWN = (AmendmentKind.RECALL, AmendmentKind.REPLACEMENT)


def is_for_announcement(plan, duty: Duty) -> bool:
    """A plan that is not out yet has to be published itself, first of all."""
    return plan.live and duty.rule.code in _KINDS and duty.conference is not None


def announcement_tasks(office: Office) -> list[Task]:
    waiting = [
        (plan, duty)
        for plan, duty in office.duties
        if is_for_announcement(plan, duty) and _is_time(duty, office)
    ]
    made = _announcements([duty for _plan, duty in waiting])
    tasks = (
        _Announcing(office, plan, duty, made[duty.conference.pk]).task
        for plan, duty in waiting
    )
    return [task for task in tasks if task]


def hamlet_posting_tasks(office: Office) -> list[Task]:
    """What a hamlet head has not recorded yet of the papers that are still current."""
    if not records_own_places(office.seat):
        return []
    current = AnnouncementPage.objects.current(office.today)
    rows = own_rows(office.seat).filter(posted_from=None, page__in=current.values("pk"))
    count = rows.count()
    if not count:
        return []
    words = ngettext(
        "paper to put up in the hamlet and to record",
        "papers to put up in the hamlet and to record",
        count,
    )
    url = reverse("dialogue_pages_hamlet_places")
    return [Task(words, url, "soon", count=count)]


def _is_time(duty: Duty, office: Office) -> bool:
    day, today = duty.conference.fixed_day, office.today
    if duty.rule.code == DutyCode.ANNOUNCE and day < today:
        return False
    if duty.rule.code == DutyCode.PUBLISH_RESULTS and day > today:
        return False
    return duty.due_on <= today + AHEAD


class _Announcing:
    """One conference before or after it: which announcement there is, and where it hangs."""

    def __init__(self, office: Office, plan, duty: Duty, made: list[AnnouncementPage]):
        self.office, self.plan, self.duty = office, plan, duty
        code = DutyCode(duty.rule.code)
        self.is_before = code is DutyCode.ANNOUNCE
        self.pages = [page for page in made if page.kind in _KINDS[code]]

    @property
    def task(self) -> Task | None:
        live = [page for page in self.pages if page.live]
        if live:
            return self._to_post(live)
        if not self.office.edits_plans:
            return None
        if self.pages:
            words = _("Publish the announcement that is still a draft")
            return self._made(words, self.office.page_url(self.pages[0]))
        words = (
            _("Announce the conference")
            if self.is_before
            else _("Make conclusion and results public")
        )
        return self._made(
            words, reverse("dialogue_pages_announce", args=[self.plan.pk])
        )

    def _to_post(self, live: Iterable[AnnouncementPage]) -> Task | None:
        rows = [(page, row) for page in live for row in page.mandatory_postings]
        missing = [(page, row) for page, row in rows if row.posted_from is None]
        if rows and not missing:
            return None
        page = missing[0][0] if missing else live[0]
        return self._made(
            self._to_post_words(len(missing)),
            self._posting_url(page),
            *_places([row for _page, row in rows]),
        )

    def _to_post_words(self, missing: int) -> str:
        if not missing:
            return _("Record where it is made public")
        words = (
            ngettext(
                "Make it public in %(count)d more mandatory place",
                "Make it public in %(count)d more mandatory places",
                missing,
            )
            if self.office.edits_plans
            else ngettext(
                "Not yet made public in %(count)d mandatory place",
                "Not yet made public in %(count)d mandatory places",
                missing,
            )
        )
        return words % {"count": missing}

    def _posting_url(self, page: AnnouncementPage) -> str:
        if self.office.user.has_perm(MAY_POST):
            return reverse("dialogue_pages_postings", args=[page.pk])
        return self.office.page_url(page)

    def _made(self, words: str, url: str, *places: str) -> Task:
        due_on, today = self.duty.due_on, self.office.today
        told = {"day": short_day(self.duty.conference.fixed_day)}
        about = [self.plan.title, _("conference of %(day)s") % told]
        return Task(
            words,
            url,
            tone_of(due_on, today, self.office.calendar),
            stands=stands_of(due_on, today),
            about=" – ".join(about),
            why=(*places, *why_then(self.duty.limit)),
        )


def _places(rows: list[Posting]):
    done = [row for row in rows if row.posted_from]
    missing = "; ".join(row.where for row in rows if row.posted_from is None)
    if missing:
        yield _("Still missing: %(places)s.") % {"places": missing}
    if done:
        last = max(done, key=lambda row: row.posted_from)
        told = {"place": last.where, "day": short_day(last.posted_from)}
        yield _("The last place so far: %(place)s, on %(day)s.") % told


def _announcements(duties: list[Duty]) -> dict[int, list[AnnouncementPage]]:
    """By conference, with their mandatory places; those taken back are left out."""
    found = defaultdict(list)
    if not duties:
        return found
    conferences = {duty.conference.pk for duty in duties}
    mandatory = Posting.objects.filter(is_mandatory=True).select_related("hamlet")
    pages = AnnouncementPage.objects.filter(conference__in=conferences)
    for page in pages.exclude(amendments__kind__in=_WITHDRAWN).prefetch_related(
        Prefetch("postings", mandatory, to_attr="mandatory_postings")
    ):
        found[page.conference_id].append(page)
    return found
