"""The end of a document: recipients, archive note and signature, in any order."""

import re

from ..document import Document, Recipient
from ..report import Repair, gettext_noop
from .appendix import is_appendix
from .body import is_section
from .head import left_out
from .paragraphs import is_capitals
from .recipients import (
    group_for_report,
    listed_apart,
    rejoined,
    settle_recipients,
)
from .side_by_side import column_by_column, columns_of
from .signature import SignatureReader, is_capacity, is_position
from .source import Line
from .tables import words_of

_DASHES = ("-", "–", "+")
_RECIPIENTS = re.compile(r"^nơi nhận\s*(?::\s*(?P<rest>.*))?$", re.I)
_NEXT_DASH = re.compile(r"(?<=;)\s*(?=[-–+]\s)")
_NEXT = re.compile(r"(?<=;)\s*(?=\S)")
_LONGEST_LINE, _MOST_LINES = 120, 14  # of a signature that stands by itself


def parts_of(lines: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines of the text, of its foot, and of the appendices behind the foot."""
    start = _foot_start(lines)
    is_end = (i for i in range(start, len(lines)) if is_appendix(lines[i].plain))
    end = next(is_end, len(lines))
    return lines[:start], lines[start:end], lines[end:]


def read_foot(lines: list[Line], document: Document) -> list[Repair]:
    """Fill recipients and signature from the lines where they stand."""
    reader, ordered = _FootReader(document), column_by_column(lines)
    for line in ordered:
        reader.read(line)
    repairs = reader.settle()
    return repairs if ordered is lines else [_parted(lines), *repairs]


def _foot_start(lines: list[Line]) -> int:
    """Where recipients or a signature begin with nothing of the text behind them."""
    start, is_clear, behind = len(lines), True, 0
    for index, line in zip(reversed(range(len(lines))), reversed(lines), strict=True):
        if is_appendix(line.plain):
            is_clear, behind = True, 0
            continue
        is_clear = is_clear and not is_section(line.plain.strip())
        columns = columns_of(line)
        if is_clear and any(map(_RECIPIENTS.match, columns)):
            start, behind = index, 0
            continue
        behind += _weight(line)
        signs = any(is_capacity(words) or is_position(words) for words in columns)
        if signs and behind <= _MOST_LINES:
            start = index
    return start


def _weight(line: Line) -> int:
    """How many lines of a signature a line counts for."""
    if not (line.plain.strip() or line.table):
        return 0
    return 1 if _may_sign(line) else _MOST_LINES + 1


def _may_sign(line: Line) -> bool:
    text = line.plain.strip()
    is_short = not line.table and len(text) <= _LONGEST_LINE
    return is_short and not text.startswith(_DASHES)


class _FootReader:
    def __init__(self, document: Document):
        self._document = document
        self._signature = SignatureReader(document)
        self._repairs: list[Repair] = []
        self._note: list[str] = []
        self._lists = False

    def read(self, line: Line) -> None:
        text, number = " ".join(line.plain.split()), line.number
        if line.table:
            self._repairs.append(left_out(words_of(line.table), number))
        elif heading := _RECIPIENTS.match(text):
            self._lists = True
            self._repairs += [_signed_first(number)] * self._signature.has_begun
            self._list(_NEXT, heading["rest"] or "", number)
        elif text.startswith(_DASHES):
            self._list(_NEXT_DASH, text, number)
        elif text and self._is_signed(text):
            self._repairs += self._signature.read(text, number)
        elif text.startswith("}") or (text and self._note):
            self._note.append(text.strip("} "))
        elif text:
            self._read_other(text, number)

    def settle(self) -> list[Repair]:
        told = [*self._repairs, *self._signature.settle()]
        told += settle_recipients(self._document)
        return told + group_for_report(" ".join(self._note), self._document)

    def _is_signed(self, text: str) -> bool:
        title = is_capitals(text) and len(text) > 4
        return is_capacity(text) or title or self._signature.has_begun

    def _list(self, between: re.Pattern, text: str, number: int) -> None:
        listed = [part.lstrip("-–+ ") for part in between.split(text) if part]
        self._document.recipients += [Recipient(part, line=number) for part in listed]
        if len(listed) > 1:
            self._repairs.append(listed_apart(text, number, len(listed)))

    def _read_other(self, text: str, number: int) -> None:
        if not self._lists:
            self._repairs.append(left_out(text, number))
        elif (listed := self._document.recipients) and not listed[-1].text.endswith(
            ";"
        ):
            last = self._document.recipients[-1]
            last.text = f"{last.text} {text}"
            self._repairs.append(rejoined(last))
        else:
            self._document.recipients.append(Recipient(text, line=number))


def _signed_first(number: int) -> Repair:
    return Repair(
        "signed_first",
        gettext_noop("The signature stood before the recipients; now it stands last."),
        line=number,
    )


def _parted(lines: list[Line]) -> Repair:
    return Repair(
        "columns",
        gettext_noop("Words in two columns were read one column after the other."),
        line=lines[0].number,
    )
