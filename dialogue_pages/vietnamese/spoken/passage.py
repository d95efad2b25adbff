import re
import unicodedata
from collections.abc import Iterator

from .abbreviations import expanded
from .figures import with_figures
from .moments import with_moments

_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[^\s.,;:!?)”\"]", re.I)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ELSEWHERE = "địa chỉ ghi trên thông báo"
_SIGNS = {
    "&": " và ",
    "=": " bằng ",
    "+": " cộng ",
    "@": " a còng ",
    "%": " phần trăm ",
}
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))


def spoken(written: str) -> str:
    """A written text as a village head reads it aloud; one line a paragraph.

    No digit, abbreviation, sign or web address is left. Text that is already written as
    it is said comes back the same.
    """
    lines = (_line(line) for line in _composed(written).splitlines())
    return "\n".join(line for line in lines if line)


def _composed(text: str) -> str:
    """One form for letters and figures, small raised figures included."""
    composed = unicodedata.normalize("NFKC", text).replace("⁄", "/")
    return "".join(map(_plain_digit, composed)).replace("**", "")


def _plain_digit(character: str) -> str:
    return str(int(character)) if character.isdecimal() else character


def _line(line: str) -> str:
    line = re.sub(r"^\s*(?:[-+•*]\s*)+", "", line)
    line = re.sub(r"\./\.?\s*$", ".", line)
    line = _ADDRESS.sub(_ELSEWHERE, line)
    line = _MAIL.sub(lambda match: _mail(match[0]), line)
    for step in (with_moments, with_figures, expanded):
        line = step(line)
    return _sentences(_SIGN.sub(lambda match: _SIGNS[match[0]], line))


def _mail(address: str) -> str:
    return (
        address.replace("@", " a còng ").replace(".", " chấm ").replace("-", " gạch ")
    )


def _sentences(line: str) -> str:
    """Pauses for brackets and dashes; capitals and full stops where sentences are."""
    line = re.sub(r"[*_#|<>\[\]{}^~\\“”\"«»]+", " ", line)
    line = re.sub(r"\s+[-–—]\s+|\s*[()/]\s*", ", ", line)
    line = re.sub(r"\.{2,}|…", ".", line)
    line = re.sub(r"\s+", " ", line)
    line = re.sub(r"\s+([,.;:!?])", r"\1", line)
    line = re.sub(r"[,;:]+(?=[.!?])|([,;:.!?])(?:\s*[,;:])+", r"\1", line)
    line = re.sub(r"([,;:])(?=[^\s])", r"\1 ", line).strip(" ,;:-–—")
    if not any(character.isalpha() for character in line):
        return ""
    ended = line if line[-1] in ".!?" else f"{line}."
    return "".join(_capitalised(ended))


def _capitalised(line: str) -> Iterator[str]:
    is_start = True
    for character in line:
        yield character.upper() if is_start and character.isalpha() else character
        is_start = character in ".!?" or (is_start and not character.isalpha())
