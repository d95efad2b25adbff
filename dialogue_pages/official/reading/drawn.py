"""Lines drawn with signs (`-----`, `* * *`) and the mark of a draft: not words."""

import re
from dataclasses import replace

from dialogue_pages.vietnamese.folding import fold

from ..report import Repair, gettext_noop
from ..text import Text
from .source import Line

_RULE = re.compile(r"\s*([-_*=~─―—–])(?:\s*\1){2,}\s*$")
_DRAFT_MARK = re.compile(r"\W*(?:ban )?(?:du thao|thao)(?: lan(?: thu)? \w+)?\W*")
_HEAD_LINES = 12  # a draft mark stands in the letterhead
DRAFT_MARKS = gettext_noop("The mark “DỰ THẢO” was left out (%(count)d).")
_DRAWN_LINES = gettext_noop("Drawn lines were left out (%(count)d).")


def drop_drawn_lines(lines: list[Line]) -> tuple[list[Line], list[Repair]]:
    return _emptied(lines, _is_rule, "drawn_lines", _DRAWN_LINES)


def drop_draft_marks(lines: list[Line]) -> tuple[list[Line], list[Repair]]:
    head = [line for line in lines if line.plain.strip()][:_HEAD_LINES]
    marks = {line.number for line in head if is_draft_mark(line.plain)}
    return _emptied(lines, lambda line: line.number in marks, "draft_mark", DRAFT_MARKS)


def is_draft_mark(words: str) -> bool:
    return bool(_DRAFT_MARK.fullmatch(fold(words)))


def _is_rule(line):
    return _RULE.match(line.plain)


def _emptied(lines, is_mark, code, message):
    marks = [line for line in lines if is_mark(line)]
    if not marks:
        return lines, []
    repair = Repair(
        code,
        message,
        line=marks[0].number,
        before=marks[0].plain.strip(),
        params={"count": len(marks)},
    )
    emptied = [replace(line, text=Text()) if is_mark(line) else line for line in lines]
    return emptied, [repair]
