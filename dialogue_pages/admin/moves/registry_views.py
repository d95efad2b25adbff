"""Registries whose rows move time limits: nothing is saved before it is looked at."""

from django.contrib import messages
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail_modeladmin.views import DeleteView, EditView

from dialogue_pages.rescheduling import (
    Change,
    OutdatedProposalError,
    Proposal,
    carry_out,
    propose,
)

from ..registries import SiteRecordAdmin, SiteRecordCreateView
from .shown import BACK, SEEN, kept_fields, moves_context


class ReviewedAdmin(SiteRecordAdmin):
    """Saving and deleting a row goes through a page of what it moves."""

    def saved(self, form) -> Change:
        raise NotImplementedError

    def deleted(self, instance) -> Change:
        raise NotImplementedError


class _ReviewMixin:
    """Saves when nothing moves, or when what moves was shown and agreed to."""

    def post(self, request, *args, **kwargs):
        if BACK in request.POST:
            return self.render_to_response(self.get_context_data(form=self.get_form()))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        saved: list[HttpResponse] = []

        def save() -> None:
            saved.append(super(_ReviewMixin, self).form_valid(form))

        seen = self.request.POST.get(SEEN, "")
        change = self.model_admin.saved(form)
        try:
            done = carry_out(lambda: change, save, by=self.request.user, seen=seen)
        except OutdatedProposalError as error:
            if seen:
                messages.warning(self.request, str(error))
            return self._review(error.proposal)
        tell_moved(self.request, done)
        return saved[0]

    def _review(self, proposal: Proposal) -> HttpResponse:
        context = {
            "page_title": _("What this moves"),
            "page_subtitle": self.verbose_name,
            "header_icon": self.header_icon,
            "kept": kept_fields(self.request.POST),
            "back_name": BACK,
        }
        context |= moves_context(proposal, self.request.user)
        template = "dialogue_pages/admin/moves/review.html"
        return TemplateResponse(self.request, template, context)


class ReviewedCreateView(_ReviewMixin, SiteRecordCreateView):
    pass


class ReviewedEditView(_ReviewMixin, EditView):
    pass


class ReviewedDeleteView(DeleteView):
    def get_context_data(self, **kwargs):
        if "proposal" not in kwargs:
            kwargs |= self._shown(propose(self.model_admin.deleted(self.instance)))
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs):
        done: list[HttpResponse] = []

        def delete() -> None:
            done.append(super(ReviewedDeleteView, self).post(request, *args, **kwargs))

        seen, change = (
            request.POST.get(SEEN, ""),
            self.model_admin.deleted(self.instance),
        )
        try:
            proposal = carry_out(lambda: change, delete, by=request.user, seen=seen)
        except OutdatedProposalError as error:
            messages.warning(request, str(error))
            context = self.get_context_data(**self._shown(error.proposal))
            return self.render_to_response(context)
        tell_moved(request, proposal)
        return done[0]

    def _shown(self, proposal: Proposal) -> dict:
        return moves_context(proposal, self.request.user)


def tell_moved(request, proposal: Proposal) -> None:
    """Say beside “saved” how much was moved."""
    if proposal.is_empty:
        return
    told = {"clocks": len(proposal.clocks), "duties": len(proposal.duties)}
    messages.success(
        request,
        _("Moved: %(clocks)d time limits of questions, %(duties)d of plans.") % told,
    )
