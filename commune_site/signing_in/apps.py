from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class SigningInConfig(AppConfig):
    name = "commune_site.signing_in"

    def ready(self):
        # It imports models, which are not there before.
        from .second_factor import remember  # noqa: PLC0415

        user_logged_in.connect(remember)
