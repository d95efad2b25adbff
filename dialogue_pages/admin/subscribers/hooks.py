"""How the number of subscribers hangs in the admin: among the reports."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import SubscribersView, may_see


class SubscribersItem(MenuItem):
    def is_shown(self, request):
        return may_see(request)


@hooks.register("register_admin_urls")
def register_subscribers_url():
    view = SubscribersView.as_view()
    return [path("subscribers/", view, name="dialogue_pages_subscribers")]


@hooks.register("register_reports_menu_item")
def subscribers_item():
    return SubscribersItem(
        gettext_lazy("Subscribers by mail"),
        reverse("dialogue_pages_subscribers"),
        name="subscribers",
        icon_name="mail",
        order=900,
    )
