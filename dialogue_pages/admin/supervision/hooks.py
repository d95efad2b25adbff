"""How the recommendations of the supervisors hang in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..desk.access import Seat
from .access import takes_part
from .report import ReportView
from .views import NewRecommendationView, RecommendationsView, RecommendationView


@hooks.register("register_admin_urls")
def register_supervision():
    return [
        path(
            "supervision/",
            RecommendationsView.as_view(),
            name="dialogue_pages_supervision",
        ),
        path(
            "supervision/new/",
            NewRecommendationView.as_view(),
            name="dialogue_pages_recommendation_new",
        ),
        path(
            "supervision/report/",
            ReportView.as_view(),
            name="dialogue_pages_supervision_report",
        ),
        path(
            "supervision/<int:pk>/",
            RecommendationView.as_view(),
            name="dialogue_pages_recommendation",
        ),
    ]


class SupervisionMenuItem(MenuItem):
    def is_shown(self, request):
        return takes_part(Seat.of(request))


@hooks.register("register_admin_menu_item")
def register_supervision_menu():
    return SupervisionMenuItem(
        gettext_lazy("Supervision"),
        reverse("dialogue_pages_supervision"),
        name="dialogue-supervision",
        icon_name="glasses",
        order=125,
    )
