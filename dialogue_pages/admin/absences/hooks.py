from django.urls import path
from django.utils.translation import gettext_lazy
from wagtail import hooks

from dialogue_pages.standing_in import ANNOUNCED, ENDED

from .views import AbsencesView


@hooks.register("register_admin_urls")
def register_absences():
    return [path("absences/", AbsencesView.as_view(), name="dialogue_pages_absences")]


@hooks.register("register_log_actions")
def register_absences_log(actions):
    actions.register_action(
        ANNOUNCED,
        gettext_lazy("Announce an absence"),
        gettext_lazy("Absence announced"),
    )
    actions.register_action(
        ENDED, gettext_lazy("End an absence"), gettext_lazy("Absence ended")
    )
