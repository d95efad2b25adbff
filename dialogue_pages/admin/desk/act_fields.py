"""Fields that several acts ask for, narrowed to the commune of the case."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from dialogue_pages.attachments.reencoding import EXTENSIONS, CleanFile, cleaned
from dialogue_pages.choices import ConferenceStatus
from dialogue_pages.models import (
    AnswerPage,
    Conference,
    DialoguePlanPage,
    Question,
)
from dialogue_pages.templatetags.dialogue_conferences import worded

_A_YEAR = timedelta(days=366)
_LONGEST_LABEL = 150


def reason_field(label, help_text="", **options) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, widget=forms.Textarea({"rows": 3}), **options
    )


def open_conferences_of(site):
    plans = DialoguePlanPage.objects.live().descendant_of(site.root_page)
    ahead = Q(last_day=None) | Q(last_day__gte=timezone.localdate())
    planned = (ConferenceStatus.PLANNED, ConferenceStatus.POSTPONED)
    return Conference.objects.filter(ahead, plan__in=plans, status__in=planned)


class ConferenceField(forms.ModelChoiceField):
    """Offers conferences by their days and places; those of one plan have one title."""

    def __init__(self):
        super().__init__(Conference.objects.none(), label=_("Conference"))

    def label_from_instance(self, conference: Conference) -> str:
        return called(conference)


def called(conference: Conference) -> str:
    """`07 giờ 30 phút, ngày 31/12/2026 – Cụm ven sông – Nhà văn hóa thôn Bến Trăng`"""
    parts = (worded(conference.when), conference.name, conference.venue_text)
    said = (" ".join(part.split()).rstrip(".") for part in parts)
    return Truncator(" – ".join(filter(None, said))).chars(_LONGEST_LABEL)


def fresh_answers_of(site):
    """The published answers that may answer others too, the newest first."""
    published = AnswerPage.objects.descendant_of(site.root_page).live().public()
    fresh = published.filter(reviewed_on__gte=timezone.localdate() - _A_YEAR)
    return fresh.newest_first()


def question_numbered(number: str, site_id: int) -> Question | None:
    """The question with a receipt number, `0012/2026`, in one commune."""
    serial, _slash, year = number.strip().partition("/")
    if not (serial.isdecimal() and year.isdecimal()) or len(number) > 20:
        return None
    found = Question.objects.filter(site=site_id, serial=int(serial), year=int(year))
    return found.first()


class ScanField(forms.FileField):
    """A picture or PDF of a letter, made safe; None where none was chosen."""

    def __init__(self, label, **options):
        types = forms.FileInput({"accept": ",".join(EXTENSIONS)})
        told = _("JPEG, PNG or PDF, up to 5 MB; the public sees it only if released.")
        super().__init__(
            label=label, help_text=told, required=False, widget=types, **options
        )

    def clean(self, data, initial=None) -> CleanFile | None:
        upload = super().clean(data, initial)
        return cleaned(upload) if upload else None
