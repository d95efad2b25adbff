import re
from dataclasses import dataclass
from typing import NamedTuple, Self

# Stand for a literal star and a literal backslash while marks are read.
_STAR, _BACKSLASH = "\ue000", "\ue001"
_MARKED = re.compile(r"(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1")


class Run(NamedTuple):
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Text with bold and italic stretches, as an official document uses them.

    Its written form (`marks`) is `**bold**`, `*italic*` and `***both***`; a literal
    star is `\\*` and a literal backslash two of them.
    """

    runs: tuple[Run, ...] = ()

    @classmethod
    def of(cls, plain: str) -> Self:
        return cls((Run(plain),) if plain else ())

    @classmethod
    def joined(cls, runs) -> Self:
        """Runs with empty ones dropped and neighbours of one style merged."""
        merged: list[Run] = []
        for run in runs:
            if not run.text:
                continue
            if merged and merged[-1][1:] == run[1:]:
                run = run._replace(text=merged.pop().text + run.text)
            merged.append(run)
        return cls(tuple(merged))

    @classmethod
    def from_marks(cls, written: str) -> Self:
        """Read what `marks` writes; a star that marks nothing stays a star."""
        hidden = written.replace("\\\\", _BACKSLASH).replace(r"\*", _STAR)
        runs, end = [], 0
        for match in _MARKED.finditer(hidden):
            runs.append(Run(hidden[end : match.start()]))
            stars = len(match[1])
            runs.append(Run(match[2], bold=stars > 1, italic=stars != 2))
            end = match.end()
        runs.append(Run(hidden[end:]))
        return cls.joined(run._replace(text=_unhidden(run.text)) for run in runs)

    @property
    def plain(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def marks(self) -> str:
        return "".join(_with_marks(run) for run in self.runs)

    def __str__(self) -> str:
        return self.plain

    def __bool__(self) -> bool:
        return any(run.text for run in self.runs)

    def __len__(self) -> int:
        return sum(len(run.text) for run in self.runs)

    def __add__(self, other: "Text | str") -> "Text":
        added = Text.of(other) if isinstance(other, str) else other
        return Text.joined([*self.runs, *added.runs])

    def __getitem__(self, part: slice) -> "Text":
        start, stop, _ = part.indices(len(self))
        runs, offset = [], 0
        for run in self.runs:
            low, high = max(start - offset, 0), max(stop - offset, 0)
            runs.append(run._replace(text=run.text[low:high]))
            offset += len(run.text)
        return Text.joined(runs)

    def then(self, other: "Text") -> "Text":
        """This text, a space, and the other; the space is of one style with both."""
        if not self or not other:
            return self + other
        before, after = self.runs[-1], other.runs[0]
        same = before[1:] == after[1:]
        space = before._replace(text=" ") if same else Run(" ")
        return Text.joined([*self.runs, space, *other.runs])

    @property
    def in_one_weight(self) -> "Text":
        """The words without bold: for headings, which are bold by their kind."""
        return Text.joined(run._replace(bold=False) for run in self.runs)

    @property
    def upright_if_all_slanted(self) -> "Text":
        """The words upright where all are italic: slanted by their kind, not by sense."""
        if not all(run.italic for run in self.runs if run.text.strip()):
            return self
        return Text.joined(run._replace(italic=False) for run in self.runs)

    def strip(self) -> "Text":
        plain = self.plain
        start = len(plain) - len(plain.lstrip())
        return self[start : max(len(plain.rstrip()), start)]


def _unhidden(text: str) -> str:
    return text.replace(_STAR, "*").replace(_BACKSLASH, "\\")


def _with_marks(run: Run) -> str:
    written = run.text.replace("\\", "\\\\").replace("*", r"\*")
    core = written.strip()
    if not core or not (run.bold or run.italic):
        return written
    mark = "*" * (2 * run.bold + run.italic)
    before, after = written.split(core, 1)[0], written[len(written.rstrip()) :]
    return f"{before}{mark}{core}{mark}{after}"
