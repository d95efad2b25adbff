from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Wagtail names these columns by their fields, in English.
        from wagtail.sites.views import IndexView  # noqa: PLC0415 (not before `ready`)

        labels = {
            "port": _("Port"),
            "site_name": _("Name of the site"),
            "root_page": _("Front page"),
        }
        for column in IndexView.columns:
            column.label = labels.get(column.name, column.label)
