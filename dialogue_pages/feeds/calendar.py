"""The conferences of a commune as a calendar that telephones keep in step."""

from datetime import timedelta

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from ..models import CommuneSettings, DialoguePlanPage, PlanAmendment
from ..news.addresses import Addresses
from ..papers.plan_calendar import commune_calendar
from .serving import served, site_of

KEPT_DAYS = 365  # a conference stays in the calendar for a year


@require_safe
def conferences(request):
    site = site_of(request)
    letterhead = CommuneSettings.for_request(request)
    content = commune_calendar(
        _plans(site, letterhead), letterhead, address=f"{site.root_url}{request.path}"
    )
    return served(request, content, "text/calendar; charset=utf-8")


def _plans(site: Site, letterhead: CommuneSettings):
    now = timezone.now()
    since = timezone.localdate() - timedelta(days=KEPT_DAYS)
    plans = DialoguePlanPage.objects.descendant_of(site.root_page).live().public()
    plans = plans.filter(conferences__last_day__gte=since).distinct()
    plans = plans.exclude(Q(expire_at__lte=now)).order_by("pk")
    amendments = PlanAmendment.objects.with_replacements()
    plans = plans.prefetch_related(
        "conferences__hamlets", Prefetch("amendments", amendments)
    )
    addresses = Addresses.of_site(site)
    for plan in plans:
        if address := addresses.of(plan):
            plan.letterhead = letterhead
            yield plan, address
