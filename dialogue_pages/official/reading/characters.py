"""Characters that look like nothing, or like others, made plain in lines of any kind."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace

from ..document import Table
from ..report import Repair, gettext_noop
from ..text import Text
from .source import Line

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LIGATURES = re.compile("[\ufb00-\ufb06]")

_MESSAGES = {
    "spaces": gettext_noop("Special spaces were replaced by plain ones (%(count)d)."),
    "invisible": gettext_noop("Invisible characters were removed (%(count)d)."),
    "control": gettext_noop("Control characters were removed (%(count)d)."),
    "ligatures": gettext_noop("Joined letters were taken apart (%(count)d)."),
    "composed": gettext_noop(
        "Accents typed as separate characters were joined to their letters "
        "(%(count)d lines)."
    ),
    "damaged": gettext_noop(
        "Characters of the file are damaged and shown as “�” (%(count)d); "
        "compare with the original."
    ),
}


def clean_characters(lines: list[Line]) -> tuple[list[Line], list[Repair]]:
    """Lines in composed, visible characters; each kind of repair is reported once."""
    found, first = Counter(), {}
    cleaned = []
    for line in lines:
        counts = Counter()
        cleaned.append(_clean_line(line, counts))
        for code in counts:
            first.setdefault(code, line.number)
        found += counts
    return cleaned, [
        Repair(
            f"characters_{code}",
            _MESSAGES[code],
            line=first[code],
            params={"count": count},
        )
        for code, count in found.items()
    ]


def _clean_line(line, counts):
    if line.table:
        table = Table(
            _clean_rows(line.table.head, counts),
            _clean_rows(line.table.rows, counts),
            line.table.line,
        )
        return replace(line, table=table)
    if line.plain.isascii() and line.plain.isprintable():
        return line
    return replace(line, text=_clean_text(line.text, counts))


def _clean_rows(rows, counts):
    return [[_clean_text(cell, counts) for cell in row] for row in rows]


def _clean_text(text, counts):
    return Text.joined(run._replace(text=_clean(run.text, counts)) for run in text.runs)


def _clean(text, counts):
    text, counted = _SPACES.subn(" ", text)
    counts.update({"spaces": counted} if counted else {})
    for code, pattern in (("invisible", _INVISIBLE), ("control", _CONTROL)):
        text, counted = pattern.subn("", text)
        counts.update({code: counted} if counted else {})
    text, counted = _LIGATURES.subn(
        lambda match: unicodedata.normalize("NFKC", match[0]), text
    )
    counts.update({"ligatures": counted} if counted else {})
    if damaged := text.count("\ufffd"):
        counts.update(damaged=damaged)
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        counts.update(composed=1)
    return composed
