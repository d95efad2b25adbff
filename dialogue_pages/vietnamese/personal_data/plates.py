import re
from collections.abc import Iterator

from ..typed_text import TypedText
from .digit_words import ONE_WORD
from .kinds import PersonalDataKind as Kind
from .typing_habits import any_typed

_PROVINCE = r"(?:(?<![0-9a-z])|(?<=xe)|(?<=bks)|(?<=so))(?:1[1-9]|[2-9][0-9])"
_SERIES = r"(?P<series>[a-hj-np-z]{2}|[a-hk-nps-vxyz][0-9]?)"
_SERIAL = r"(?P<serial>[0-9]{3}\s?[.-]?\s?[0-9]{2}|[0-9]{4})(?![0-9])(?![.,][0-9])"
_PLATE = re.compile(
    rf"{_PROVINCE}(?P<gap>\s?-?\s?){_SERIES}(?P<gap2>\s?[-.]?\s?){_SERIAL}"
)
_SAID = rf"(?:{ONE_WORD}|[0-9])[\s.-]{{1,3}}"
_WORDED = re.compile(
    rf"(?<![a-z0-9])(?:{_SAID}){{2}}[a-hk-npr-z][\s.-]{{1,3}}(?:{_SAID}){{3,5}}(?:{ONE_WORD}|[0-9])(?![0-9a-z])"
)
_APART = re.compile(
    rf"{_PROVINCE}\s?-?\s?[a-hk-nps-z]\s[0-9]\s?[-.]?\s?[0-9]{{3}}\s?[.-]?\s?[0-9]{{2}}(?![0-9])"
)
_LABEL = re.compile(
    any_typed("bien so", "bien kiem soat", "bien", "bks", "bsx", "so xe", "xe", "o to", "mo to")
)  # fmt: skip
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def find_plates(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    for match in _PLATE.finditer(page.folded):
        if _is_labelled(page.folded, match.start()) or _looks_like_one(page, match):
            yield *match.span(), Kind.PLATE
    for match in [*_APART.finditer(page.folded), *_WORDED.finditer(page.folded)]:
        if _is_labelled(page.folded, match.start()):
            yield *match.span(), Kind.PLATE


def _is_labelled(text: str, start: int) -> bool:
    window = re.split(r"[0-9\[\]]", text[max(0, start - 30) : start])[-1]
    return bool(_LABEL.search(window))


def _looks_like_one(page: TypedText, match: re.Match) -> bool:
    series = page.cased[slice(*match.span("series"))]
    five = len(re.sub("[^0-9]", "", match["serial"])) == 5
    spaced = any(gap.isspace() for gap in (match["gap"], match["gap2"]))
    if series != series.upper():
        return five and not spaced and len(series) == 1 + series[1:].isdigit()
    if five or ("-" in match["gap"] and series[1:].isdigit()):
        return True
    a_word = series.isalpha() and len(series) > 1
    return not (spaced or a_word or _YEAR.fullmatch(match["serial"]))
