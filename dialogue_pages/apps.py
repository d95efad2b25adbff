from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DialoguePagesConfig(AppConfig):
    name = "dialogue_pages"
    verbose_name = _("Dialogue with residents")
    default_auto_field = "django.db.models.BigAutoField"
