"""How announcements hang in the admin: addresses, buttons, their own editor."""

from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Site

from dialogue_pages import roles
from dialogue_pages.models import (
    AnnouncementIndexPage,
    AnnouncementPage,
    DialoguePlanPage,
)
from dialogue_pages.models.whole_pages import KEPT_BACK

from ..desk.access import Seat
from ..menu import kept_list
from .drafting import DraftAnnouncementView
from .editor import AnnouncementEditView
from .hamlet_places import HamletPlacesView, records_own_places
from .quarterly import MAY_SEE, PublicationListView
from .register import MAY_POST, PagePostingsView


@hooks.register("register_admin_urls")
def register_announcement_urls():
    return [
        path(
            "dialogue-plans/<int:plan_id>/announce/",
            DraftAnnouncementView.as_view(),
            name="dialogue_pages_announce",
        ),
        path(
            "publications/<int:page_id>/",
            PagePostingsView.as_view(),
            name="dialogue_pages_postings",
        ),
        path(
            "publications/hamlet/",
            HamletPlacesView.as_view(),
            name="dialogue_pages_hamlet_places",
        ),
        path(
            "publications/",
            PublicationListView.as_view(),
            name="dialogue_pages_publications",
        ),
        path("announcements/", show_announcements, name="dialogue_pages_announcements"),
    ]


def show_announcements(request):
    announcements = kept_list(request, AnnouncementIndexPage)
    return redirect("wagtailadmin_explore", announcements.pk if announcements else 1)


class AnnouncementsMenuItem(MenuItem):
    """Shown to whoever may add an announcement, where there is a list of them."""

    def is_shown(self, request):
        announcements = kept_list(request, AnnouncementIndexPage)
        return bool(announcements) and (
            announcements.permissions_for_user(request.user).can_add_subpage()
        )


class PublicationsMenuItem(MenuItem):
    def is_shown(self, request):
        site = Site.find_for_request(request)
        return request.user.has_perm(MAY_SEE) and roles.works_at(request.user, site)


class HamletPlacesMenuItem(MenuItem):
    def is_shown(self, request):
        return records_own_places(Seat.of(request))


@hooks.register("register_admin_menu_item")
def hamlet_places_menu():
    return HamletPlacesMenuItem(
        gettext_lazy("Postings in the hamlet"),
        reverse("dialogue_pages_hamlet_places"),
        icon_name="thumbtack",
        order=135,
    )


@hooks.register("register_admin_menu_item")
def announcements_menu():
    return AnnouncementsMenuItem(
        gettext_lazy("Announcements"),
        reverse("dialogue_pages_announcements"),
        icon_name="mail",
        order=160,
    )


@hooks.register("register_reports_menu_item")
def publications_menu():
    return PublicationsMenuItem(
        gettext_lazy("Quarterly list of publications"),
        reverse("dialogue_pages_publications"),
        icon_name="list-ul",
        order=900,
    )


@hooks.register("register_page_header_buttons")
def announcement_buttons(page, user, view_name, next_url=None):
    is_paper = isinstance(page, AnnouncementPage | DialoguePlanPage)
    if (
        isinstance(page, DialoguePlanPage)
        and page.permissions_for_user(user).can_edit()
    ):
        yield Button(
            _("Draft an announcement"),
            reverse("dialogue_pages_announce", args=[page.pk]),
            icon_name="doc-full",
            priority=6,
        )
    if is_paper and page.live and user.has_perm(MAY_POST):
        yield Button(
            _("Record where it is made public"),
            reverse("dialogue_pages_postings", args=[page.pk]),
            icon_name="thumbtack",
            priority=7,
        )


@hooks.register("register_log_actions")
def register_kept_back(actions):
    @actions.register_action(KEPT_BACK)
    class KeptBack(LogFormatter):
        label = gettext_lazy("Keep back what may not be published")

        def format_message(self, entry):
            blanks = "; ".join(entry.data.get("blanks", []))
            if not blanks:
                return _("Kept back on its day. Publish it by hand to read why.")
            told = _("Kept back on its day. Still to be filled in: %(blanks)s")
            return told % {"blanks": blanks}


@hooks.register("before_edit_page")
def edit_announcement(request, page):
    """Hand an announcement to its own editor, which comes back here with a mark."""
    if isinstance(page, AnnouncementPage) and not hasattr(request, "own_editor"):
        request.own_editor = True
        return AnnouncementEditView.as_view()(request, page.pk)
    return None
