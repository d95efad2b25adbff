from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DialoguePagesConfig(AppConfig):
    name = "dialogue_pages"
    verbose_name = _("Dialogue with residents")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # The way a request takes leads down from `public` to the page; the page, on the
        # floor of the models, cannot import upwards, so it is handed its views here.
        from .models import QuestionFormPage  # noqa: PLC0415 (not before `ready`)
        from .public import sending, tracking  # noqa: PLC0415

        QuestionFormPage.views = {
            "send": sending.send,
            "receipt": sending.receipt,
            "track": tracking.track,
        }
