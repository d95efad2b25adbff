"""Announcements of a conference: drafted from its record, in time or late."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from .choices import AFTER_CONFERENCE, BEFORE_CONFERENCE, DutyCode
from .deadlines import Duty, duties_under
from .models import (
    AnnouncementIndexPage,
    AnnouncementPage,
    CommuneSettings,
    Conference,
    Posting,
)
from .models.calendar import office_calendar
from .models.page_forms import free_slug
from .office_rules import OfficeRules
from .papers.announcement_draft import drafted_fields

_DUTIES = {
    **dict.fromkeys(BEFORE_CONFERENCE, DutyCode.ANNOUNCE),
    **dict.fromkeys(AFTER_CONFERENCE, DutyCode.PUBLISH_RESULTS),
}


class NoticeState(StrEnum):
    IN_TIME = "in_time"
    LATE = "late"  # the last place was too late
    WAITING = "waiting"  # places are missing, there is time
    OVERDUE = "overdue"  # places are missing, the day has passed


@dataclass(frozen=True, slots=True)
class NoticeClock:
    """Whether an announcement was out in time: its LAST mandatory place decides.

    `last` is that place once all are done; `missing` are those not done yet.
    """

    duty: Duty
    state: NoticeState
    last: Posting | None
    missing: tuple[Posting, ...]

    @property
    def due_on(self) -> date:
        return self.duty.due_on

    @property
    def days(self) -> int:
        """Days between the last place and the last day in time; too late is below 0."""
        return (self.due_on - self.last.posted_from).days if self.last else 0


def notice_clock(
    page: AnnouncementPage, postings: list[Posting], *, today: date | None = None
) -> NoticeClock | None:
    """None where no time limit binds: no conference, no fixed day, a recalled plan."""
    code = _DUTIES.get(page.kind)
    if code is None or page.conference is None:
        return None
    today = today or timezone.localdate()
    duty = _duty(page, code, today)
    if duty is None or duty.due_on is None:
        return None
    mandatory = [row for row in postings if row.is_mandatory]
    missing = tuple(row for row in mandatory if row.posted_from is None)
    if missing or not mandatory:
        overdue = today > duty.due_on
        state = NoticeState.OVERDUE if overdue else NoticeState.WAITING
        return NoticeClock(duty, state, None, missing)
    last = max(mandatory, key=lambda row: row.posted_from)
    late = last.posted_from > duty.due_on
    state = NoticeState.LATE if late else NoticeState.IN_TIME
    return NoticeClock(duty, state, last, ())


def _duty(page: AnnouncementPage, code: str, today: date) -> Duty | None:
    plan = page.conference.plan
    site = plan.get_site()
    rules = OfficeRules.of(site).for_plan(plan)
    calendar = office_calendar(site)
    duties = duties_under(plan, plan.conferences.all(), rules, calendar, today)
    return next(
        (
            duty
            for duty in duties
            if duty.rule.code == code
            and duty.conference
            and duty.conference.pk == page.conference.pk
        ),
        None,
    )


@transaction.atomic
def draft_announcement(
    conference: Conference, kind: str, parent: AnnouncementIndexPage, *, by
) -> AnnouncementPage:
    """Make an unpublished announcement from the record of a conference.

    What the record does not hold stands in square brackets.
    """
    commune = CommuneSettings.for_site(parent.get_site())
    fields = drafted_fields(conference, kind, commune)
    page = AnnouncementPage(
        kind=kind,
        plan=conference.plan,
        conference=conference,
        live=False,
        owner=by,
        slug=free_slug(fields["title"], parent),
        **fields,
    )
    parent.add_child(instance=page)
    log(page, "wagtail.create", user=by, content_changed=True)
    page.save_revision(user=by, log_action=False)
    return page
