"""Texts of a question with what can be found of people masked."""

import re

from django.utils.translation import gettext as _

from dialogue_pages.vietnamese.folding import fold, nfc
from dialogue_pages.vietnamese.personal_data import find_personal_data, mask

from .models import Question


def without_personal_data(text: str) -> str:
    """A text with the personal data that can be found masked."""
    return mask(text, find_personal_data(text))


def without_people(question: Question, text: str) -> str:
    """A text of a question without personal data and without its sender's name."""
    return _without_name(without_personal_data(nfc(text)), question.sender_name)


def _without_name(text: str, name: str) -> str:
    """Accents and capitals do not hide a name; folding composed text keeps places."""
    sought, folded = fold(nfc(name)).strip(), fold(text)
    if not sought or sought not in folded or len(folded) != len(text):
        return text
    found = re.finditer(rf"(?<!\w){re.escape(sought)}(?!\w)", folded)
    for place in reversed(list(found)):
        mask_of_name = _("[sender's name]")
        text = text[: place.start()] + mask_of_name + text[place.end() :]
    return text
