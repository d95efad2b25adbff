import re
import unicodedata

# đ and Đ have no decomposition in Unicode, so removing marks does not reach them.
_STROKE = str.maketrans("đĐ", "dD")
_WORD = re.compile(r"\w+", re.UNICODE)


def nfc(text: str) -> str:
    """Compose accents; ReportLab, search and comparison all rely on composed text."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower-case text without accents and with d for đ: `Đường` becomes `duong`."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return bare.translate(_STROKE).lower()


def words(text: str) -> list[str]:
    """The words and numbers of a text in order, composed, without punctuation."""
    return _WORD.findall(nfc(text))
