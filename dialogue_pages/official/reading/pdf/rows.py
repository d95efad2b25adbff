"""Letters of a PDF page gathered into words, and words into rows."""

from dataclasses import dataclass, field
from statistics import median

from ...document import Table
from ...text import Run, Text

# Parts of the letter size: how far letters of one row may differ in height, how wide a
# gap parts two words, and how wide one parts two columns.
_SAME_ROW, _WORD_GAP, COLUMN_GAP = 0.4, 0.2, 0.75


@dataclass(slots=True)
class Word:
    runs: list[Run]
    x0: float
    x1: float
    size: float

    @property
    def plain(self):
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Row:
    page: int
    y: float
    words: list[Word] = field(default_factory=list)
    table: Table | None = None

    @property
    def x0(self):
        return self.words[0].x0

    @property
    def x1(self):
        return self.words[-1].x1

    @property
    def middle(self):
        return (self.x0 + self.x1) / 2

    @property
    def size(self):
        return median(word.size for word in self.words)

    @property
    def plain(self):
        return " ".join(word.plain for word in self.words)

    @property
    def text(self):
        runs = []
        for word in self.words:
            if runs:
                before, after = runs[-1], word.runs[0]
                space = Run(
                    " ", before.bold and after.bold, before.italic and after.italic
                )
                runs.append(space)
            runs += word.runs
        return Text.joined(runs)

    def part(self, start, stop):
        """The words that stand between two places across, as a row; None if none do."""
        words = [w for w in self.words if start <= (w.x0 + w.x1) / 2 < stop]
        return Row(self.page, self.y, words) if words else None


def rows_of(letters, page=0) -> list[Row]:
    """Rows from top to bottom; `letters` are character records of pdfplumber."""
    rows, current, height = [], [], None
    for letter in sorted(letters, key=_height):
        if current and _height(letter) - height > _SAME_ROW * letter["size"]:
            rows.append(_row(current, page))
            current = []
        if not current:
            height = _height(letter)
        current.append(letter)
    if current:
        rows.append(_row(current, page))
    return [row for row in rows if row.words]


def _height(letter):
    """Base line measured downwards."""
    return -letter["matrix"][5]


def _row(letters, page):
    words, previous = [], None
    for letter in sorted(letters, key=lambda letter: round(letter["x0"], 1)):
        if not letter["text"].strip():
            previous = None
            continue
        if previous is not None and _is_printed_twice(previous, letter):
            continue
        gap = letter["x0"] - previous["x1"] if previous is not None else None
        if gap is None or gap > _WORD_GAP * letter["size"]:
            words.append(Word([], letter["x0"], letter["x1"], letter["size"]))
        words[-1].runs.append(_run(letter))
        words[-1].x1 = max(words[-1].x1, letter["x1"])
        previous = letter
    for word in words:
        word.runs = list(Text.joined(word.runs).runs)
    return Row(page, _height(letters[0]), words)


def _is_printed_twice(one, other):
    """Some programs make bold by printing a letter twice, a hair apart."""
    same_place = abs(one["x0"] - other["x0"]) < 0.08 * one["size"]
    return one["text"] == other["text"] and same_place and one["x1"] > one["x0"]


def _run(letter):
    font = letter["fontname"].rpartition("+")[2].lower()
    bold = any(word in font for word in ("bold", "black", "heavy", "demi"))
    return Run(letter["text"], bold, "italic" in font or "oblique" in font)
