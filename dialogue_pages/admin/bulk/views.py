"""Many questions at once: chosen in the list, previewed, done, told row by row."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from dialogue_pages.bulk import carrying_out, planning
from dialogue_pages.bulk.kinds import KINDS, PAPERS, kind_of
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.keys import key_in
from dialogue_pages.models import BulkAct, BulkRow, QuestionFormPage
from dialogue_pages.question_choices import BulkKind, BulkState

from ..desk.access import DeskMixin
from ..desk.masking import shown_title
from ..desk.sight import listed_cases
from .forms import FORMS, form_for
from .offering import offered_to
from .papers import cases_sheet, receipt_slips, rows_sheet

SHOWN = 50
HANDED_OUT = "dialogue_pages.question.hand_out"
_LIST = "dialogue_pages.bulk.list"  # what the list was narrowed to, in the session
_LONGEST_LIST = 2000
# Rows that a person has to look at stand first.
_ORDER = (
    BulkState.FAILED,
    BulkState.REFUSED,
    BulkState.STALE,
    BulkState.PLANNED,
    BulkState.LEFT,
    BulkState.DONE,
)


class BulkBeginView(DeskMixin, View):
    """Takes the ticked rows, or all that the list was narrowed to, into a preview."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        address = request.POST.get("address", "")
        request.session[_LIST] = address[:_LONGEST_LIST]
        back = f"{reverse('dialogue_pages_questions')}?{address}"
        try:
            bulk = planning.begin(
                self.seat.site, self._kind(), self._cases(address), by=request.user
            )
            if bulk.kind not in FORMS:
                planning.plan(bulk, {})
        except ActRefusedError as error:
            messages.error(request, str(error))
            return redirect(back)
        if missing := self._ticked_elsewhere(bulk):
            messages.warning(request, missing)
        return redirect("dialogue_pages_bulk", bulk.pk)

    def _kind(self) -> BulkKind:
        kind = self.request.POST.get("kind", "")
        if kind not in offered_to(self.seat):
            raise ActRefusedError(_("Choose what to do."))
        return BulkKind(kind)

    def _cases(self, address: str):
        if self.request.POST.get("scope") == "filtered":
            return listed_cases(self.seat, QueryDict(address))
        return self.seat.cases().filter(pk__in=self._ticked)

    @cached_property
    def _ticked(self) -> set[int]:
        keys = self.request.POST.getlist("case")
        return {key for typed in keys if (key := key_in(typed)) is not None}

    def _ticked_elsewhere(self, bulk: BulkAct) -> str:
        if self.request.POST.get("scope") == "filtered":
            return ""
        missing = len(self._ticked) - bulk.rows.count()
        return missing and ngettext(
            "%(count)d question is not in your sight and was left out.",
            "%(count)d questions are not in your sight and were left out.",
            missing,
        ) % {"count": missing}


class OwnBulkMixin(DeskMixin):
    @cached_property
    def bulk(self) -> BulkAct:
        own = BulkAct.objects.filter(by=self.request.user, site=self.seat.site)
        found = own.select_related("site", "by", "undoes")
        return get_object_or_404(found, pk=self.kwargs["key"])

    @property
    def rows(self):
        """The rows whose questions the person may still see."""
        seen = self.seat.cases().values("pk")
        return self.bulk.rows.filter(question__in=seen).select_related("question")


