"""The mark of a paper that was recalled or replaced, and the note that says why."""

import re
from dataclasses import replace
from itertools import dropwhile, takewhile

from dialogue_pages.vietnamese.folding import fold

from ..report import Repair, gettext_noop
from ..text import Text
from .paragraphs import is_capitals
from .source import Line

_MARKS = {"da thu hoi", "da duoc thay the"}
_NOTE = re.compile(r"(?:Thu hồi|Thay thế) ngày\b")
_HEAD_LINES = 20  # the mark stands in the letterhead, the note right below it


def drop_withdrawal(lines: list[Line]) -> tuple[list[Line], list[Repair]]:
    """The lines without what was put on the paper when it was withdrawn."""
    head = [line for line in lines if line.plain.strip()][:_HEAD_LINES]
    marks = [line for line in head if _is_mark(line)]
    if not marks:
        return lines, []
    from_note = dropwhile(lambda line: not _NOTE.match(line.plain.strip()), lines)
    dropped = [*marks[:1], *takewhile(_goes_on, from_note)]
    numbers = {line.number for line in dropped}
    kept = [
        replace(line, text=Text()) if line.number in numbers else line for line in lines
    ]
    words = [" ".join(line.plain.split()) for line in dropped]
    repair = Repair(
        "withdrawal_mark",
        gettext_noop(
            "The paper bears the mark “%(mark)s”: it no longer holds. The mark and the "
            "note below it were left out."
        ),
        line=dropped[0].number,
        before=" ".join(words),
        params={"mark": words[0]},
    )
    return kept, [repair]


def _is_mark(line: Line) -> bool:
    return fold(" ".join(line.plain.split())).strip(" .") in _MARKS


def _goes_on(line: Line) -> bool:
    return bool(line.plain.strip()) and not is_capitals(line.plain)
