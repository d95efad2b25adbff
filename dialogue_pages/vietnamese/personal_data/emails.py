import re
from collections.abc import Iterator

from ..typed_text import TypedText
from .kinds import PersonalDataKind as Kind

_PROVIDERS = (
    r"(?:g-?mail|yahoo|hotmail|outlook|icloud|live|proton(?:mail)?|zoho|yandex|ymail)"
)
_SIGN = re.compile(r"\s{0,2}(?:\(|\[)?\s?@\s?(?:\)|\])?\s{0,2}")
_WORD = re.compile(
    r"\s{0,2}(?:[(\[{]\s?(?:at|a(?:\s?-?(?:cong|moc|vong))?)\s?[)\]}]"
    r"|(?<![a-z])a\s?-?\s?co{1,2}fng|(?<![a-z])a\s?-?\s?(?:cong|moc|vong)(?![a-z])|(?<=\s)at(?=\s))\s{0,2}"
)
_DOT = r"\s{0,2}(?:[.,]|[(\[]\s?(?:\.|dot|cham)\s?[)\]]|(?<![a-z])(?:cham|chaams|dot)(?![a-z]))\s{0,2}"
_TLD = r"(?:com|vn|net|org|edu|gov|info|me|io|co|asia|biz|xyz|online)(?![a-z0-9])"
_DOMAIN = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}")
_SPOKEN_DOMAIN = re.compile(
    rf"(?:[a-z0-9-]{{1,40}}{_DOT}){{1,3}}?{_TLD}(?:{_DOT}vn(?![a-z0-9]))?"
    rf"|{_PROVIDERS}(?![a-z0-9])(?:\s{{1,2}}com(?:\s{{1,2}}vn)?(?![a-z0-9]))?"
)
_PIECE = r"[a-z0-9._%+-]{1,64}"
_LOCAL_BACKWARDS = re.compile(
    rf"{_PIECE}(?:\s{{1,2}}(?:mahc|tod|iuod hcag|uoud hcag)\s{{1,2}}{_PIECE}){{0,4}}"
)
_REACH = 160


# "thư: tenlopa gmail.com", the sign forgotten.
_WITHOUT_SIGN = re.compile(
    rf"(?:(?<![a-z])(?:e-?mail|mail|thu|thu dien tu)(?:[\s:]|(?<![a-z])la(?![a-z])){{1,4}}(?P<piece>{_PIECE})"
    rf"|(?<![a-z0-9._%+-])(?P<numbered>[a-z]{{2,40}}[0-9]{{1,8}}|[a-z0-9]{{1,40}}\.[a-z0-9._]{{1,40}}))"
    rf"(?P<rest>\s{{1,2}}{_PROVIDERS}{_DOT}{_TLD}(?:{_DOT}vn(?![a-z0-9]))?)"
)


def find_emails(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    found = list(_signed(page))
    yield from found
    rest = page.without((start, end) for start, end, _ in found)
    for match in _WITHOUT_SIGN.finditer(rest.folded):
        group = "piece" if match["piece"] else "numbered"
        if page.cased[slice(*match.span(group))].isascii():
            yield match.start(group), match.end("rest"), Kind.EMAIL


def _signed(page: TypedText) -> Iterator[tuple[int, int, Kind]]:
    text, after = page.folded, 0
    signs = [*_SIGN.finditer(text), *_WORD.finditer(text)]
    for sign in sorted(signs, key=lambda match: match.start()):
        if sign.start() < after or not (start := _local(text, sign.start(), after)):
            continue
        if end := _domain(text, sign):
            yield start[0], end, Kind.EMAIL
            after = end


def _local(text: str, end: int, after: int) -> tuple[int] | None:
    backwards = text[max(after, end - _REACH) : end][::-1]
    match = _LOCAL_BACKWARDS.match(backwards)
    if not match:
        return None
    piece = backwards[: match.end()][::-1]
    start = end - match.end()
    return (start + len(piece) - len(piece.lstrip(".-_+%")),)


def _domain(text: str, sign: re.Match) -> int | None:
    spoken = _SPOKEN_DOMAIN.match(text, sign.end())
    plain = _DOMAIN.match(text, sign.end()) if "@" in sign[0] else None
    ends = [match.end() for match in (spoken, plain) if match]
    return max(ends, default=None)
