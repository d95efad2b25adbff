"""How the lists of hamlets hang in the admin."""

from django.urls import path, re_path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..desk.access import Seat
from .importing import ImportView
from .no_opinions import NoOpinionsView
from .views import ConferencesView, ConferenceView, LinkView, SheetView


@hooks.register("register_admin_urls")
def register_hamlet_lists():
    return [
        path(
            "hamlet-lists/",
            ConferencesView.as_view(),
            name="dialogue_pages_hamlet_lists",
        ),
        path(
            "hamlet-lists/<int:conference_pk>/",
            ConferenceView.as_view(),
            name="dialogue_pages_hamlet_list",
        ),
        path(
            "hamlet-lists/<int:conference_pk>/import/",
            ImportView.as_view(),
            name="dialogue_pages_hamlet_import",
        ),
        re_path(
            r"^hamlet-lists/(?P<conference_pk>\d+)/(?P<hamlet_pk>\d+)/"
            r"sheet\.(?P<paper_format>pdf|xlsx)$",
            SheetView.as_view(),
            name="dialogue_pages_hamlet_sheet",
        ),
        path(
            "hamlet-lists/<int:conference_pk>/<int:hamlet_pk>/link/",
            LinkView.as_view(),
            name="dialogue_pages_hamlet_link",
        ),
        path(
            "hamlet-lists/<int:conference_pk>/<int:hamlet_pk>/no-opinions/",
            NoOpinionsView.as_view(),
            name="dialogue_pages_hamlet_no_opinions",
        ),
    ]


class HamletListsMenuItem(MenuItem):
    def is_shown(self, request):
        return Seat.of(request).enters


@hooks.register("register_admin_menu_item")
def hamlet_lists_menu():
    return HamletListsMenuItem(
        gettext_lazy("Lists of hamlets"),
        reverse("dialogue_pages_hamlet_lists"),
        icon_name="group",
        order=130,
    )
