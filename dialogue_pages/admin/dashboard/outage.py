"""A planned outage that was announced later than law wants."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.models import CommuneSettings
from dialogue_pages.templatetags.dialogue_conferences import short_day

from ..desk.chips import working_days_between
from .office import Office
from .tasks import Task

LEAST_NOTICE = 7  # working days, NĐ 224/2026/NĐ-CP, Điều 13


def outage_tasks(office: Office) -> list[Task]:
    if not (
        office.is_own and office.user.has_perm("dialogue_pages.change_communesettings")
    ):
        return []
    commune = CommuneSettings.for_site(office.site)
    announced = commune.outage_announced_on
    if not (announced and commune.tells_of_outage):
        return []
    begins = timezone.localdate(commune.outage_from)
    notice = working_days_between(announced, begins, office.calendar)
    if begins <= office.today or notice >= LEAST_NOTICE:
        return []
    told = {
        "days": notice,
        "least": LEAST_NOTICE,
        "announced": short_day(announced),
        "begins": short_day(begins),
    }
    return [
        Task(
            _("Put the planned outage off"),
            reverse(
                "wagtailsettings:edit",
                args=["dialogue_pages", "communesettings", office.site.pk],
            ),
            "late",
            stands=_("announced %(days)s working days before, %(least)s are needed")
            % told,
            about=_("announced on %(announced)s, begins on %(begins)s") % told,
            why=("NĐ 224/2026/NĐ-CP, Điều 13.",),
        )
    ]
