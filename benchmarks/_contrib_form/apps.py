from django.apps import AppConfig


class ContribFormConfig(AppConfig):
    name = "benchmarks._contrib_form"
    label = "contrib_form"
    default_auto_field = "django.db.models.BigAutoField"
