"""The quarterly list of what was made public, on screen, on paper and as a spreadsheet."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.models import Site

from dialogue_pages import roles
from dialogue_pages.models import CommuneSettings
from dialogue_pages.official.writing.pdf import render_pdf
from dialogue_pages.papers.publication_list import HEAD, cells_of, publication_list
from dialogue_pages.posting import Quarter, published_in

MAY_SEE = "dialogue_pages.view_posting"
_ROMAN = ("I", "II", "III", "IV")
_FIELDS = ("content", "where", "posted_from", "posted_until", "posted_by")


class PublicationListView(
    WagtailAdminTemplateMixin, SpreadsheetExportMixin, TemplateView
):
    template_name = "dialogue_pages/admin/announcements/quarterly.html"
    page_title = _("Quarterly list of publications")
    header_icon = "list-ul"
    list_export = list(_FIELDS)
    custom_value_preprocess: ClassVar = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        date: {SpreadsheetExportMixin.FORMAT_CSV: lambda day: f"{day:%d/%m/%Y}"},
    }
    export_headings = dict(zip(_FIELDS, HEAD[1:], strict=True))

    def dispatch(self, request, *args, **kwargs):
        self.site = Site.find_for_request(request)
        allowed = self.site and roles.works_at(request.user, self.site)
        if not (allowed and request.user.has_perm(MAY_SEE)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        rows = published_in(self.site, self.quarter)
        match request.GET.get("export"):
            case "pdf":
                return self._pdf(rows)
            case "xlsx" | "csv" as spreadsheet:
                return self.as_spreadsheet(rows, spreadsheet)
        return self.render_to_response(self.get_context_data(rows=rows))

    @property
    def quarter(self) -> Quarter:
        current = Quarter.of(timezone.localdate())
        try:
            year = int(self.request.GET.get("year", current.year))
            number = int(self.request.GET.get("quarter", current.number))
        except ValueError as error:
            raise Http404 from error
        if not (1 <= number <= 4 and 1945 <= year <= 9000):
            raise Http404
        return Quarter(year, number)

    def get_breadcrumbs_items(self):
        own = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, own]

    def get_filename(self):
        return f"danh-muc-cong-khai-quy-{self.quarter.number}-{self.quarter.year}"

    def _pdf(self, rows) -> HttpResponse:
        document = publication_list(
            rows,
            CommuneSettings.for_site(self.site),
            year=self.quarter.year,
            quarter=_ROMAN[self.quarter.number - 1],
        )
        disposition = content_disposition_header(
            as_attachment=False, filename=f"{self.get_filename()}.pdf"
        )
        return HttpResponse(
            render_pdf(document, draft=False),
            content_type="application/pdf",
            headers={"Content-Disposition": disposition},
        )

    def get_context_data(self, *, rows, **kwargs):
        quarter = self.quarter
        return super().get_context_data(**kwargs) | {
            "head": HEAD,
            "rows": cells_of(rows),
            "quarter": quarter,
            "quarter_name": _ROMAN[quarter.number - 1],
            "address": f"?year={quarter.year}&quarter={quarter.number}",
            "preceding": quarter.preceding,
            "following": quarter.following,
        }
