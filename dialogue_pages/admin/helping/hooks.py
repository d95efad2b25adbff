"""How help hangs in the admin: its addresses, and one item instead of Wagtail's menu."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import HelpView

_OF_WAGTAIL = "help"


@hooks.register("register_admin_urls")
def register_help_urls():
    return [
        path("help/", HelpView.as_view(), name="dialogue_pages_help"),
        path("help/<slug:role>/", HelpView.as_view(), name="dialogue_pages_help_for"),
    ]


@hooks.register("register_admin_menu_item")
def help_item():
    return MenuItem(
        gettext_lazy("Help"),
        reverse("dialogue_pages_help"),
        name="office-help",
        icon_name="help",
        order=11000,
    )


@hooks.register("construct_main_menu")
def drop_help_of_wagtail(request, items):
    """It leads to pages elsewhere, in English and about Wagtail."""
    items[:] = [item for item in items if item.name != _OF_WAGTAIL]