class BulkView(OwnBulkMixin, WagtailAdminTemplateMixin, TemplateView):
    """Options, preview, progress and result of one bulk act, by what has happened."""

    template_name = "dialogue_pages/admin/bulk/bulk.html"
    header_icon = "list-ul"
    form = None

    def get_page_title(self):
        return self.bulk.get_kind_display()

    def get_breadcrumbs_items(self):
        desk = reverse("dialogue_pages_questions")
        return [
            *self.breadcrumbs_items,
            {"url": desk, "label": _("Questions and answers")},
            {"url": "", "label": self.get_page_title()},
        ]

    def post(self, request, *args, **kwargs):
        if "copy" in request.POST:
            self.form = form_for(self.bulk, request.POST).copied()
            return self.render_to_response(self.get_context_data())
        steps = {
            "plan": self._plan,
            "start": self._start,
            "go_on": self._go_on,
            "again": lambda: self._next(planning.again),
            "undo": lambda: self._next(planning.undoing_of),
        }
        step = steps.get(request.POST.get("do"))
        if step is None:
            return redirect("dialogue_pages_bulk", self.bulk.pk)
        try:
            return step()
        except ActRefusedError as error:
            messages.error(request, str(error))
            return redirect("dialogue_pages_bulk", self.bulk.pk)

    def _plan(self):
        self.form = form_for(self.bulk, self.request.POST)
        if self.form.is_valid():
            try:
                planning.plan(self.bulk, self.form.options)
            except ActRefusedError as error:
                self.form.add_error(None, ValidationError(str(error)))
            else:
                return redirect("dialogue_pages_bulk", self.bulk.pk)
        return self.render_to_response(self.get_context_data())

    def _start(self):
        """A second click finds the work begun and changes nothing."""
        if self.bulk.kind not in PAPERS and carrying_out.start(self.bulk):
            self._work()
        return redirect("dialogue_pages_bulk", self.bulk.pk)

    def _go_on(self):
        if self.bulk.started_at and not self.bulk.ended_at:
            self._work()
        return redirect("dialogue_pages_bulk", self.bulk.pk)

    def _work(self):
        if not carrying_out.is_with_a_worker(self.bulk):
            carrying_out.go_on(self.bulk)

    def _next(self, make):
        new = make(self.bulk, by=self.request.user)
        return redirect("dialogue_pages_bulk", new.pk)

    def get_context_data(self, **kwargs):
        bulk, numbers = self.bulk, planning.counts(self.bulk)
        is_planned = bulk.options is not None
        left = bulk.rows.filter(state=BulkState.LEFT).order_by()
        return super().get_context_data(**kwargs) | {
            "bulk": bulk,
            "list": self.request.session.get(_LIST, ""),
            "is_paper": bulk.kind in PAPERS,
            "is_planned": is_planned,
            "words": kind_of(bulk).words() if is_planned else "",
            "form": self.form or form_for(bulk),
            "asks": bulk.kind in FORMS,
            "numbers": numbers,
            "total": sum(numbers.values()),
            "finished": sum(numbers.values()) - numbers[BulkState.PLANNED],
            "changing": numbers[BulkState.PLANNED],
            "results": [
                (state, BulkState(state).label, numbers[state])
                for state in reversed(_ORDER)
                if numbers[state]
            ],
            "reasons": left.values_list("why")
            .annotate(Count("pk"))
            .order_by("-pk__count"),
            "rows": self._shown(),
            "shown": SHOWN,
            "missed": sum(
                numbers[state]
                for state in (BulkState.FAILED, BulkState.REFUSED, BulkState.STALE)
            ),
            "can_be_undone": bulk.kind not in (*PAPERS, BulkKind.UNDO)
            and numbers[BulkState.DONE],
        }

    def _shown(self) -> list[tuple[BulkRow, str]]:
        """The first rows, those with something to look at before the others."""
        found: list[BulkRow] = []
        for state in _ORDER:
            if len(found) < SHOWN:
                found += self.rows.filter(state=state)[: SHOWN - len(found)]
        return [
            (row, shown_title(row.question, masked=self._is_masked(row)))
            for row in found
        ]

    def _is_masked(self, row: BulkRow) -> bool:
        return not self.seat.reads_people_of(row.question)


class BulkRowsView(OwnBulkMixin, View):
    """Every row with what becomes of it, as a file."""

    def get(self, request, *args, **kwargs):
        return rows_sheet(self.bulk, self.rows.order_by("pk"), self.seat)


class BulkPaperView(OwnBulkMixin, View):
    """Hands the questions out and notes who took how many."""

    def get(self, request, *args, **kwargs):
        bulk = self.bulk
        if bulk.kind not in PAPERS or not KINDS[bulk.kind].is_for(self.seat.actor):
            raise Http404
        chosen = bulk.rows.filter(state=BulkState.PLANNED).values("question")
        cases = self.seat.cases().filter(pk__in=chosen).order_by("received_at", "pk")
        log(
            bulk.site,
            HANDED_OUT,
            user=request.user,
            title=str(bulk),
            data={"count": cases.count(), "bulk": str(bulk.pk)},
        )
        if bulk.kind == BulkKind.EXPORT:
            return cases_sheet(
                cases.select_related("unit", "hamlet", "topic"), self.seat
            )
        return receipt_slips(cases, bulk.site, self._where_to_follow())

    def _where_to_follow(self) -> str:
        pages = QuestionFormPage.objects.descendant_of(self.bulk.site.root_page)
        page = pages.live().first()
        return f"{page.full_url}tra-cuu/" if page else ""
