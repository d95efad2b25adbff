from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from dialogue_pages.official.document import Document, IssueDate

from ..blocks import RecipientBlock
from ..choices import WITHDRAWN, PaperFormat
from ..kept.places import ReadLight
from .commune_settings import CommuneSettings
from .kept_papers import StaysPublic
from .rendered_papers import drawn, rendered
from .visibility import GuardedAtOnce

CALENDAR = "ics"
_PDF = "application/pdf"
CONTENT_TYPES = {
    CALENDAR: "text/calendar; charset=utf-8",
    PaperFormat.PDF: _PDF,
    PaperFormat.DOCX: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    PaperFormat.POSTER_A4: _PDF,
    PaperFormat.POSTER_A3: _PDF,
}
_NAME_ENDS = {
    PaperFormat.POSTER_A4: "-a4.pdf",
    PaperFormat.POSTER_A3: "-a3.pdf",
}


class OfficialPaperPage(StaysPublic, GuardedAtOnce, ReadLight, RoutablePageMixin, Page):
    """A published page that is an official paper: PDF and Word from one `Document`.

    A kind of paper has its own `body`, its `amendments` and its `document`.
    """

    document_type = models.CharField(_("type of document"), max_length=80)
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
    symbol = models.CharField(_("symbol"), max_length=40, blank=True)
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

    preview_modes = [("", _("Page")), ("pdf", _("PDF"))]
    exclude_fields_in_copy = [
        "number",
        "issued_day",
        "issued_month",
        "issued_year",
        "amendments",
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        try:
            self.issue_date.as_date  # noqa: B018
        except ValueError as error:
            told = _("There is no such day in the calendar.")
            raise ValidationError({"issued_day": told}) from error

    @property
    def document(self) -> Document:
        raise NotImplementedError

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
    def recall(self):
        """The amendment that took the paper back or replaced it, if any."""
        amendments = sorted(self.amendments.all(), key=lambda a: a.made_at)
        return next((a for a in reversed(amendments) if a.kind in WITHDRAWN), None)

    def get_route_paths(self):
        """Every address of the page below its own: an old one leads to a new one."""
        routes = [str(route.pattern) for route in self.get_subpage_urls()]
        return [f"/{route}" for route in routes if "<" not in route]

    def take_letterhead_of(self, request) -> None:
        """Use the settings that the request has read already, where they are its own."""
        site = Site.find_for_request(request)
        if site and site.pk == (self.get_url_parts(request) or [None])[0]:
            self.letterhead = CommuneSettings.for_request(request)

    def serve_preview(self, request, mode_name):
        if mode_name in PaperFormat.values:
            return self.download(drawn(self, mode_name), mode_name, inline=True)
        return super().serve_preview(request, mode_name)

    @path("pdf/", name="pdf")
    def serve_pdf(self, request):
        return self.paper(PaperFormat.PDF, inline=True)

    @path("docx/", name="docx")
    def serve_docx(self, request):
        return self.paper(PaperFormat.DOCX)

    def paper(self, paper_format, *, inline=False):
        return self.download(rendered(self, paper_format), paper_format, inline=inline)

    def download(self, content, kind, *, inline=False):
        """A file as a response; `kind` is a paper format or the calendar."""
        filename = f"{self.slug or 'van-ban'}{_NAME_ENDS.get(kind, f'.{kind}')}"
        return file_response(content, filename, CONTENT_TYPES[kind], inline=inline)


def file_response(content, filename, content_type, *, inline=False) -> HttpResponse:
    disposition = content_disposition_header(
        as_attachment=not inline, filename=filename
    )
    return HttpResponse(
        content,
        content_type=content_type,
        headers={"Content-Disposition": disposition},
    )
