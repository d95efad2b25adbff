"""Mails that may or may not have gone: the person who settles them decides."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from dialogue_pages import unclear_mails
from dialogue_pages.keys import key_in
from dialogue_pages.mailing import host_of
from dialogue_pages.models.mails import MessageState
from dialogue_pages.unclear_mails import OFFICE, SENDERS, SUBSCRIBERS, MailKind

from .dashboard.office import Office
from .dashboard.tasks import Task
from .desk.mails import SENDERS as MAY_SEND

MOST_SHOWN = 200
_TITLES = {
    SENDERS: gettext_lazy("Mails to senders of questions"),
    OFFICE: gettext_lazy("Mails to the office"),
    SUBSCRIBERS: gettext_lazy("Mails to subscribers"),
}
_RELATED = {
    SENDERS: ("question", "event"),
    OFFICE: ("person",),
    SUBSCRIBERS: (),
}


def kinds_for(office: Office) -> list[MailKind]:
    """Mails to senders for who works at the desk, the others for who keeps the settings."""
    kinds = []
    if office.seat.is_taken and office.seat.actor.roles & MAY_SEND:
        kinds.append(SENDERS)
    keeps_settings = office.user.has_perm("dialogue_pages.change_communesettings")
    if office.is_own and keeps_settings:
        kinds += [OFFICE, SUBSCRIBERS]
    return kinds


def unclear_mail_tasks(office: Office) -> list[Task]:
    count = sum(
        unclear_mails.left_to_a_person(kind, office.site).count()
        for kind in kinds_for(office)
    )
    if not count:
        return []
    words = _("mails that may or may not have gone: send again?")
    url = reverse("dialogue_pages_unclear_mails")
    return [Task(words, url, "soon", count=count)]


class UnclearMailsView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "dialogue_pages/admin/unclear_mails.html"
    page_title = gettext_lazy("Mails to settle")
    header_icon = "mail"
    http_method_names = ["get", "post"]

    def dispatch(self, request, *args, **kwargs):
        office = Office(request)
        self.site = office.site
        self.kinds = {kind.key: kind for kind in kinds_for(office)}
        if not self.kinds:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        kind = self.kinds.get(request.POST.get("kind"))
        if kind is None:
            raise Http404
        told = request.POST.getlist("mails")
        keys = [key for typed in told if (key := key_in(typed)) is not None]
        if "again" in request.POST:
            count = unclear_mails.send_again(kind, self.site, keys, by=request.user)
            words = ngettext(
                "%(count)d mail is being sent again.",
                "%(count)d mails are being sent again.",
                count,
            )
        else:
            count = unclear_mails.take_for_sent(kind, self.site, keys, by=request.user)
            words = ngettext(
                "%(count)d mail counts as sent.",
                "%(count)d mails count as sent.",
                count,
            )
        tell = messages.success if count else messages.warning
        tell(request, words % {"count": count})
        return redirect("dialogue_pages_unclear_mails")

    def get_context_data(self, **kwargs):
        groups = [self._group(kind) for kind in self.kinds.values()]
        return super().get_context_data(**kwargs) | {
            "groups": [group for group in groups if group["mails"]]
        }

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def _group(self, kind: MailKind) -> dict:
        mails = unclear_mails.left_to_a_person(kind, self.site)
        mails = mails.select_related(*_RELATED[kind]).order_by("pk")[:MOST_SHOWN]
        host = host_of(self.site)
        rows = [{"mail": mail, "name": f"{mail.name}@{host}"} for mail in mails]
        return {
            "kind": kind.key,
            "title": _TITLES[kind],
            "mails": rows,
            "any_unclear": any(
                row["mail"].state == MessageState.UNCLEAR for row in rows
            ),
        }


@hooks.register("register_admin_urls")
def register_unclear_mails_url():
    view = UnclearMailsView.as_view()
    return [path("mails-to-settle/", view, name="dialogue_pages_unclear_mails")]
