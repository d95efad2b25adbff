"""How an announcement is laid out in the editor: what residents need, then the paper."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
)

from .amendment_panel import AmendmentPanel
from .page_forms import title_panel
from .site_panels import OwnConferencePanel, OwnPlanPanel

content_panels = [
    title_panel,
    MultiFieldPanel(
        [
            FieldPanel("kind"),
            OwnPlanPanel("plan"),
            OwnConferencePanel("conference"),
        ],
        heading=_("What is announced"),
        help_text=_(
            "Time and place are those of the conference; they are not typed again."
        ),
    ),
    MultiFieldPanel(
        [
            FieldPanel("summary"),
            FieldPanel("audience"),
            FieldPanel("what_to_do"),
            FieldPanel("expires_on"),
        ],
        heading=_("For residents: page, poster and loudspeaker"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("is_official"),
            HelpPanel(
                content=_(
                    "Number and date stay empty until the document is signed; with "
                    "both, it counts as issued and changes only by correction, "
                    "replacement or recall."
                )
            ),
            FieldRowPanel(["number", "symbol"]),
            FieldPanel("place_name"),
            FieldRowPanel(["issued_day", "issued_month", "issued_year"]),
        ],
        heading=_("Number, place and date"),
    ),
    MultiFieldPanel(["document_type", "subject"], heading=_("Type and subject")),
    MultiFieldPanel(
        ["parent_agency", "agency_lines"],
        heading=_("Letterhead"),
        classname="collapsed",
        help_text=_("Empty: as in the commune settings."),
    ),
    MultiFieldPanel(
        ["legal_bases", "opening"],
        heading=_("Legal bases and opening"),
        classname="collapsed",
    ),
    FieldPanel("body"),
    FieldPanel("closing"),
    MultiFieldPanel(
        ["recipients", "report_note", "archive"],
        heading=_("Recipients"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        ["sign_capacity", "signer_title", "signer_name"],
        heading=_("Signature"),
        classname="collapsed",
    ),
    InlinePanel("files", heading=_("Files"), label=_("File")),
    MultiFieldPanel(
        ["loudspeaker_short", "loudspeaker_medium", "loudspeaker_long"],
        heading=_("Loudspeaker"),
        help_text=_(
            "Leave empty to have the texts made from this announcement. Numbers and "
            "abbreviations are turned into words by themselves."
        ),
        classname="collapsed",
    ),
    AmendmentPanel(),
]
