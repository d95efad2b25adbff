"""Bullet signs of word processors and Markdown, written as the `-` of official papers."""

import re
from dataclasses import replace

from ..report import Repair, gettext_noop
from ..text import Text
from .source import Line

# Round, square and arrow signs, also those of the fonts Symbol and Wingdings.
_SIGN = re.compile("\\s*([•●○◦▪■□◆◇➢►▶✓❖·‣\uf000-\uf0ff]|\\*(?=\\s))\\s*(?=\\S)")
_DASH = re.compile(r"\s*([–—−])\s+(?=\S)")
_SENTENCE_END = (".", ";", ":", "…")


def plain_bullets(lines: list[Line]) -> tuple[list[Line], list[Repair]]:
    changed, result, previous = [], [], ""
    for line in lines:
        match = _sign_of(line, previous)
        if match:
            changed.append((line.number, match[1]))
            line = replace(line, text=Text.of("- ") + line.text[match.end() :])
        result.append(line)
        previous = line.plain.strip() or previous
    return result, _repairs(changed)


def _sign_of(line, previous):
    plain = line.plain
    if sign := _SIGN.match(plain):
        return sign
    # A dash may also begin a wrapped line ("Văn phòng / – Thống kê").
    if previous.endswith(_SENTENCE_END) and line.starts_paragraph is not False:
        return _DASH.match(plain)
    return None


def _repairs(changed):
    if not changed:
        return []
    number, sign = changed[0]
    return [
        Repair(
            "bullet_signs",
            gettext_noop("Other bullet signs were written as “-” (%(count)d)."),
            line=number,
            before=sign,
            after="-",
            params={"count": len(changed)},
        )
    ]
