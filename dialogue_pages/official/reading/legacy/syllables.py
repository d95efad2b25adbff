"""How a Vietnamese syllable is built; enough to tell the language from rubbish."""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSET = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_NUCLEUS = (
    "iêu|yêu|oai|oay|oeo|uay|uây|uyê|uya|uyu|uôi|ươi|ươu|"
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|"
    "ưa|ươ|ưi|ưu|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(f"(?:{_ONSET})(?:{_NUCLEUS})(?:ch|ng|nh|c|m|n|p|t|)")
# Letters are judged between white space, ASCII signs and typographic signs.
_BREAKS = re.compile("[\\s!-@\\[-`{-~“”‘’„…–—•�]+")


def is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in decomposed if mark in _TONES]
    bare = "".join(mark for mark in decomposed if mark not in _TONES)
    toneless = unicodedata.normalize("NFC", bare)
    return len(tones) <= 1 and bool(_SYLLABLE.fullmatch(toneless))


def accented_words(text: str) -> list[str]:
    """Words with at least one letter beyond ASCII."""
    composed = unicodedata.normalize("NFC", text)
    return [word for word in _BREAKS.split(composed) if word and not word.isascii()]


def likeness(text: str) -> float:
    """Share of the accented words that are Vietnamese syllables, from 0 to 1."""
    words = accented_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
