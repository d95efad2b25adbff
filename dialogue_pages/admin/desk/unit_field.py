"""The field by which a unit is chosen: who exists today, and what each holds already."""

from datetime import date

from django import forms
from django.db.models import Q
from django.forms.models import ModelChoiceIterator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue_pages.models import Topic, Unit

from .unit_loads import Load, loads_of


def units_of(site, day: date | None = None):
    """The units that exist on a day."""
    day = day or timezone.localdate()
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    not_over = Q(valid_until=None) | Q(valid_until__gte=day)
    return Unit.objects.filter(begun, not_over, site=site)


class UnitIterator(ModelChoiceIterator):
    """The units with their loads, each read once for a form."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for unit in self.field.units:
            yield self.choice(unit)


class UnitField(forms.ModelChoiceField):
    """Offers the units of one commune (`offer`) and proposes one of them at most."""

    iterator = UnitIterator

    def __init__(self):
        super().__init__(Unit.objects.none(), label=gettext_lazy("Unit"))

    def offer(self, site_pk: int) -> None:
        self.site_pk = site_pk
        self.queryset = units_of(site_pk)

    @cached_property
    def units(self) -> list[Unit]:
        return list(self.queryset)

    @cached_property
    def loads(self) -> dict[int, Load]:
        return loads_of(self.site_pk)

    def label_from_instance(self, unit: Unit) -> str:
        """`Phòng Kinh tế – đang giữ 12, quá hạn 2`"""
        load = self.loads.get(unit.pk)
        return f"{unit} – {load}" if load else str(unit)

    def propose(self, topic: Topic | None) -> None:
        """Choose beforehand the unit that a topic names, if it exists, and say why."""
        if topic and any(unit.pk == topic.unit_id for unit in self.units):
            self.initial = topic.unit_id
            self.help_text = _(
                "Proposed for the topic %(topic)s; look at it again before assigning."
            ) % {"topic": topic}
