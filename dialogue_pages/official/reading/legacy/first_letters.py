"""First letters of paragraphs that TCVN3 could only write small (`ủy ban …`)."""

import re
from dataclasses import replace

from ...text import Text
from ..source import Line

_FIRST = re.compile(
    r"[\s*“\"(]*(?:[-+–•]\s+|(?:\d+\.)+\s+|[IVX]+\.\s+|[a-zđ]\)\s+)?[*“\"(]*"
)
_ENDS = (".", ";", ":", "!", "?", "…", "*")
_HAVE_CAPITALS = frozenset("ăâêôơưđ")


def raise_first_letters(lines: list[Line]) -> list[Line]:
    raised, before = [], ""
    for line in lines:
        place = _FIRST.match(line.plain).end()
        letter = line.plain[place : place + 1]
        begins = before.isupper() or before.endswith(_ENDS) or not before
        if begins and _is_forced_small(letter):
            run = line.text[place : place + 1].runs[0]
            first = Text((run._replace(text=letter.upper()),))
            text = line.text[:place] + first + line.text[place + 1 :]
            line = replace(line, text=text)
        raised.append(line)
        before = line.plain.strip() or before
    return raised


def _is_forced_small(letter):
    return letter.islower() and not letter.isascii() and letter not in _HAVE_CAPITALS
