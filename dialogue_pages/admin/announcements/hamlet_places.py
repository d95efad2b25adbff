"""“Niêm yết ở thôn”: a hamlet head records, on a phone, what hangs in the own hamlet."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Page

from dialogue_pages.choices import PostingPlace
from dialogue_pages.models import AnnouncementPage, DialoguePlanPage, Posting

from ..day_fields import HINT, TYPED, DayInput
from ..desk.access import DeskMixin, Seat

_BACK = timedelta(days=180)


class HamletPostingForm(forms.ModelForm):
    """One line of the own hamlet; its fields are named after it, for people who hear."""

    class Meta:
        model = Posting
        fields = ["posted_from", "posted_until", "posted_by"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.auto_id = f"id_{self.prefix}_%s"
        for name in ("posted_from", "posted_until"):
            self.fields[name].help_text = HINT
            self.fields[name].widget = DayInput(format=TYPED[0])
            self.fields[name].input_formats = TYPED
        self.fields["posted_from"].required = True
        if self.instance.posted_from is None:
            self.initial["posted_from"] = timezone.localdate()
            self.initial["posted_by"] = _head_of(self.instance.hamlet)


class OtherPostingForm(forms.ModelForm):
    """A paper that hangs in the hamlet though nobody asked for it, or elsewhere there."""

    class Meta:
        model = Posting
        fields = ["page", "hamlet", "place_text", "posted_from", "posted_by"]
        labels = {
            "place_text": gettext_lazy("Where, if not in the hall of the hamlet"),
        }

    def __init__(self, *args, seat: Seat, **kwargs):
        super().__init__(*args, prefix="other", **kwargs)
        self.instance.site = seat.site
        self.fields["page"].queryset = _papers(seat.site)
        hamlets = self.fields["hamlet"]
        hamlets.queryset = seat.own_hamlets
        hamlets.required, hamlets.empty_label = True, None
        self.fields["place_text"].help_text = ""
        day = self.fields["posted_from"]
        day.required, day.help_text, day.input_formats = True, HINT, TYPED
        day.widget = DayInput(format=TYPED[0])
        self.initial["posted_from"] = timezone.localdate()
        self.initial["posted_by"] = _head_of(seat.own_hamlets.first())

    def _post_clean(self):
        is_elsewhere = self.cleaned_data.get("place_text")
        places = PostingPlace
        self.instance.place = places.OTHER if is_elsewhere else places.HAMLET_HALL
        super()._post_clean()

    def clean(self):
        cleaned = super().clean()
        known = Posting.objects.filter(
            page=cleaned.get("page"),
            hamlet=cleaned.get("hamlet"),
            place=PostingPlace.HAMLET_HALL,
        )
        if not cleaned.get("place_text") and known.exists():
            self.add_error("page", _("This stands in the list above already."))
        return cleaned


class HamletPlacesView(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    """What is to be posted in the own hamlets first, then what was."""

    template_name = "dialogue_pages/admin/announcements/hamlet_places.html"
    page_title = gettext_lazy("Postings in the hamlet")
    header_icon = "thumbtack"

    def dispatch(self, request, *args, **kwargs):
        if not records_own_places(self.seat):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def rows(self):
        return own_rows(self.seat).select_related("page", "hamlet")

    def post(self, request, *args, **kwargs):
        form = self._sent()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(sent=form))
        is_new = form.instance.pk is None
        row = form.save()
        log(row, "wagtail.create" if is_new else "wagtail.edit", user=request.user)
        told = _("Recorded: %(where)s, from %(day)s.")
        day = f"{row.posted_from:%d/%m/%Y}"
        messages.success(request, told % {"where": row.where, "day": day})
        return redirect("dialogue_pages_hamlet_places")

    def _sent(self):
        key = self.request.POST.get("row", "")
        if not key.isdigit():
            return OtherPostingForm(self.request.POST, seat=self.seat)
        return _form(get_object_or_404(self.rows, pk=key), self.request.POST)

    def get_context_data(self, *, sent=None, **kwargs):
        forms_of_rows = [
            sent if sent and sent.instance.pk == row.pk else _form(row)
            for row in self.rows
        ]
        is_other = isinstance(sent, OtherPostingForm)
        return super().get_context_data(**kwargs) | {
            "to_do": [f for f in forms_of_rows if f.initial_day is None],
            "done": [f for f in forms_of_rows if f.initial_day],
            "other": sent if is_other else OtherPostingForm(seat=self.seat),
            "is_other_open": is_other,
        }

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


def records_own_places(seat: Seat) -> bool:
    """Whether somebody has the register for the own hamlets alone."""
    return seat.enters and not seat.enters_for_all and seat.own_hamlets.exists()


def own_rows(seat: Seat):
    """Lines of the own hamlets for papers that are public, those to be done first."""
    papers = _papers(seat.site)
    rows = Posting.objects.filter(hamlet__in=seat.own_hamlets, page__in=papers)
    return rows.order_by(F("posted_from").desc(nulls_first=True), "-page", "pk")


def _papers(site):
    """Plans and announcements of the last half year that everybody may read."""
    since = timezone.now() - _BACK
    pages = Page.objects.live().public().descendant_of(site.root_page)
    papers = pages.type(AnnouncementPage, DialoguePlanPage)
    return papers.filter(first_published_at__gte=since).order_by("-first_published_at")


def _form(row: Posting, data=None) -> HamletPostingForm:
    initial_day = row.posted_from
    form = HamletPostingForm(data, instance=row, prefix=f"row-{row.pk}")
    form.initial_day = initial_day
    return form


def _head_of(hamlet) -> str:
    if hamlet is None:
        return ""
    told = _("%(name)s, head of %(hamlet)s")
    return told % {"name": hamlet.head_name, "hamlet": hamlet}
