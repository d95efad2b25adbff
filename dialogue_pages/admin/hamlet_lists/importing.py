"""A filled spreadsheet of a hamlet: read, shown row by row, then entered."""

from django import forms
from django.core import signing
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.hamlet_lists import no_opinions
from dialogue_pages.hamlet_lists.entering import enter, prospects
from dialogue_pages.hamlet_lists.sheets import CONSENT, Sheet, sheet_of
from dialogue_pages.models import Hamlet
from dialogue_pages.official.hamlet_rows import read_row
from dialogue_pages.official.reading.errors import UnreadableError
from dialogue_pages.official.reading.spreadsheet import read_hamlet_sheet
from dialogue_pages.official.reading.spreadsheet.guard import MAX_BYTES
from dialogue_pages.wording import say

from .access import HamletListPage

_SALT = "dialogue_pages.hamlet_sheet_rows"
_HOURS = 12 * 3600


class SheetUploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Filled sheet"),
        help_text=gettext_lazy(
            "The Excel file (.xlsx) as it was downloaded, with rows filled in; up to "
            "3 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )
    hamlet = forms.ModelChoiceField(
        label=gettext_lazy("Hamlet"),
        help_text=gettext_lazy("Only where the code is missing in the file."),
        queryset=Hamlet.objects.none(),
        required=False,
    )

    def __init__(self, *args, conference, hamlets, **kwargs):
        super().__init__(*args, **kwargs)
        self.conference = conference
        self.fields["hamlet"].queryset = hamlets

    def clean(self):
        """Read the sheet at once, so that what is wrong shows beside the field."""
        told = super().clean()
        if upload := told.get("file"):
            try:
                self.read = self._read(upload)
            except UnreadableError as error:
                self.add_error("file", say(error.message, error.params))
            else:
                self.sheet = self._sheet(told.get("hamlet"))
                self._refuse_contradiction()
        return told

    def _refuse_contradiction(self):
        rows = [str(read.row.number) for read in self.read.rows]
        if self.read.has_no_opinions and rows:
            words = _(
                "The box “no opinions” is ticked, yet something stands in row %(rows)s. "
                "If the hamlet asks something, clear the box; if not, empty these rows. "
                "Then choose the file again."
            )
            self.add_error("file", words % {"rows": ", ".join(rows)})

    def _read(self, upload):
        content = upload.read(MAX_BYTES + 1)
        return read_hamlet_sheet(content)

    def _sheet(self, chosen: Hamlet | None) -> Sheet | None:
        if not self.read.code:
            if chosen is None:
                self.add_error("hamlet", _("Choose the hamlet: the file has no code."))
                return None
            return Sheet(self.conference, chosen)
        hamlets = self.fields["hamlet"].queryset
        site = self.conference.plan.get_site()
        sheet = sheet_of(self.read.code, site)
        told = {"code": self.read.code}
        if sheet is None:
            self.add_error("file", _("There is no list with the code %(code)s.") % told)
        elif sheet.conference != self.conference:
            told["title"] = sheet.conference.plan.title
            self.add_error(
                "file", _("The code %(code)s is of another plan: %(title)s.") % told
            )
        elif not hamlets.filter(pk=sheet.hamlet.pk).exists():
            self.add_error("file", _("This list is of another hamlet."))
        elif chosen and chosen != sheet.hamlet:
            told["hamlet"] = sheet.hamlet
            words = _("The code %(code)s in the file is of %(hamlet)s.")
            self.add_error("hamlet", words % told)
        return sheet


class ImportView(HamletListPage, FormView):
    """Three steps at one address: the file, what was read, what came of it."""

    form_class = SheetUploadForm
    template_name = "dialogue_pages/admin/hamlet_lists/upload.html"
    page_title = gettext_lazy("Enter a filled sheet")
    header_icon = "upload"

    def post(self, request, *args, **kwargs):
        if "rows" in request.POST:
            return self._entered()
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self):
        own = {"conference": self.conference, "hamlets": self.hamlets}
        return super().get_form_kwargs() | own

    def form_valid(self, form):
        found = prospects(form.sheet, form.read.rows)
        packed = _packed(form.sheet, found, is_empty=form.read.has_no_opinions)
        is_empty = form.read.has_no_opinions
        return self._previewed(form.sheet, found, packed, is_empty=is_empty)

    def _previewed(self, sheet, found, packed, refusal="", *, is_empty=False):
        self.template_name = "dialogue_pages/admin/hamlet_lists/preview.html"
        context = self.get_context_data(
            form=None,
            sheet=sheet,
            found=found,
            rows=packed,
            refusal=refusal,
            sendable=[p for p in found if p.state in ("good", "doubtful")],
            wrong=[p for p in found if p.state == "wrong"],
            there=[p for p in found if p.state == "there"],
            consent=CONSENT,
            is_empty=is_empty,
        )
        return self.render_to_response(context)

    def _entered(self):
        packed = self.request.POST["rows"]
        try:
            told = signing.loads(packed, salt=_SALT, max_age=_HOURS)
        except signing.BadSignature:
            return redirect(self.request.path)
        hamlet = self.hamlets.filter(pk=told["hamlet"]).first()
        if hamlet is None or told["conference"] != self.conference.pk:
            return redirect(self.request.path)
        sheet = Sheet(self.conference, hamlet)
        if told["is_empty"]:
            return self._written_down(sheet, packed)
        read = [read_row(number, cells) for number, cells in told["rows"]]
        rows = [row for row in read if row]
        if "agreed" not in self.request.POST:
            refusal = _("Tick that the people named agree; without it nothing is sent.")
            return self._previewed(sheet, prospects(sheet, rows), packed, refusal)
        numbers = (row.row.number for row in rows)
        confirmed = {n for n in numbers if f"sure-{n}" in self.request.POST}
        results = enter(sheet, rows, by=self.seat.actor, confirmed=confirmed)
        self.template_name = "dialogue_pages/admin/hamlet_lists/report.html"
        context = self.get_context_data(
            form=None,
            sheet=sheet,
            results=results,
            new=[entered for entered in results if entered.is_new],
            list_url=self.list_url,
        )
        return self.render_to_response(context)

    def _written_down(self, sheet, packed):
        """Record that the hamlet has no opinions."""
        try:
            no_opinions.say(sheet, by=self.request.user)
        except ActRefusedError as error:
            return self._previewed(sheet, [], packed, str(error), is_empty=True)
        self.template_name = "dialogue_pages/admin/hamlet_lists/report.html"
        context = self.get_context_data(
            form=None, sheet=sheet, is_empty=True, list_url=self.list_url
        )
        return self.render_to_response(context)


def _packed(sheet: Sheet, found, *, is_empty: bool) -> str:
    """The rows as read, so that what is entered is what was shown."""
    rows = [
        (
            prospect.row.number,
            {
                "name": prospect.row.name,
                "phone": prospect.row.phone,
                "topic": prospect.row.topic,
                "content": prospect.row.content,
                "speaks": "x" if prospect.row.speaks else "",
            },
        )
        for prospect in found
    ]
    told = {
        "conference": sheet.conference.pk,
        "hamlet": sheet.hamlet.pk,
        "rows": rows,
        "is_empty": is_empty,
    }
    return signing.dumps(told, salt=_SALT, compress=True)
