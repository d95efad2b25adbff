"""What the lists of today's work are made of, read once for one visit."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Site

from dialogue_pages import roles
from dialogue_pages.choices import AmendmentKind
from dialogue_pages.deadlines import Duty, announced_days, duties_under
from dialogue_pages.kept.values import kept
from dialogue_pages.models import DialoguePlanPage
from dialogue_pages.office_rules import OfficeRules

from ..desk.access import Seat
from ..kept_calendar import kept_calendar
from ..menu import plan_list

AHEAD = timedelta(days=14)
# A plan whose conferences are over for longer has no duties to remind of.
_BEHIND = timedelta(days=60)
_WITHDRAWN = (AmendmentKind.RECALL, AmendmentKind.REPLACEMENT)


class Office:
    """The commune at hand as one person sees it on one day."""

    def __init__(self, request):
        self.request, self.user = request, request.user
        self.site = Site.find_for_request(request)
        self.seat = Seat.of(request)
        self.today: date = timezone.localdate()

    @cached_property
    def is_own(self) -> bool:
        return self.site is not None and roles.works_at(self.user, self.site)

    @cached_property
    def calendar(self):
        return kept_calendar(self.site)

    @cached_property
    def edits_plans(self) -> bool:
        """Whether plans and announcements are this person's to write or to publish."""
        if not self.is_own:
            return False
        plans = plan_list(self.request)
        if not plans:
            return False
        allowed = plans.permissions_for_user(self.user)
        return allowed.can_add_subpage() or allowed.can_publish_subpage()

    @property
    def sees_plans(self) -> bool:
        return self.edits_plans or (
            self.is_own and self.user.has_perm(roles.SUPERVISES)
        )

    @cached_property
    def plans(self) -> list[DialoguePlanPage]:
        """Plans with a conference ahead or lately held; drafts for their editors only."""
        lately = Q(conferences__last_day__gte=self.today - _BEHIND)
        undated = Q(conferences__last_day=None)
        plans = DialoguePlanPage.objects.descendant_of(self.site.root_page)
        plans = plans.filter(lately | undated)
        if not self.edits_plans:
            plans = plans.live()
        plans = plans.exclude(amendments__kind__in=_WITHDRAWN).distinct()
        return list(
            plans.order_by("pk").prefetch_related(
                "conferences", "amendments", "rule_packs"
            )
        )

    @cached_property
    def duties(self) -> list[tuple[DialoguePlanPage, Duty]]:
        """Of these plans, soonest first; those without a day are left out."""
        if not self.sees_plans:
            return []
        key = ("duties of the office", self.site.pk, self.today, self.edits_plans)
        return kept(key, self._duties)

    def _duties(self) -> list[tuple[DialoguePlanPage, Duty]]:
        rules = OfficeRules.of(self.site)
        announced_on = announced_days(self.plans)
        found = [
            (plan, duty)
            for plan in self.plans
            for duty in duties_under(
                plan,
                plan.conferences.all(),
                rules.for_plan(plan),
                self.calendar,
                self.today,
                announced_on=announced_on,
            )
            if duty.due_on
        ]
        return sorted(found, key=lambda pair: (pair[1].due_on, pair[0].pk))

    def page_url(self, page) -> str:
        """Where this person works on a page, or reads it."""
        if self.edits_plans:
            return reverse("wagtailadmin_pages:edit", args=[page.pk])
        return page.url or ""
