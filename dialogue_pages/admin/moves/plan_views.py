"""Publishing a plan that moves a conference: first what moves, then the publication."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from dialogue_pages.models import DialoguePlanPage
from dialogue_pages.rescheduling import (
    OutdatedProposalError,
    Proposal,
    carry_out,
    moved_by,
    propose,
)

from .registry_views import tell_moved
from .shown import SEEN, moves_context

_DRAFT = "draft"


def show_moves_first(request, page):
    """Stop the publication of a plan at a page of what would move, if anything does."""
    if not (isinstance(page, DialoguePlanPage) and page.live):
        return None
    change = moved_by(page)
    if change is None or propose(change).is_empty:
        return None
    return redirect("dialogue_pages_plan_moves", page.pk)


class PlanMovesView(WagtailAdminTemplateMixin, TemplateView):
    """The draft waits; agreeing publishes it and moves the cases in one go."""

    template_name = "dialogue_pages/admin/moves/plan_review.html"
    page_title = ""
    header_icon = "calendar-alt"

    def dispatch(self, request, *args, **kwargs):
        if not self.plan.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def plan(self) -> DialoguePlanPage:
        return get_object_or_404(DialoguePlanPage, pk=self.kwargs["plan_id"])

    @cached_property
    def draft(self) -> DialoguePlanPage:
        return self.plan.get_latest_revision_as_object()

    def get(self, request, *args, **kwargs):
        change = moved_by(self.draft)
        if change is None:
            return redirect(self._editor)
        return self._show(propose(change))

    def post(self, request, *args, **kwargs):
        change = moved_by(self.draft)
        if change is None:
            return redirect(self._editor)
        if request.POST.get(_DRAFT) != str(self.plan.latest_revision_id):
            messages.warning(request, _("The draft has changed. Look at it again."))
            return self._show(propose(change))
        seen = request.POST.get(SEEN, "")
        try:
            done = carry_out(lambda: change, self._publish, by=request.user, seen=seen)
        except OutdatedProposalError as error:
            messages.warning(request, str(error))
            return self._show(error.proposal)
        messages.success(request, _("The plan has been published."))
        tell_moved(request, done)
        return redirect(self._editor)

    def _publish(self) -> None:
        revision = self.plan.latest_revision
        PublishPageRevisionAction(revision, user=self.request.user).execute()

    @property
    def _editor(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.plan.pk])

    def _show(self, proposal: Proposal):
        shown = moves_context(proposal, self.request.user)
        return self.render_to_response(self.get_context_data(**shown))

    def get_page_title(self):
        return _("What this moves")

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self._editor, "label": self.plan.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "draft_name": _DRAFT,
            "draft_value": self.plan.latest_revision_id,
            "editor_url": self._editor,
        }
