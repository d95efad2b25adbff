"""What the hamlets bring to a conference: totals, sheets, links, reminders."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.hamlet_lists import links
from dialogue_pages.hamlet_lists.reminding import remind
from dialogue_pages.hamlet_lists.sheets import conferences_of, last_day_for
from dialogue_pages.hamlet_lists.totals import totals_of
from dialogue_pages.official.writing.hamlet_sheet import render_sheet
from dialogue_pages.official.writing.hamlet_workbook import render_workbook

from ..desk.access import DeskMixin
from .access import HamletListPage

_SHEETS = {
    "pdf": (render_sheet, "application/pdf"),
    "xlsx": (
        render_workbook,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


class ConferencesView(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    """The conferences that hamlets collect questions for, newest first."""

    template_name = "dialogue_pages/admin/hamlet_lists/conferences.html"
    page_title = gettext_lazy("Lists of hamlets")
    header_icon = "group"

    def get(self, request, *args, **kwargs):
        if not self.seat.enters:
            raise PermissionDenied
        found = conferences_of(self.seat.site).order_by("-last_day", "-pk")
        conferences = list(found[:30])
        if len(conferences) == 1:
            return redirect("dialogue_pages_hamlet_list", conferences[0].pk)
        context = self.get_context_data(conferences=conferences)
        return self.render_to_response(context)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class ConferenceView(HamletListPage, TemplateView):
    """How many questions each hamlet has brought; silent hamlets first."""

    template_name = "dialogue_pages/admin/hamlet_lists/totals.html"
    page_title = gettext_lazy("Questions by hamlet")

    def post(self, request, *args, **kwargs):
        """Remind the heads of silent hamlets by mail."""
        self.require_office()
        told = remind(self.conference, self.seat.site)
        count = len(told.mails)
        words = ngettext(
            "%(count)d head of a hamlet is reminded by mail.",
            "%(count)d heads of hamlets are reminded by mail.",
            count,
        )
        if not count:
            words = _("Nobody can be reminded by mail, or all were reminded today.")
        messages.success(request, words % {"count": count} if count else words)
        return redirect(self.list_url)

    def get_context_data(self, **kwargs):
        totals = totals_of(self.conference, self.hamlets)
        silent = [total for total in totals if total.is_silent]
        return super().get_context_data(**kwargs) | {
            "conference": self.conference,
            "totals": totals,
            "silent": silent,
            "without_opinions": [total for total in totals if total.has_no_opinions],
            "entered": sum(total.entered for total in totals),
            "last_day": last_day_for(self.conference),
            "is_office": self.seat.enters_for_all,
            "can_remind": any(total.can_be_reminded for total in silent),
            "without_mail": [t.hamlet for t in silent if not t.can_be_reminded],
        }


class SheetView(HamletListPage, View):
    """The sheet of a hamlet on paper, or as a spreadsheet to fill in."""

    def get(self, request, *args, paper_format, **kwargs):
        render, kind = _SHEETS[paper_format]
        name = f"so-thon-{self.sheet.code}.{paper_format}".lower()
        return HttpResponse(
            render(self.sheet.paper),
            content_type=kind,
            headers={
                "Content-Disposition": content_disposition_header(
                    as_attachment=paper_format != "pdf", filename=name
                ),
                "Cache-Control": "private, no-store",
                "X-Content-Type-Options": "nosniff",
            },
        )


class LinkView(HamletListPage, TemplateView):
    """Makes a link for the head of a hamlet and shows it once, or takes it back."""

    http_method_names = ["post"]
    template_name = "dialogue_pages/admin/hamlet_lists/link.html"
    page_title = gettext_lazy("Link for the hamlet")

    def post(self, request, *args, **kwargs):
        self.require_office()
        if request.POST.get("do") == "revoke":
            links.revoke(self.sheet)
            messages.success(request, _("The link has been taken back."))
            return redirect(self.list_url)
        try:
            token = links.issue(self.sheet, by=request.user)
        except ActRefusedError as error:
            messages.error(request, str(error))
            return redirect(self.list_url)
        path = reverse("dialogue_pages:hamlet_link_enter", args=[token])
        context = self.get_context_data(
            address=request.build_absolute_uri(path),
            sheet=self.sheet,
            list_url=self.list_url,
        )
        response = self.render_to_response(context)
        patch_cache_control(response, private=True, no_store=True)
        return response
