"""Invented contents for components that no page of a site need have."""

from datetime import date

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.choices import AmendmentKind
from dialogue_pages.facets import Facet, Option
from dialogue_pages.models import AnnouncementAmendment, PlanAmendment
from dialogue_pages.official.document import (
    Banner,
    Bullet,
    Document,
    IssueDate,
    Item,
    Paragraph,
    Recipient,
    Section,
    Signature,
    Table,
)
from dialogue_pages.official.text import Text
from dialogue_pages.plan_progress import Progress
from dialogue_pages.querysets import Numbers

COLOURS = ["ground", "surface", "raised", "ink", "quiet", "line", "red", "gold"]
COLOURS += ["blue", "green", "amber", "rose"]
CHIPS = ["planned", "held", "postponed", "cancelled", "draft", "answered", "settled"]


def invented(today: date) -> dict:
    """Context of the page, apart from what the site has itself."""
    facets = _facets()
    return {
        "colours": COLOURS,
        "chips": CHIPS,
        "facets": facets,
        "chosen": [facet for facet in facets if facet.chosen],
        "listed": Paginator(range(60), 20).page(2),
        "form": _wrong_form(),
        "document": _document(today),
        "progress": Progress(numbers=Numbers(54, 27, 25, 23)),
    }


def amendments(plan) -> list[PlanAmendment]:
    return _each_kind(PlanAmendment, plan=plan) if plan else []


def corrections(announcement) -> list[AnnouncementAmendment]:
    if announcement is None:
        return []
    return _each_kind(AnnouncementAmendment, announcement=announcement)


def _each_kind(model, **about) -> list:
    return [
        model(
            kind=kind,
            reason=_("The reason stands here."),
            made_at=timezone.now(),
            **about,
        )
        for kind in AmendmentKind
    ]


def _facets() -> list[Facet]:
    topics = [Option("1", _("Roads"), 12, True), Option("2", _("Water"), 7, False)]
    years = [Option("2026", "2026", 19, False), Option("2025", "2025", 4, False)]
    return [
        Facet("topic", _("Topic"), topics, ""),
        Facet("year", _("Year"), years, "topic=1"),
    ]


class _SampleForm(forms.Form):
    title = forms.CharField(label=_("Title"), help_text=_("In a few words."))
    kind = forms.ChoiceField(
        label=_("Kind"),
        widget=forms.RadioSelect,
        choices=[("a", _("Question")), ("b", _("Proposal"))],
    )
    content = forms.CharField(label=_("Content"), widget=forms.Textarea({"rows": 3}))


def _wrong_form() -> forms.Form:
    return _SampleForm({"title": _("The road floods")})


def _document(today: date) -> Document:
    """A short official paper with a part of each sort."""
    return Document(
        agency=["ỦY BAN NHÂN DÂN", "XÃ …"],
        national_title="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        national_motto="Độc lập - Tự do - Hạnh phúc",
        symbol="KH-UBND",
        place="…",
        issued=IssueDate(None, today.month, today.year),
        document_type="KẾ HOẠCH",
        subject=_("Subject of the paper"),
        bases=[Text.of(_("Basis of the paper;"))],
        sections=[Section("I.", Text.of(_("First part")), _parts())],
        recipients=[
            Recipient(_("Those to whom it is reported;"), for_report=True),
            Recipient(_("Archive.")),
        ],
        report_note=_("For report"),
        signature=Signature(["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH", "…"),
    )


def _parts() -> list:
    cells = [Text.of(_("Matter")), Text.of(_("Unit")), Text.of(_("Until"))]
    return [
        Paragraph(Text.from_marks(_("A paragraph with **bold** and *italic* words."))),
        Item(
            "1.",
            Text.of(_("An item with a list")),
            blocks=[
                Bullet("-", Text.of(_("A line of the list;"))),
                Bullet("+", Text.of(_("a line below it."))),
            ],
        ),
        Table([cells], [cells, cells]),
        Banner([Text.of(_("WORDS ON THE BANNER"))]),
    ]
