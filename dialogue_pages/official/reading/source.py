from dataclasses import dataclass, field

from ..document import Table
from ..report import Repair
from ..text import Text

# A plan has 3 to 10 pages; beyond this it is another kind of file.
MAX_BYTES = 20 * 1024 * 1024
MAX_LINES = 20_000
MAX_PARAGRAPH = 60_000  # characters, about 20 pages; longer ones print too slowly


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file as it lies there; `number` counts from 1.

    `starts_paragraph` is what the file itself knows (a Word paragraph, a first-line
    indent on a PDF page): True, False (goes on from the line before) or None (unknown).
    A `table` of data stands for itself and has no text.
    """

    number: int
    text: Text
    starts_paragraph: bool | None = None
    table: Table | None = None

    @property
    def plain(self) -> str:
        return self.text.plain


@dataclass(slots=True)
class Source:
    """A file opened as lines, with what had to be repaired to get that far."""

    name: str
    kind: str  # "txt", "docx" or "pdf"
    lines: list[Line]
    repairs: list[Repair] = field(default_factory=list)
