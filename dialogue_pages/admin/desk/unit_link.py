"""The link by which a unit without accounts answers: given out and taken back."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages import unit_links
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import Question, UnitLink
from dialogue_pages.stages import Act

from .case_page import CasePage


@dataclass(frozen=True, slots=True)
class ShownLink:
    """The link of a case as the office sees it, and whether a new one can be made."""

    link: UnitLink | None
    can_be_issued: bool
    question_of_unit: str


class UnitLinkView(CasePage):
    """Makes a link and shows it once, or takes it back."""

    http_method_names = ["post"]
    template_name = "dialogue_pages/admin/desk/unit_link.html"
    step_title = gettext_lazy("Link for the unit")

    def post(self, request, *args, **kwargs):
        try:
            self.require_seen()
            if request.POST.get("do") == "revoke":
                return self._revoked()
            return self._issued()
        except ActRefusedError as error:
            messages.error(request, str(error))
            return redirect(self.case_url)

    def _issued(self):
        shows_sender = bool(self.request.POST.get("shows_sender"))
        token = unit_links.issue(
            self.question, by=self.actor, shows_sender=shows_sender
        )
        path = reverse("dialogue_pages:unit_link_enter", args=[token])
        context = self.get_context_data(
            address=self.request.build_absolute_uri(path),
            question=self.question,
            case_url=self.case_url,
        )
        response = self.render_to_response(context)
        patch_cache_control(response, private=True, no_store=True)
        return response

    def _revoked(self):
        unit_links.revoke(self.question, by=self.actor)
        messages.success(self.request, _("The link has been taken back."))
        return redirect(self.case_url)


def shown_link(question: Question, actor) -> ShownLink | None:
    if not actor.roles & unit_links.ISSUERS:
        return None
    link = question.unit_links.select_related("unit").first()
    can_be_issued = unit_links.can_be_issued(question, actor)
    if link is None and not can_be_issued:
        return None
    asked = question.events.filter(act=Act.ASK_OFFICE).last()
    is_open = link and link.is_asking and asked
    return ShownLink(link, can_be_issued, asked.reason if is_open else "")
