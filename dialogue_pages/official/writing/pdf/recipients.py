from itertools import groupby
from typing import NamedTuple, Self

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from ...document import Recipient
from . import styles
from .brace import BRACE_WIDTH, draw_brace
from .inline import paragraph

_GAP = 3
_NOTE_WIDTH = 20 * mm


class Line(NamedTuple):
    text: Paragraph
    in_brace: bool


class RecipientList(Flowable):
    """Lines of `Nơi nhận`; a brace and the note beside those that are for report."""

    def __init__(self, lines: list[Line], note: str = ""):
        super().__init__()
        self.lines = lines
        self.note = note

    @classmethod
    def of(cls, recipients: list[Recipient], note: str | None) -> Self:
        ends = [*[";"] * (len(recipients) - 1), "."]
        texts = [
            paragraph(f"- {recipient.text}{end}", styles.RECIPIENT)
            for recipient, end in zip(recipients, ends, strict=False)
        ]
        braced = [bool(note) and recipient.for_report for recipient in recipients]
        return cls(
            [Line(*line) for line in zip(texts, braced, strict=True)], note or ""
        )

    def wrap(self, available_width, available_height):
        self.width = available_width
        self.height = sum(self._heights(available_width))
        return self.width, self.height

    def split(self, available_width, available_height):
        room = available_height
        for place, height in enumerate(self._heights(available_width)):
            if height > room:
                first, rest = self._cut(place, room)
                if not first:
                    return []
                return [RecipientList(part, self.note) for part in (first, rest)]
            room -= height
        return [self]

    def draw(self):
        """The note comes after all lines, as it does in running text."""
        tops = self._draw_lines()
        for in_brace, group in groupby(range(len(self.lines)), self._is_in_brace):
            if in_brace:
                places = list(group)
                self._draw_note(places, tops[places[0]], tops[places[-1] + 1])

    def _is_in_brace(self, place):
        return self.lines[place].in_brace

    def _heights(self, width):
        narrow = width - BRACE_WIDTH - _NOTE_WIDTH - 2 * _GAP
        for line in self.lines:
            yield line.text.wrap(narrow if line.in_brace else width, 1e6)[1]

    def _cut(self, place, room):
        """Before the line at a place, or inside it where it stands first."""
        first, rest = self.lines[:place], self.lines[place:]
        text, in_brace = rest[0]
        parts = [] if first else text.split(text.width, room)
        if len(parts) < 2:
            return first, rest
        return [Line(parts[0], in_brace)], [Line(parts[1], in_brace), *rest[1:]]

    def _draw_lines(self):
        tops = [self.height]
        for line, height in zip(self.lines, self._heights(self.width), strict=True):
            tops.append(tops[-1] - height)
            line.text.drawOn(self.canv, 0, tops[-1])
        return tops

    def _draw_note(self, places, top, bottom):
        texts = [self.lines[place].text for place in places]
        widest = max(max(text.getActualLineWidths0(), default=0) for text in texts)
        draw_brace(self.canv, widest + _GAP, top - 2, bottom)
        note = paragraph(self.note, styles.REPORT_NOTE)
        _, height = note.wrapOn(self.canv, _NOTE_WIDTH, self.height)
        x = widest + BRACE_WIDTH + 2 * _GAP
        note.drawOn(self.canv, x, (top + bottom - height) / 2)
