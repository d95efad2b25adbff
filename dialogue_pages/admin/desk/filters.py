from datetime import datetime, time, timedelta

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dialogue_pages import roles
from dialogue_pages.models import Hamlet, Topic, Unit
from dialogue_pages.question_choices import Source
from dialogue_pages.searching.cases import CaseSearch, read_number, read_search
from dialogue_pages.searching.walking import has_one_of
from dialogue_pages.stages import Stage

from ..day_fields import typed_day
from .access import Seat
from .lean_fields import LeanDay, LeanSelect, LeanText, drawn, entries_field

_ANY = ("", _("all"))
_OFTEN = ("q", "unit", "topic", "hamlet")


def _choice(label, choices) -> forms.ChoiceField:
    offered = [_ANY, *choices.choices]
    return forms.ChoiceField(
        label=label, required=False, choices=offered, widget=LeanSelect
    )


class CaseFilterForm(forms.Form):
    """What the list is narrowed to; what is wrong narrows nothing, and says so."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=100,
        widget=LeanText(attrs={"type": "search"}),
    )
    unit = entries_field(_("Unit"), "name")
    topic = entries_field(_("Topic"), "name")
    hamlet = entries_field(_("Hamlet"), "label", "name")
    owner = entries_field(_("Taken by"))
    stage = _choice(_("Stage"), Stage)
    source = _choice(_("How it came in"), Source)
    received_from = typed_day(_("Received from"), required=False, widget=LeanDay)
    received_to = typed_day(_("Received until"), required=False, widget=LeanDay)

    def __init__(self, data, seat: Seat):
        super().__init__(data)
        self.seat = seat
        offered = {"owner": roles.people_of(seat.site)}
        for name, model in (("unit", Unit), ("topic", Topic), ("hamlet", Hamlet)):
            offered[name] = model.objects.filter(site=seat.site)
        for name, entries in offered.items():
            field = self.fields[name]
            field.queryset, field.kept_as = entries, (name, seat.site.pk)
            field.empty_label = _ANY[1]

    def clean_q(self) -> str:
        typed = self.cleaned_data["q"]
        if typed and not any(map(str.isalnum, typed)):
            raise forms.ValidationError(gettext("Type at least one letter or digit."))
        return typed

    @cached_property
    def narrowing(self) -> dict:
        """What was chosen; a wrong choice is passed over."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def often(self) -> list[SafeString]:
        """The drawn fields that are always in sight."""
        return [drawn(self[name]) for name in _OFTEN]

    @property
    def rarely(self) -> list[SafeString]:
        return [drawn(field) for field in self if field.name not in _OFTEN]

    @property
    def has_rare(self) -> bool:
        """Whether something was typed or chosen in a field that is folded away."""
        used = self.narrowing.keys() | self.errors.keys()
        return bool(used - set(_OFTEN))

    def chosen(self) -> list[tuple[str, str, str]]:
        """What narrows the list, as (field, its label, the value in words)."""
        return [
            (name, str(self.fields[name].label), self._in_words(name, value))
            for name, value in self.narrowing.items()
        ]

    def _in_words(self, name: str, value) -> str:
        match name:
            case "owner":
                return roles.full_name(value)
            case "stage" | "source":
                return str(dict(self.fields[name].choices)[value])
            case "received_from" | "received_to":
                return f"{value:%d/%m/%Y}"
        return str(value)

    @property
    def is_filtered(self) -> bool:
        """Whether anything but words narrows the list."""
        return bool(self.narrowing.keys() - {"q"})

    @property
    def looks_up(self) -> bool:
        """Whether somebody looks for what they remember, not for the work that waits."""
        return bool(self.narrowing.keys() & {"q", "received_from", "received_to"})

    def narrowed(self, cases: QuerySet, *, in_passing: bool = False) -> QuerySet:
        """The cases that fit; `in_passing` where something else leads to them."""
        for name, value in self.narrowing.items():
            match name:
                case "q":
                    cases = self._found(cases)
                case "received_from":
                    cases = cases.filter(received_at__gte=_midnight(value))
                case "received_to":
                    next_day = _midnight(value + timedelta(days=1))
                    cases = cases.filter(received_at__lt=next_day)
                case _ if in_passing:
                    key = getattr(value, "pk", value)
                    cases = cases.filter(has_one_of(name, [key]))
                case _:
                    cases = cases.filter(**{name: value})
        return cases

    def _found(self, cases: QuerySet) -> QuerySet:
        if self.number:
            return cases.filter(serial=self.number[0], year=self.number[1])
        return self.search.narrowed(cases) if self.search else cases

    @cached_property
    def number(self) -> tuple[int, int] | None:
        """The number of the case that is asked for, if only that is."""
        return read_number(self.narrowing.get("q", ""))

    @cached_property
    def search(self) -> CaseSearch | None:
        """Masked words only where no original text may be read: a search tells of it."""
        if self.number:
            return None
        masked = not self.seat.reads_people
        return read_search(self.narrowing.get("q", ""), self.seat.site, masked=masked)


def _midnight(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
