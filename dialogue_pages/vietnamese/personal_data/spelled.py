"""Numbers of persons written in words, or with letters that look like digits."""

import re
from collections.abc import Iterator

from ..typed_text import TypedText
from .digit_words import Token, figures_of, runs_of_digits
from .kinds import PersonalDataKind as Kind
from .labels import label_before

_PHONE = re.compile(r"(?:0|84)[35789][0-9]{8}|02[0-9]{9}")
_WITHOUT_ZERO = re.compile(r"[35789][0-9]{8}")
_OWN_NUMBER = re.compile(
    r"(?<![a-z])so(?:\s{1,2}(?:cua|may|em|toi|minh|chau|tui|con|la)){1,3}[\s:]{1,3}$"
)
_LOOK_ALIKE = re.compile(
    r"(?<![0-9a-z])(?:0h|oh|[0o])(?:[ .-]?[0-9oil]){9}(?![0-9a-z])"
    r"|(?<![0-9a-z])[0o][0-9oilsbzeg]{9}(?![0-9a-z])"
)
_AS_DIGITS = str.maketrans("oilsbzeg", "01158239")
_MOST_TOKENS = 24
_MOST_DIGITS = 19
_MOST_READINGS = 64
_COUNTING = "0123456789101112"


def find_look_alikes(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    """`O912345678`, `09l2345678`."""
    for match in _LOOK_ALIKE.finditer(page.folded):
        written = re.sub("[ .-]", "", match[0])
        letters = sum(map(str.isalpha, written))
        digits = re.sub("^(?:0h|oh)", "0", written).translate(_AS_DIGITS)
        if 1 <= letters <= 4 and _PHONE.fullmatch(digits):
            yield *match.span(), Kind.PHONE


def find_spelled(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    for run in runs_of_digits(page):
        if sum(token.is_word for token in run) > 1:
            yield from _numbers_in(run, page.folded)


def _numbers_in(run: list[Token], text: str) -> Iterator[tuple[int, int, Kind]]:
    figures = [figures_of(run, index) for index in range(len(run))]
    label = _label(text, run[0].start)
    first = 0
    while first < len(run):
        last, kind = _number_at(run, figures, first, label)
        if kind:
            yield run[first].start, run[last].end, kind
        first = last + 1
        label = _label(text, run[first].start) if kind and first < len(run) else None


def _label(text: str, start: int) -> Kind | None:
    if _OWN_NUMBER.search(text, max(0, start - 30), start):
        return Kind.PHONE
    return label_before(text, start)


def _number_at(run, figures, first, label) -> tuple[int, Kind | None]:
    """Where the longest number ends that begins with this token, and what it is."""
    readings, words, found = {""}, 0, (first, None)
    for last in range(first, min(first + _MOST_TOKENS, len(run))):
        longest = _MOST_DIGITS if label else 12
        readings = _continued(readings, figures[last], longest)
        if not readings:
            break
        words += run[last].is_word
        kinds = {_kind(read, words, label) for read in readings} - {None}
        if kinds:
            found = last, Kind.PHONE if Kind.PHONE in kinds else kinds.pop()
    return found


def _continued(readings: set[str], figures, longest: int) -> set[str]:
    """Every reading with what comes next; the shortest are followed first."""
    longer = {read + more for read in readings for more in figures}
    fitting = sorted(
        (read for read in longer if len(read) <= longest),
        key=lambda read: (len(read), read),
    )
    return set(fitting[:_MOST_READINGS])


def _kind(digits: str, words: int, label: Kind | None) -> Kind | None:
    if label is Kind.BANK_ACCOUNT and words >= 6 and len(digits) >= 8:
        return label
    if label is Kind.ID_NUMBER and words >= 6 and len(digits) in (9, 12):
        return label
    if words >= 2 and _PHONE.fullmatch(digits):
        return Kind.PHONE
    if label is Kind.PHONE and words >= 6 and _WITHOUT_ZERO.fullmatch(digits):
        return label
    if digits in _COUNTING or digits in _COUNTING[9::-1]:
        return None
    # Nobody says nine digits in a row of anything else, whatever stands for the zero.
    if words >= 9 and _WITHOUT_ZERO.fullmatch(digits):
        return Kind.PHONE
    is_identity = len(digits) == 12 and digits[0] == "0"
    return Kind.ID_NUMBER if words >= 6 and is_identity else None
