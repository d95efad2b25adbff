"""Where the page of all components hangs in the admin."""

from django.urls import path
from wagtail import hooks

from .views import show_components


@hooks.register("register_admin_urls")
def register_components_url():
    return [path("components/", show_components, name="dialogue_pages_components")]
