"""Recommendations of the supervisors on screen: their list, a new one, and one of them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from dialogue_pages import supervising
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import SupervisionRecommendation

from ..dashboard.tasks import stands_of
from ..desk.clocks import counted_days
from .access import SupervisionMixin, may_answer
from .forms import AnswerForm, RecommendationForm
from .reading import RECOMMENDATION_READ, note_reading

_ON_A_PAGE = 50
_TITLE = gettext_lazy("Supervision recommendations")


def state_of(recommendation, today) -> dict:
    """The words of how it stands, and their tone."""
    if recommendation.is_answered:
        late = recommendation.was_late
        words = _("answered late") if late else _("answered in time")
        return {"words": words, "is_late": late}
    stands = stands_of(recommendation.due_on, today)
    return {"words": stands, "is_late": recommendation.due_on < today}


class RecommendationsView(SupervisionMixin, TemplateView):
    """Those that wait for an answer, soonest first; then the answered ones."""

    template_name = "dialogue_pages/admin/supervision/list.html"
    page_title = _TITLE

    def get_context_data(self, **kwargs):
        answered = self.recommendations().answered().order_by("-answered_on", "-pk")
        page = Paginator(answered, _ON_A_PAGE).get_page(self.request.GET.get("p"))
        waiting = self.recommendations().waiting()[:_ON_A_PAGE]
        return super().get_context_data(**kwargs) | {
            "waiting": self._rows(waiting),
            "answered": self._rows(page),
            "page": page,
            "may_record": self.seat.supervises,
        }

    def _rows(self, recommendations):
        today = timezone.localdate()
        return [{"of": one, "state": state_of(one, today)} for one in recommendations]

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": _TITLE}]


class StepMixin(SupervisionMixin):
    """One step below the list."""

    def get_breadcrumbs_items(self):
        url = reverse("dialogue_pages_supervision")
        above = {"url": url, "label": _TITLE}
        own = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, above, own]


class NewRecommendationView(StepMixin, FormView):
    template_name = "dialogue_pages/admin/supervision/new.html"
    page_title = gettext_lazy("Record a recommendation")
    form_class = RecommendationForm

    def dispatch(self, request, *args, **kwargs):
        if not self.seat.supervises:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        own = SupervisionRecommendation(site=self.seat.site)
        return super().get_form_kwargs() | {"seat": self.seat, "instance": own}

    def get_initial(self):
        return {"question_number": self.request.GET.get("question", "")[:20]}

    def form_valid(self, form):
        supervising.record(form.instance, by=self.request.user)
        messages.success(self.request, _("The recommendation is recorded."))
        return redirect("dialogue_pages_recommendation", form.instance.pk)


class RecommendationView(StepMixin, FormView):
    """A recommendation with its clock, its answer and its history."""

    template_name = "dialogue_pages/admin/supervision/one.html"
    form_class = AnswerForm

    @cached_property
    def recommendation(self):
        found = self.recommendations().select_related("site", "plan", "answered_by")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_page_title(self):
        return _("Recommendation no. %(number)s") % {
            "number": self.recommendation.number
        }

    def get(self, request, *args, **kwargs):
        own = self.recommendation
        note_reading(self.seat, RECOMMENDATION_READ, own, own.number)
        return super().get(request, *args, **kwargs)

    @property
    def is_answerable(self) -> bool:
        return may_answer(self.seat) and not self.recommendation.is_answered

    def post(self, request, *args, **kwargs):
        if not may_answer(self.seat):
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        told = form.cleaned_data
        try:
            supervising.answer(
                self.recommendation, told["text"], told["number"], by=self.request.user
            )
        except ActRefusedError as error:
            messages.error(self.request, str(error))
        else:
            messages.success(self.request, _("The answer is recorded."))
        return redirect("dialogue_pages_recommendation", self.recommendation.pk)

    def get_context_data(self, **kwargs):
        own = self.recommendation
        cases = self.seat.cases().filter(pk=own.question_id)
        return super().get_context_data(**kwargs) | {
            "recommendation": own,
            "question": cases.first() if own.question_id else None,
            "state": state_of(own, timezone.localdate()),
            "days": counted_days(supervising.due_under(own).steps),
            "limit": supervising.ANSWER_DAYS,
            "events": own.events.select_related("by"),
            "is_answerable": self.is_answerable,
        }
