from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from dialogue_pages.models import Hamlet, Topic, Unit
from dialogue_pages.vietnamese.folding import fold

from .access import Seat


class CaseFilterForm(forms.Form):
    """What the list is narrowed to; an entry of another commune narrows nothing."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), required=False)
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=_("Topic"), required=False
    )
    hamlet = forms.ModelChoiceField(
        Hamlet.objects.none(), label=_("Hamlet"), required=False
    )

    def __init__(self, data, seat: Seat):
        super().__init__(data)
        self.seat = seat
        for name, model in (("unit", Unit), ("topic", Topic), ("hamlet", Hamlet)):
            self.fields[name].queryset = model.objects.filter(site=seat.site)
            self.fields[name].empty_label = _("all")

    @property
    def narrowing(self) -> dict:
        """What was chosen; a wrong choice is passed over."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrowed(self, cases: QuerySet) -> QuerySet:
        chosen = dict(self.narrowing)
        for word in chosen.pop("q", "").split():
            cases = cases.filter(self._holds(word))
        return cases.filter(**chosen)

    def _holds(self, word: str) -> Q:
        serial = _serial(word)
        by_number = Q(serial=serial[0], year=serial[1]) if serial else Q(pk=None)
        if self.seat.reads_people:
            people = Q(sender_name__icontains=word) | Q(sender_phone__contains=word)
            return Q(folded_text__contains=fold(word)) | people | by_number
        # The original text would answer whether somebody's number stands in it.
        public = Q(public_title__icontains=word) | Q(public_text__icontains=word)
        return public | by_number


def _serial(word: str) -> tuple[int, int] | None:
    serial, _slash, year = word.partition("/")
    if serial.isdecimal() and year.isdecimal() and len(word) < 16:
        return int(serial), int(year)
    return None
