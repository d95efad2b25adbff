"""How a plan is laid out in the editor: in the order of the paper."""

from django.forms import CheckboxSelectMultiple
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
from .site_panels import PlanPacksPanel

content_panels = [
    title_panel,
    MultiFieldPanel(["document_type", "subject"], heading=_("Type and subject")),
    MultiFieldPanel(
        [
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
    MultiFieldPanel(
        ["parent_agency", "agency_lines"],
        heading=_("Letterhead"),
        classname="collapsed",
        help_text=_("Empty: as in the commune settings."),
    ),
    InlinePanel("conferences", heading=_("Conferences"), label=_("Conference")),
    MultiFieldPanel(
        [
            FieldRowPanel(["questions_open_on", "questions_close_on"]),
            FieldPanel("questions_close_days"),
        ],
        heading=_("Questions from residents"),
    ),
    MultiFieldPanel(
        [PlanPacksPanel("rule_packs", widget=CheckboxSelectMultiple)],
        heading=_("Time limits"),
    ),
    MultiFieldPanel(["legal_bases", "opening"], heading=_("Legal bases and opening")),
    FieldPanel("body"),
    FieldPanel("closing"),
    MultiFieldPanel(["recipients", "report_note", "archive"], heading=_("Recipients")),
    MultiFieldPanel(
        ["sign_capacity", "signer_title", "signer_name"], heading=_("Signature")
    ),
    AmendmentPanel(),
]
