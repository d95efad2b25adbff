from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page, Site
from wagtail.search import index

from dialogue_pages.official.document import Document, IssueDate
from dialogue_pages.official.writing.calendar_file import conference_calendar

from ..blocks import RecipientBlock, SectionBlock
from ..choices import AmendmentKind, PaperFormat
from ..papers.plan import plan_document
from ..querysets import DialoguePlanManager
from . import plan_panels
from .amendments import PlanAmendment
from .commune_settings import CommuneSettings
from .plan_forms import DialoguePlanForm
from .rendered_papers import drawn, rendered

CONTENT_TYPES = {
    "ics": "text/calendar; charset=utf-8",
    PaperFormat.PDF: "application/pdf",
    PaperFormat.DOCX: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
}


class DialoguePlanPage(RoutablePageMixin, Page):
    """A dialogue plan (kế hoạch đối thoại): a published page and an official paper."""

    document_type = models.CharField(
        _("type of document"), max_length=80, default="KẾ HOẠCH"
    )
    subject = models.TextField(
        _("subject of the document"),
        blank=True,
        help_text=_("Trích yếu: stands below the type of document."),
    )
    parent_agency = models.CharField(
        _("superior agency on the letterhead"), max_length=160, blank=True
    )
    agency_lines = models.TextField(_("agency on the letterhead"), blank=True)
    number = models.CharField(
        _("number"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d+[a-z]?$", _("Only the number, e.g. 05."))],
        help_text=_("Empty until the document is signed and issued."),
    )
    symbol = models.CharField(_("symbol"), max_length=40, blank=True, default="KH-UBND")
    place_name = models.CharField(_("place before the date"), max_length=80, blank=True)
    issued_day = models.PositiveSmallIntegerField(
        _("day"), null=True, blank=True, validators=[MaxValueValidator(31)]
    )
    issued_month = models.PositiveSmallIntegerField(
        _("month"), null=True, blank=True, validators=[MaxValueValidator(12)]
    )
    issued_year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1945)]
    )
    legal_bases = models.TextField(
        _("legal bases"), blank=True, help_text=_("One line is one basis.")
    )
    opening = models.TextField(_("opening sentence"), blank=True)
    body = StreamField(
        [("section", SectionBlock())], verbose_name=_("body"), blank=True
    )
    closing = models.TextField(_("closing paragraph"), blank=True)
    recipients = StreamField(
        [("recipient", RecipientBlock())], verbose_name=_("recipients"), blank=True
    )
    report_note = models.CharField(
        _("words beside the brace"),
        max_length=80,
        blank=True,
        help_text=_("Groups the recipients marked “for report”, e.g. Để báo cáo."),
    )
    archive = models.CharField(
        _("archive note"),
        max_length=80,
        blank=True,
        help_text=_("What follows “Lưu:”."),
    )
    sign_capacity = models.TextField(_("authority line"), blank=True)
    signer_title = models.CharField(
        _("position of the signer"), max_length=120, blank=True
    )
    signer_name = models.CharField(_("name of the signer"), max_length=120, blank=True)
    questions_open_on = models.DateField(_("questions from"), null=True, blank=True)
    questions_close_on = models.DateField(
        _("questions until"),
        null=True,
        blank=True,
        help_text=_("The last day on which questions are still in time."),
    )
    questions_close_days = models.PositiveSmallIntegerField(
        _("or days before the conference"), null=True, blank=True
    )
    rule_packs = ParentalManyToManyField(
        "dialogue_pages.RulePack",
        verbose_name=_("rule packs"),
        blank=True,
        related_name="plans",
        help_text=_("Of several, the strictest binds; the law always applies."),
    )

    objects = DialoguePlanManager()
    base_form_class = DialoguePlanForm

    content_panels = plan_panels.content_panels
    settings_panels = [*Page.settings_panels]
    search_fields = [
        *Page.search_fields,
        index.SearchField("subject"),
        index.SearchField("body"),
    ]
    parent_page_types = ["dialogue_pages.DialoguePlanIndexPage"]
    subpage_types = []
    preview_modes = [("", _("Page")), ("pdf", _("PDF"))]
    exclude_fields_in_copy = [
        "number",
        "issued_day",
        "issued_month",
        "issued_year",
        "amendments",
    ]

    class Meta:
        verbose_name = _("dialogue plan")
        verbose_name_plural = _("dialogue plans")

    def clean(self):
        super().clean()
        errors = {}
        try:
            self.issue_date.as_date  # noqa: B018
        except ValueError:
            errors["issued_day"] = _("There is no such day in the calendar.")
        opens, closes = self.questions_open_on, self.questions_close_on
        if opens and closes and closes < opens:
            errors["questions_close_on"] = _("This is before the first day.")
        if errors:
            raise ValidationError(errors)

    @property
    def issue_date(self) -> IssueDate:
        return IssueDate(self.issued_day, self.issued_month, self.issued_year)

    @property
    def is_issued(self) -> bool:
        return bool(self.number) and self.issue_date.is_complete

    @property
    def reference(self) -> str:
        """Number and symbol as printed: `05/KH-UBND`; empty while not issued."""
        return f"{self.number.zfill(2)}/{self.symbol}" if self.number else ""

    @cached_property
    def letterhead(self) -> CommuneSettings:
        site = self.get_site() or Site.objects.get(is_default_site=True)
        return CommuneSettings.for_site(site)

    @cached_property
    def document(self) -> Document:
        return plan_document(self, self.letterhead)

    @cached_property
    def recall(self):
        """The amendment that took the plan back or replaced it, if any."""
        ends = (AmendmentKind.RECALL, AmendmentKind.REPLACEMENT)
        amendments = sorted(self.amendments.all(), key=lambda a: a.made_at)
        return next((a for a in reversed(amendments) if a.kind in ends), None)

    def get_context(self, request, *args, **kwargs):
        self._fetch_at_once(request)
        return super().get_context(request, *args, **kwargs) | {
            "document": self.document,
            "conferences": self.conferences.all(),
            "today": timezone.localdate(),
        }

    def _fetch_at_once(self, request):
        """Read what the page shows with a fixed number of queries."""
        site = Site.find_for_request(request)
        if site and site.pk == (self.get_url_parts(request) or [None])[0]:
            self.letterhead = CommuneSettings.for_request(request)
        if self.pk:
            amendments = PlanAmendment.objects.select_related("replaced_by")
            prefetch_related_objects(
                [self], "conferences__hamlets", Prefetch("amendments", amendments)
            )

    def serve_preview(self, request, mode_name):
        if mode_name == PaperFormat.PDF:
            content = drawn(self, PaperFormat.PDF)
            return self._download(content, PaperFormat.PDF, inline=True)
        return super().serve_preview(request, mode_name)

    @path("pdf/", name="pdf")
    def serve_pdf(self, request):
        return self._paper(PaperFormat.PDF, inline=True)

    @path("docx/", name="docx")
    def serve_docx(self, request):
        return self._paper(PaperFormat.DOCX)

    @path("ics/", name="ics")
    def serve_calendar(self, request):
        content = conference_calendar(
            self.document,
            uid=f"plan-{self.pk}",
            url=request.build_absolute_uri(self.get_url(request)),
        )
        return self._download(content, "ics")

    def _paper(self, paper_format, *, inline=False):
        return self._download(rendered(self, paper_format), paper_format, inline=inline)

    def _download(self, content, extension, *, inline=False):
        disposition = content_disposition_header(
            as_attachment=not inline, filename=f"{self.slug or 'ke-hoach'}.{extension}"
        )
        return HttpResponse(
            content,
            content_type=CONTENT_TYPES[extension],
            headers={"Content-Disposition": disposition},
        )
