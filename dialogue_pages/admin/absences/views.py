"""The screen on which people of the office say when they are away and who stands in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from dialogue_pages import standing_in
from dialogue_pages.keys import key_in
from dialogue_pages.models import Absence

from .access import Attendance
from .forms import AbsenceForm


class AbsencesView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "dialogue_pages/admin/absences.html"
    page_title = gettext_lazy("Absences")
    header_icon = "user"
    http_method_names = ["get", "post"]
    form = None

    def dispatch(self, request, *args, **kwargs):
        self.attendance = Attendance(request)
        if not self.attendance.is_open:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if key := request.POST.get("end"):
            return self._end(key)
        self.form = AbsenceForm(self.attendance, request.POST)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        absence = self.form.absence
        standing_in.announce(absence, by=request.user)
        told = {"name": absence.substitute_name, "day": f"{absence.last_day:%d/%m/%Y}"}
        messages.success(
            request,
            _("%(name)s stands in until the end of %(day)s.") % told,
        )
        self._warn_of(standing_in.left_by(absence))
        return redirect("dialogue_pages_absences")

    def _warn_of(self, left: list[Absence]) -> None:
        """Nobody follows in a chain: those who lose their substitute name another one."""
        if left:
            names = ", ".join(absence.person_name for absence in left)
            words = _("On some of these days nobody stands in for %(names)s any more.")
            messages.warning(self.request, words % {"names": names})

    def _end(self, typed: str):
        absence = get_object_or_404(self.attendance.to_end(), pk=key_in(typed))
        standing_in.end(absence, by=self.request.user)
        messages.success(self.request, _("The absence has ended."))
        return redirect("dialogue_pages_absences")

    def get_context_data(self, **kwargs):
        attendance = self.attendance
        return super().get_context_data(**kwargs) | {
            "absences": attendance.in_sight(),
            "is_for_all": attendance.is_for_all,
            "form": self.form or AbsenceForm(attendance),
        }

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]
