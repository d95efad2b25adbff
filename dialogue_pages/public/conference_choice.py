from django.utils import timezone

from ..choices import ConferenceStatus
from ..models import Conference
from ..templatetags.dialogue_conferences import question_window, worded


def label_of(conference: Conference) -> str:
    return f"{worded(conference.when)}: {conference.called}"


def open_conferences(site):
    """Conferences of the commune that lie ahead, unless their time for questions is over."""
    today = timezone.localdate()
    ahead = (
        Conference.objects.filter(
            plan__live=True,
            plan__path__startswith=site.root_page.path,
            status__in=[ConferenceStatus.PLANNED, ConferenceStatus.POSTPONED],
        )
        .exclude(last_day__lt=today)
        .select_related("plan")
        .prefetch_related("plan__conferences", "plan__amendments")
    )
    asked = [c.pk for c in ahead if _takes_questions(c, today)]
    offered = Conference.objects.filter(pk__in=asked).select_related("plan")
    return offered.order_by("last_day", "pk")


def _takes_questions(conference, today) -> bool:
    plan = conference.plan
    if plan.recall or plan.get_view_restrictions().exists():
        return False
    window = question_window(plan, today)
    return window is None or window.code in ("open", "relative")
