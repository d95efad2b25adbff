"""The rows of a hamlet's list as fields of one form: no formset, no script needed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from dialogue_pages.official.hamlet_rows import ROWS, ReadRow, read_row

from ..hamlet_lists.entering import Prospect

_LIMITS = {"name": 200, "phone": 30, "topic": 120, "content": 6000, "speaks": 1}
_OPEN_AT_FIRST = 3


@dataclass
class ShownRow:
    """One row as typed, and what is to be said of it."""

    number: int
    typed: dict[str, str]
    prospect: Prospect | None = None
    is_open: bool = False

    @property
    def is_filled(self) -> bool:
        return any(self.typed.get(key) for key in ("name", "phone", "content"))

    @property
    def state(self) -> str:
        return self.prospect.state if self.prospect else ""

    @property
    def words(self) -> str:
        return self.prospect.words if self.prospect else ""

    @property
    def summary(self) -> str:
        if not self.is_filled:
            return _("Row %(number)s") % {"number": self.number}
        told = {
            "number": self.number,
            "name": self.typed["name"] or self.typed["content"][:40],
        }
        return _("Row %(number)s: %(name)s") % told


class RowsForm:
    """What stands in the fields `name-1` … `speaks-20`, from a browser or as saved."""

    def __init__(self, typed: list[dict[str, str]]):
        padded = [*typed[:ROWS], *[{}] * (ROWS - len(typed))]
        self.rows = [
            ShownRow(number, {key: row.get(key, "") for key in _LIMITS})
            for number, row in enumerate(padded, 1)
        ]
        self._open_some()

    @classmethod
    def posted(cls, data) -> "RowsForm":
        return cls(
            [
                {
                    key: data.get(f"{key}-{number}", "")[:most]
                    for key, most in _LIMITS.items()
                }
                for number in range(1, ROWS + 1)
            ]
        )

    @property
    def typed(self) -> list[dict[str, str]]:
        return [row.typed for row in self.rows]

    @property
    def numbers(self) -> list[int]:
        """The rows that somebody wrote in."""
        return [row.number for row in self.rows if row.is_filled]

    def open_filled(self) -> None:
        """Let everybody see what is written, also in rows that were folded."""
        for row in self.rows:
            row.is_open = row.is_open or row.is_filled

    def read(self) -> list[ReadRow]:
        read = (read_row(row.number, row.typed) for row in self.rows)
        return [row for row in read if row]

    def tell(self, prospects: list[Prospect]) -> None:
        """Put beside each row what was found; rows with something to mend stand open."""
        by_number = {prospect.row.number: prospect for prospect in prospects}
        for row in self.rows:
            row.prospect = by_number.get(row.number)
            row.is_open = row.is_open or row.state in ("wrong", "doubtful")

    def empty(self, numbers: set[int]) -> None:
        """Take out the rows that have been entered; the others keep their words."""
        for row in self.rows:
            if row.number in numbers:
                row.typed = dict.fromkeys(_LIMITS, "")

    def _open_some(self) -> None:
        empty = [row for row in self.rows if not row.is_filled][:_OPEN_AT_FIRST]
        for row in empty:
            row.is_open = True
