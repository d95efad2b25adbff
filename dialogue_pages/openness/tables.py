"""From counted groups of questions to what the public is told of them."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from .days import median
from .figures import LEAST, MEASURES, Figures, is_small
from .withholding import Equation, withheld

_TOTAL = "total"
_WHOLE = ("answered", "on_time", "late")


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of a unit, a topic, a conference or a year, before anything is told.

    `first` and `final` say after how many working days how many of them were answered
    and settled. `belongs_to` names the larger group that is told as well.
    """

    key: Hashable
    name: str
    figures: Figures = Figures()
    first: Counter = field(default_factory=Counter)
    final: Counter = field(default_factory=Counter)
    belongs_to: Hashable = None


@dataclass(frozen=True, slots=True)
class Told:
    """What everybody may know of a group; None stands for what is withheld.

    A median is None also where fewer than five questions have one.
    """

    key: Hashable
    name: str
    counts: dict[str, int | None]
    first: float | None = None
    final: float | None = None

    @property
    def withheld(self) -> list[str]:
        return [name for name, count in self.counts.items() if count is None]

    @property
    def closed(self) -> int | None:
        return None if self.withheld else Figures(**self.counts).closed


def told_whole(group: Group) -> Told:
    """All counts of a group that says nothing but when and where: all or none of them."""
    is_told = not is_small(group.figures.received)
    return _told(group, frozenset() if is_told else frozenset(MEASURES))


def told_parts(total: Group, parts: Iterable[Group]) -> list[Told]:
    """The parts of a whole, count by count, where each question lies in one part."""
    parts = list(parts)
    if is_small(total.figures.received):
        return [_told(part, frozenset(MEASURES)) for part in parts]
    counts = {
        (group.key, name): count
        for group in parts
        for name, count in group.figures._asdict().items()
    }
    whole = {(_TOTAL, name): n for name, n in total.figures._asdict().items()}
    hidden = withheld(counts | whole, _of_parts(parts), whole.keys())
    return [
        _told(part, frozenset(n for n in MEASURES if (part.key, n) in hidden))
        for part in parts
    ]


def told_apart(groups: Iterable[Group], larger: dict[Hashable, int]) -> list[Told]:
    """Groups of which each is told wholly or not at all, beside larger ones.

    `larger` says how many questions each larger group has received: those that are not
    small are told elsewhere.
    """
    groups = list(groups)
    counts = {("part", group.key): group.figures.received for group in groups}
    wholes = {("whole", key): n for key, n in larger.items() if not is_small(n)}
    rows = [
        {("whole", key): -1}
        | {("part", group.key): 1 for group in groups if group.belongs_to == key}
        for _, key in wholes
    ]
    hidden = withheld(counts | wholes, rows, wholes.keys())
    return [
        _told(
            group,
            frozenset(MEASURES if ("part", group.key) in hidden else ()),
        )
        for group in groups
    ]


def _of_parts(parts: list[Group]) -> Iterator[Equation]:
    for name in MEASURES:
        yield {(_TOTAL, name): -1} | {(part.key, name): 1 for part in parts}
    answered, on_time, late = _WHOLE
    for key in [_TOTAL, *(part.key for part in parts)]:
        yield {(key, answered): -1, (key, on_time): 1, (key, late): 1}


def _told(group: Group, hidden: frozenset[str]) -> Told:
    counts = group.figures._asdict()
    counts = {name: None if name in hidden else n for name, n in counts.items()}
    return Told(
        group.key,
        group.name,
        counts,
        first=None if hidden & {"received", "answered"} else _middle(group.first),
        final=None if hidden & {"received", "answered"} else _middle(group.final),
    )


def _middle(days: Counter) -> float | None:
    return median(days) if days.total() >= LEAST else None
