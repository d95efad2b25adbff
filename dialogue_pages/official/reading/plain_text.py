import re

from ..report import gettext_noop
from ..text import Text
from .errors import UnreadableError
from .legacy import convert_bytes, likeness
from .source import MAX_LINES, Line, Source

_BREAKS = re.compile("\r\n|[\n\r\x0b\u2028\u2029]")
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f]")
_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


def read_text(data: bytes, name: str) -> Source:
    """A text as it lies there; marks are read when its letters are known."""
    text = _decode(data)
    if _is_rubbish(text):
        raise _binary()
    lines = [Line(number, Text.of(part)) for number, part in _physical_lines(text)]
    return Source(name, "txt", lines)


def _physical_lines(text):
    """Numbered lines; a form feed breaks a line but does not count as one."""
    typed = _BREAKS.split(text)
    if len(typed) > 1 and not typed[-1]:
        typed.pop()
    return [
        (number, part)
        for number, line in enumerate(typed[: MAX_LINES + 1], start=1)
        for part in line.strip("\f").split("\f")
    ]


def _decode(data):
    encoding = next((_MARKS[mark] for mark in _MARKS if data.startswith(mark)), None)
    try:
        if encoding:
            return data.decode(encoding)
        if b"\0" in data:
            return data.decode(_unmarked_utf16(data))
        return data.decode()
    except UnicodeDecodeError:
        return _decode_damaged(data)


def _unmarked_utf16(data):
    """Without a byte order mark the zero bytes of ASCII letters give the order."""
    odd, even = data[1::2].count(0), data[::2].count(0)
    if max(odd, even) < len(data) / 10 or len(data) % 2:
        raise _binary()
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode_damaged(data):
    """A few broken bytes in good UTF-8 are shown as damage; else an old encoding."""
    if b"\0" in data:
        raise _binary()
    text = data.decode(errors="replace")
    is_nearly_good = text.count("\ufffd") * 200 < len(text) + 199
    if is_nearly_good and likeness(text) > 0.9:
        return text
    if _is_rubbish(text):
        raise _binary()
    return convert_bytes(data)


def _is_rubbish(text):
    return len(_CONTROL.findall(text)) > max(3, len(text) / 200)


def _binary():
    return UnreadableError(
        "binary",
        gettext_noop(
            "The file is not a text. Save the plan as Word (.docx), PDF or plain text "
            "and import that."
        ),
    )
