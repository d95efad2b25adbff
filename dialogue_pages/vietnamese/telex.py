"""Words left in the letters of the Telex way of typing: `dduwowngf` for `đường`.

They come from keyboards whose input method was off, or sent the keys through.
"""

import re
import unicodedata

from .syllables import could_be_syllable
from .tone_marks import tone_on_first

_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_LETTERS = {
    "dd": "đ",
    "aa": "â",
    "ee": "ê",
    "oo": "ô",
    "aw": "ă",
    "ow": "ơ",
    "uw": "ư",
}
_DOUBLED = re.compile("|".join(_LETTERS))
_VOWELS = "aăâeêioôơuưy"
_LONGEST = 12
_ONSET_AND_REST = re.compile(r"(qu|gi(?=[aăâeêoôơuư])|[^aăâeêioôơuưy]*)(.*)")
_RIME = re.compile(rf"([{_VOWELS}]+)([a-zđ]*)")


def read_telex(word: str) -> str | None:
    """The syllable that a word in Telex keys stands for; None where it is none.

    A word that could be a syllable as it stands is left as it is (`so`, `the`), and so
    is one that gives no syllable (`internet`). The tone stands on the first of oa, oe,
    uy, in lower case.
    """
    word = unicodedata.normalize("NFC", word.lower())
    if not word.isalpha() or len(word) > _LONGEST or could_be_syllable(word):
        return None
    for plain, tone in _tones_of(word):
        syllable = _toned(_lettered(plain), tone)
        if syllable and syllable != word and could_be_syllable(syllable):
            return syllable
    return None


def _tones_of(word: str):
    """The word with its tone key taken out: from the end, or from behind a vowel."""
    for place in range(len(word) - 1, 0, -1):
        key = word[place]
        if key in _TONES and re.search(rf"[{_VOWELS}w]", word[:place]):
            yield word[:place] + word[place + 1 :], _TONES[key]
    yield word, ""


def _lettered(word: str) -> str:
    onset, rest = re.fullmatch(r"(dd|[^aeiouyw]*)(.*)", word, re.DOTALL).groups()
    # Keys of one letter may stand apart: `d…d`, `a…a`, a w behind the whole rime.
    if onset == "d" and rest.endswith("d"):
        onset, rest = "dd", rest[:-1]
    word = _DOUBLED.sub(lambda match: _LETTERS[match[0]], onset + rest)
    for letter, lettered in (("a", "â"), ("e", "ê"), ("o", "ô")):
        word = re.sub(rf"{letter}(?=([^{letter}w]+){letter}$)", lettered, word)
        if lettered in word and word.endswith(letter):
            word = word[:-1]
    if "w" in word:
        word = _with_late_w(word)
    return re.sub(r"uơ(?=[a-z])|ưo", "ươ", word)


def _with_late_w(word: str) -> str:
    bare = word.replace("w", "")
    for plain, lettered in (("uo", "ươ"), ("ươ", "ươ"), ("uơ", "ươ"), ("ưo", "ươ")):
        if plain in bare:
            return bare.replace(plain, lettered)
    for plain, lettered in (("u", "ư"), ("o", "ơ"), ("a", "ă")):
        if plain in bare:
            return bare.replace(plain, lettered, 1)
    return word.replace("w", "ư", 1)


def _toned(syllable: str, tone: str) -> str | None:
    onset, rest = _ONSET_AND_REST.fullmatch(syllable).groups()
    rime = _RIME.fullmatch(rest)
    if rime is None:
        return None
    vowels, coda = rime.groups()
    place = _place_of_tone(vowels, coda)
    marked = unicodedata.normalize("NFC", vowels[place] + tone)
    return tone_on_first(onset + vowels[:place] + marked + vowels[place + 1 :] + coda)


def _place_of_tone(vowels: str, coda: str) -> int:
    marked = [i for i, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if marked:
        return marked[-1]
    if len(vowels) == 1:
        return 0
    if coda or len(vowels) > 2:
        return 1
    return 0
