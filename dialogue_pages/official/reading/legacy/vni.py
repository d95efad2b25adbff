"""VNI for Windows (VNI-Times), read as Windows-1252: a letter, then its marks."""

import re
import unicodedata

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"

MARKS = {
    "ù": _ACUTE,
    "ø": _GRAVE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "â": _CIRCUMFLEX,
    "á": _CIRCUMFLEX + _ACUTE,
    "à": _CIRCUMFLEX + _GRAVE,
    "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE,
    "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE,
    "é": _BREVE + _ACUTE,
    "è": _BREVE + _GRAVE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_LETTERS = {
    "ñ": "đ",
    "ö": "ư",
    "ô": "ơ",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
LETTERS = _LETTERS | {old.upper(): new.upper() for old, new in _LETTERS.items()}
_MARKED = re.compile(
    "([aeouyöôAEOUYÖÔ])([{}])".format("".join(MARKS) + "".join(MARKS).upper())
)


def from_vni(text: str) -> str:
    marked = _MARKED.sub(lambda match: match[1] + MARKS[match[2].lower()], text)
    # Precomposed letters (í, ô …) are still old codes here: compose only afterwards.
    return unicodedata.normalize("NFC", "".join(LETTERS.get(c, c) for c in marked))
