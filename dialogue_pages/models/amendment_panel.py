from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class AmendmentPanel(MultiFieldPanel):
    """How an issued paper is changed; shown where there is one to change."""

    def __init__(self, *args, **kwargs):
        fields = ("kind", "reason", "document", "replaced_by")
        panels = [FieldPanel(f"amendment_{field}") for field in fields]
        kwargs.setdefault("children", panels)
        kwargs.setdefault("heading", _("Change an issued document"))
        kwargs.setdefault(
            "help_text",
            _(
                "Say by which document and why it is corrected, replaced or recalled. "
                "The reason shows on the page."
            ),
        )
        super().__init__(*args, **kwargs)

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self):
            is_amendable = self.instance.pk and self.form.amendable_page()
            return bool(is_amendable) and super().is_shown()
