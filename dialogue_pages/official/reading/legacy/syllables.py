"""How a Vietnamese syllable is built; enough to tell the language from rubbish."""

import re
import unicodedata

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MISPLACED = re.compile("[b-df-hj-np-tv-xzđ][\u0300\u0301\u0303\u0309\u0323]")
_ONSET = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_NUCLEUS = (
    "iêu|yêu|oai|oay|oeo|uay|uây|uyê|uya|uyu|uôi|ươi|ươu|"
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|"
    "ưa|ươ|ưi|ưu|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(f"(?:{_ONSET})(?:{_NUCLEUS})(?:ch|ng|nh|c|m|n|p|t|)")
# Letters are judged between white space, ASCII signs and typographic signs.
_BREAKS = re.compile("[\\s!-@\\[-`{-\x9f“”‘’„…–—•�]+")


def is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word.lower())
    if len(_TONES.findall(decomposed)) > 1 or _MISPLACED.search(decomposed):
        return False
    bare = unicodedata.normalize("NFC", _TONES.sub("", decomposed))
    return bool(_SYLLABLE.fullmatch(bare))


def accented_words(text: str) -> list[str]:
    """Words with at least one letter beyond ASCII."""
    composed = unicodedata.normalize("NFC", text)
    return [word for word in _BREAKS.split(composed) if word and not word.isascii()]


def likeness(text: str) -> float:
    """Share of the different accented words that are Vietnamese, from 0 to 1."""
    words = set(accented_words(text))
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
