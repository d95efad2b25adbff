"""Days off of a year, proposed: the official rows, else the library's; the office picks."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from dialogue_pages import roles
from dialogue_pages.clock.calendar import SpecialDay
from dialogue_pages.clock.official_days import OFFICIAL_DAYS
from dialogue_pages.clock.proposals import proposed_days
from dialogue_pages.models import WorkingDayException
from dialogue_pages.rescheduling import OutdatedProposalError, carry_out, days_saved

from .registry_views import tell_moved
from .shown import BACK, SEEN, kept_fields, moves_context

_ADD = "dialogue_pages.add_workingdayexception"
_LIST = "dialogue_pages_workingdayexception_modeladmin_index"


def days_to_propose(site: Site, year: int) -> list[SpecialDay]:
    """What the office has no row for; the library speaks where no notice is known."""
    official = [day for day in OFFICIAL_DAYS if day.on.year == year]
    rows = WorkingDayException.objects.filter(site=site, day__year=year)
    decided = set(rows.values_list("day", flat=True))
    return [day for day in official or proposed_days(year) if day.on not in decided]


class YearForm(forms.Form):
    days = forms.MultipleChoiceField(
        label=gettext_lazy("Days to take over"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, proposed: list[SpecialDay], **kwargs):
        super().__init__(*args, **kwargs)
        self.proposed = {f"{day.on}": day for day in proposed}
        self.fields["days"].choices = [
            (key, f"{day.on:%d/%m/%Y} · {day.name} ({day.source})")
            for key, day in self.proposed.items()
        ]

    def rows(self, site: Site) -> list[WorkingDayException]:
        chosen = [self.proposed[key] for key in self.cleaned_data["days"]]
        return [
            WorkingDayException(
                site=site,
                day=day.on,
                kind=day.kind.value,
                name=day.name,
                source_document=day.source,
            )
            for day in chosen
        ]


class YearView(WagtailAdminTemplateMixin, FormView):
    """Choose, look at what moves, then take the days over in one go."""

    form_class = YearForm
    template_name = "dialogue_pages/admin/moves/year.html"
    header_icon = "date"
    page_title = gettext_lazy("Days off proposed for a year")

    def dispatch(self, request, *args, **kwargs):
        self.site = Site.find_for_request(request)
        may = request.user.has_perm(_ADD) and self.site
        if not (may and roles.works_at(request.user, self.site)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def year(self) -> int:
        return self.kwargs.get("year") or timezone.localdate().year

    def get_form_kwargs(self):
        proposed = days_to_propose(self.site, self.year)
        return super().get_form_kwargs() | {"proposed": proposed}

    def post(self, request, *args, **kwargs):
        if BACK in request.POST:
            return self.render_to_response(self.get_context_data())
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        rows = form.rows(self.site)
        seen = self.request.POST.get(SEEN, "")

        def save() -> None:
            WorkingDayException.objects.bulk_create(rows)

        change = days_saved(self.site, rows)
        try:
            done = carry_out(lambda: change, save, by=self.request.user, seen=seen)
        except OutdatedProposalError as error:
            if seen:
                messages.warning(self.request, str(error))
            return self._review(error.proposal)
        messages.success(self.request, _("Days taken over: %d.") % len(rows))
        tell_moved(self.request, done)
        return redirect(_LIST)

    def _review(self, proposal):
        self.template_name = "dialogue_pages/admin/moves/review.html"
        context = moves_context(proposal, self.request.user)
        context |= {"kept": kept_fields(self.request.POST), "back_name": BACK}
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self):
        rows = capfirst(WorkingDayException._meta.verbose_name_plural)
        return [
            *self.breadcrumbs_items,
            {"url": reverse(_LIST), "label": rows},
            {"url": "", "label": f"{self.page_title}: {self.year}"},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "year": self.year,
            "years": [self.year - 1, self.year + 1],
            "list_url": reverse(_LIST),
        }
