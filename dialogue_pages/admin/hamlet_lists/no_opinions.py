"""A hamlet that has no opinions is written down, after a second look."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.hamlet_lists import no_opinions
from dialogue_pages.hamlet_lists.totals import totals_of

from .access import HamletListPage


class NoOpinionsView(HamletListPage, TemplateView):
    """Asks whether it is so, records it, or takes it back."""

    template_name = "dialogue_pages/admin/hamlet_lists/no_opinions.html"
    page_title = gettext_lazy("The hamlet has no opinions")

    def post(self, request, *args, **kwargs):
        told = {"hamlet": self.sheet.hamlet}
        if request.POST.get("do") == "take-back":
            no_opinions.take_back(self.sheet)
            words = _("%(hamlet)s is silent again until its list comes.")
            messages.success(request, words % told)
            return redirect(self.list_url)
        try:
            no_opinions.say(self.sheet, by=request.user)
        except ActRefusedError as error:
            messages.error(request, str(error))
        else:
            words = _("It is written down that %(hamlet)s has no opinions.")
            messages.success(request, words % told)
        return redirect(self.list_url)

    def get_context_data(self, **kwargs):
        [total] = totals_of(self.conference, [self.sheet.hamlet])
        return super().get_context_data(**kwargs) | {
            "total": total,
            "conference": self.conference,
            "list_url": self.list_url,
        }
