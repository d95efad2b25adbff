"""How acts on many questions hang in the admin."""

from django.utils.translation import gettext_lazy
from wagtail import hooks

from .urls import urlpatterns
from .views import HANDED_OUT


@hooks.register("register_admin_urls")
def register_bulk_urls():
    return urlpatterns


@hooks.register("register_log_actions")
def register_bulk_log(actions):
    actions.register_action(
        HANDED_OUT,
        gettext_lazy("Hand out questions of the desk as a file"),
        gettext_lazy("Questions of the desk handed out as a file"),
    )
