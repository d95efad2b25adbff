"""How an answer is laid out in the editor: in the order of the public page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    Panel,
)

from .page_forms import title_panel
from .site_panels import OwnConferencePanel, OwnSitePanel

SHOWN_REASONS = 20


class ClarityPanel(Panel):
    """What readers voted on the answer, once there is a vote."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "dialogue_pages/admin/answer_clarity_panel.html"

        def is_shown(self):
            return bool(self.instance.pk) and self.instance.clarity_votes.exists()

        def get_context_data(self, parent_context=None):
            votes = self.instance.clarity_votes
            return super().get_context_data(parent_context) | {
                "clarity": votes.counted(),
                "reasons": votes.exclude(reason="")[:SHOWN_REASONS],
            }


content_panels = [
    HelpPanel(
        content=_(
            "Everything here is public once the page is published. Leave out names, "
            "telephone numbers, addresses and whatever else tells who asked."
        )
    ),
    title_panel,
    FieldPanel("question_text"),
    MultiFieldPanel(["short_answer", "answer"], heading=_("Answer")),
    MultiFieldPanel(
        [
            OwnSitePanel("topic"),
            OwnSitePanel("hamlet"),
            OwnSitePanel("unit"),
            OwnConferencePanel("conference"),
        ],
        heading=_("What it is about, and who answers"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(["kind", "outcome"]),
            "promised_until",
            FieldRowPanel(["document_number", "legal_basis"]),
            "answered_by",
            FieldRowPanel(["answered_on", "reviewed_on"]),
        ],
        heading=_("Kind, outcome and dates"),
    ),
    MultiFieldPanel(["changed_on", "change_note"], heading=_("Change of the answer")),
    ClarityPanel(heading=_("Is this answer clear?")),
]
