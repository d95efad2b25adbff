"""Paragraphs and tables of a Word document, in reading order."""

from dataclasses import dataclass

from ...document import Table
from ...text import Run, Text
from ..wrapping import goes_on
from .elements import child, local
from .tables import WordTable

_CONTAINERS_SKIPPED = {"sectPr", "tcPr", "sdtPr", "sdtEndPr", "del", "moveFrom"}


@dataclass(slots=True)
class Draft:
    """A line that has no number yet."""

    text: Text
    starts: bool = True
    table: Table | None = None


class BlockReader:
    def __init__(self, runs, numbering):
        self._runs, self._numbering = runs, numbering
        self._carried = Text()

    def read(self, container) -> list[Draft]:
        """The lines of a container; text boxes follow the block they are fixed to."""
        drafts, outer_boxes = [], self._runs.text_boxes
        for element in container:
            self._runs.text_boxes = []
            drafts += self._read_block(element)
            for box in self._runs.text_boxes:
                self._runs.noticed["text_boxes"] += 1
                drafts += self.read(box)
        self._runs.text_boxes = outer_boxes
        return drafts

    def _read_block(self, element):
        name = local(element)
        if name == "p":
            return self._paragraph(element)
        if name == "tbl":
            return WordTable(element, self.read).drafts(Draft)
        return [] if name in _CONTAINERS_SKIPPED else self.read(element)

    def _paragraph(self, element):
        properties = child(element, "pPr")
        text = self._carried + self._runs.read(element, properties)
        if child(properties, "rPr", "del") is not None:
            self._carried = text
            return []
        self._carried = Text()
        label = self._numbering.label(properties)
        if label and text.strip():
            self._runs.noticed["numbered"] += 1
            first = text.runs[0]
            text = Text.joined([Run(f"{label} ", first.bold, first.italic), *text.runs])
        return list(_soft_lines(text))


def _soft_lines(text):
    """A soft break makes a line that may go on from the line before."""
    plain, start = text.plain, 0
    previous = ""
    for index, part in enumerate(plain.split("\n")):
        starts = not index or not goes_on(previous, part)
        yield Draft(text[start : start + len(part)], starts)
        start += len(part) + 1
        previous = part
