from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue_pages import roles, standing_in
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import Absence

from ..day_fields import typed_day
from ..people import offer_people
from .access import Attendance


class AbsenceForm(forms.Form):
    """Who is away and until when; an officer announces the own absence only."""

    person = forms.ModelChoiceField(None, label=_("Who is away"))
    first_day = typed_day(_("Away from"))
    last_day = typed_day(_("Until the end of"))
    substitute = forms.ModelChoiceField(
        None,
        label=_("Who stands in"),
        help_text=_(
            "A colleague who has all the rights that the work needs; announcing an "
            "absence gives none."
        ),
    )

    def __init__(self, attendance: Attendance, data=None):
        initial = {"first_day": timezone.localdate(), "person": attendance.user.pk}
        super().__init__(data, initial=initial)
        self.attendance = attendance
        people = attendance.who_may_be_away()
        if attendance.is_for_all:
            offer_people(self.fields["person"], people)
            offer_people(self.fields["substitute"], people)
        else:
            del self.fields["person"]
            able = roles.may_stand_in(attendance.site, attendance.user)
            offer_people(self.fields["substitute"], able)

    @property
    def has_nobody(self) -> bool:
        """Whether no colleague could stand in at all."""
        return not self.fields["substitute"].queryset.exists()

    @property
    def absence(self) -> Absence:
        told = {"person": self.attendance.user} | self.cleaned_data
        return Absence(site=self.attendance.site, **told)

    def clean(self):
        told = super().clean()
        if not self.errors:
            try:
                standing_in.require_possible(self.absence)
            except ActRefusedError as error:
                raise forms.ValidationError(str(error)) from error
        return told
