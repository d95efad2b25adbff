"""Conferences move with the publication of their plan, and their cases with them."""

from wagtail.log_actions import get_active_log_context

from ..models import Conference, DialoguePlanPage
from .applying import carry_out
from .changes import Change, as_it_stands, conferences_moved


def moved_by(plan: DialoguePlanPage) -> Change | None:
    """What publishing a draft would change of the days of its conferences, if any."""
    site = plan.get_site()
    standing = {
        row.pk: row.fixed_day for row in Conference.objects.filter(plan=plan.pk)
    }
    moved = [
        conference
        for conference in plan.conferences.all()
        if conference.pk in standing and conference.fixed_day != standing[conference.pk]
    ]
    if not (site and moved):
        return None
    return conferences_moved(site, moved, _reason(plan, moved))


def on_published(*, instance: DialoguePlanPage, **_signal) -> None:
    """Called by Wagtail also where nobody looked first: workflow, schedule, bulk."""
    site = instance.get_site()
    if site:
        editor = get_active_log_context().user
        carry_out(lambda: as_it_stands(site), lambda: None, by=editor, seen=None)


def _reason(plan: DialoguePlanPage, moved: list[Conference]) -> str:
    """Why, in the words of the amendment that waits with the draft, or of the status."""
    drafted = [row.reason for row in plan.amendments.all() if row.pk is None]
    off = [conference.status_reason for conference in moved if conference.is_off]
    return "; ".join(dict.fromkeys(filter(None, [*drafted, *off])))
