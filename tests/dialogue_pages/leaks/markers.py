"""Words that stand nowhere else: where one is read, it says what has leaked."""

import re
import unicodedata
from itertools import count

# Stands beside every marker: a search for it finds all that can be found.
COMMON = "Quỵnhloắn"
_LETTERS = "bcdghkmnprst"
_LENGTH = 4
# Composed, folded and half folded; a search index folds, an address percent-encodes.
_WORD = re.compile(rf"[đd][ậâạa]q([{_LETTERS}]{{{_LENGTH}}})", re.IGNORECASE)
_PHONE = re.compile(r"0977((?:[ .]?\d){6})")
_NOT_DIGIT = re.compile(r"\D")


class Markers:
    """Gives out words and telephone numbers, and finds again whose they are."""

    def __init__(self):
        self._numbers = count(1)
        self._owners: dict[str, object] = {}

    def word(self, owner) -> str:
        """A Vietnamese-looking word of seven letters, as `Đậqbbcd`."""
        letters, number = "", next(self._numbers)
        for _ in range(_LENGTH):
            number, rest = divmod(number, len(_LETTERS))
            letters = _LETTERS[rest] + letters
        self._owners[letters] = owner
        return f"Đậq{letters}"

    def phone(self, owner) -> str:
        digits = f"{next(self._numbers):06}"
        self._owners[digits] = owner
        return f"0977{digits}"

    def exactly(self, text: str, owner) -> None:
        """A secret made elsewhere: a code, a token, a digest."""
        self._owners[text] = owner

    def owners_in(self, text: str) -> set:
        """Whose words stand in a text that `texts.readable` has made plain."""
        text = unicodedata.normalize("NFC", text)
        found = {match.lower() for match in _WORD.findall(text)}
        found |= {_NOT_DIGIT.sub("", match) for match in _PHONE.findall(text)}
        known = {self._owners[word] for word in found if word in self._owners}
        return known | {
            owner
            for secret, owner in self._owners.items()
            if len(secret) > _LENGTH and not secret.isdigit() and secret in text
        }
