import unicodedata
from functools import cache
from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from dialogue_pages.vietnamese.folding import nfc

REGULAR = "Tinos"
BOLD = "Tinos-Bold"
ITALIC = "Tinos-Italic"
BOLD_ITALIC = "Tinos-BoldItalic"

FOLDER = Path(__file__).parents[3] / "static" / "dialogue_pages" / "fonts"
FILES = {
    REGULAR: FOLDER / "Tinos-Regular.ttf",
    BOLD: FOLDER / "Tinos-Bold.ttf",
    ITALIC: FOLDER / "Tinos-Italic.ttf",
    BOLD_ITALIC: FOLDER / "Tinos-BoldItalic.ttf",
}
MISSING = "□"

_INVISIBLE = {"Cc", "Cf"}
_lock = Lock()


def register_fonts() -> None:
    """Make the faces known to ReportLab, once per process."""
    with _lock:
        if REGULAR in pdfmetrics.getRegisteredFontNames():
            return
        for name, path in FILES.items():
            pdfmetrics.registerFont(TTFont(name, path, asciiReadable=False))
        pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)


def drawable(text: str) -> str:
    """The text as the fonts can show it: composed, with `□` for what they lack.

    Line breaks stay; every other white space becomes a space.
    """
    composed = nfc(text.replace("\r\n", "\n").replace("\r", "\n"))
    missing = set(composed) - _characters()
    if not missing:
        return composed
    return composed.translate({ord(char): _stand_in(char) for char in missing})


@cache
def _characters() -> frozenset[str]:
    register_fonts()
    faces = (pdfmetrics.getFont(name).face for name in FILES)
    shared = set.intersection(*(set(face.charToGlyph) for face in faces))
    return frozenset(map(chr, shared)) | {"\n"}


def _stand_in(char: str) -> str:
    if char.isspace():
        return " "
    if unicodedata.category(char) in _INVISIBLE or "\ufe00" <= char <= "\ufe0f":
        return ""
    plain = unicodedata.normalize("NFKC", char)
    return plain if _characters().issuperset(plain) else MISSING
