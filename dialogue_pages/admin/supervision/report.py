"""The half-year report of the supervisors on screen and on paper."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from dialogue_pages.models import CommuneSettings
from dialogue_pages.official.writing.docx import render_docx
from dialogue_pages.official.writing.pdf import render_pdf
from dialogue_pages.papers.supervision_report import (
    FIGURES,
    PROMISES,
    RECOMMENDATIONS,
    promised,
    recommended,
    supervision_report,
    title_of,
)
from dialogue_pages.supervision_figures import Half, half_year_of

from .reading import REPORT_DOWNLOADED, REPORT_READ, note_reading
from .views import StepMixin

_WRITERS = {
    "pdf": (render_pdf, "application/pdf"),
    "docx": (
        render_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


class ReportView(StepMixin, TemplateView):
    template_name = "dialogue_pages/admin/supervision/report.html"
    page_title = _("Half-year report")

    def get(self, request, *args, **kwargs):
        told = half_year_of(self.seat.site, self.half)
        is_paper = request.GET.get("export") in _WRITERS
        action = REPORT_DOWNLOADED if is_paper else REPORT_READ
        note_reading(self.seat, action, self.seat.site, title_of(told.half))
        if is_paper:
            return self._paper(told, request.GET["export"])
        return self.render_to_response(self.get_context_data(told=told))

    @property
    def half(self) -> Half:
        current = Half.of(timezone.localdate())
        try:
            year = int(self.request.GET.get("year", current.year))
            number = int(self.request.GET.get("half", current.number))
        except ValueError as error:
            raise Http404 from error
        if number not in (1, 2) or not 1945 <= year <= 9000:
            raise Http404
        return Half(year, number)

    def _paper(self, told, form: str) -> HttpResponse:
        render, content_type = _WRITERS[form]
        commune = CommuneSettings.for_site(self.seat.site)
        name = f"bao-cao-giam-sat-{told.half.year}-{told.half.number}.{form}"
        disposition = content_disposition_header(as_attachment=True, filename=name)
        return HttpResponse(
            render(supervision_report(told, commune), draft=False),
            content_type=content_type,
            headers={"Content-Disposition": disposition},
        )

    def get_context_data(self, *, told, **kwargs):
        half = told.half
        return super().get_context_data(**kwargs) | {
            "told": told,
            "title": title_of(half),
            "head": FIGURES,
            "total": told.total.figures,
            "by": [(_("Unit"), told.units), (_("Hamlet"), told.hamlets)],
            "lists": [
                (_("Supervision recommendations"), RECOMMENDATIONS, recommended(told)),
                (_("Promises and what became of them"), PROMISES, promised(told)),
            ],
            "address": f"?year={half.year}&half={half.number}",
            "preceding": half.preceding,
            "following": half.following,
        }
