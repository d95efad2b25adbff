"""Which counts are withheld so that no small one can be told, or worked out from others.

A table is given as counts and as equations between them (a total is the sum of its
parts). What is withheld holds for everybody who solves these equations with all counts
that are told, in whatever form they are told.
"""

from collections.abc import Hashable, Iterable, Mapping, Set
from fractions import Fraction

from .figures import is_small

Equation = Mapping[Hashable, int]  # coefficient of each count; they add up to nothing


def withheld(
    counts: Mapping[Hashable, int],
    equations: Iterable[Equation],
    told_anyway: Set[Hashable] = frozenset(),
) -> frozenset[Hashable]:
    """The counts to withhold: the small ones, and as many more as must hide them.

    `told_anyway` are never withheld; a count that they alone give away is told as well.
    """
    equations = list(equations)
    free = counts.keys() - told_anyway
    free -= worked_out(free, equations)
    hidden = {name for name in free if is_small(counts[name])}
    while found := worked_out(hidden, equations):
        for name in sorted(found, key=repr):
            if hidden == free:
                break
            hidden.add(_companion(name, counts, equations, free - hidden))
    return frozenset(hidden)


def worked_out(
    unknown: Set[Hashable], equations: Iterable[Equation]
) -> frozenset[Hashable]:
    """Which of the unknown counts follow from all the others."""
    rows = _solved([_of(unknown, equation) for equation in equations])
    return frozenset(name for row in rows if len(row) == 1 for name in row)


def _companion(name, counts, equations, told: Set[Hashable]) -> Hashable:
    """A told count that stands with this one in an equation: the smallest, not zero."""
    near = {other for row in equations if name in row for other in row} & told
    return min(
        near or told, key=lambda other: (not counts[other], counts[other], repr(other))
    )


def _of(unknown: Set[Hashable], equation: Equation) -> dict[Hashable, Fraction]:
    return {
        name: Fraction(times)
        for name, times in equation.items()
        if times and name in unknown
    }


def _solved(rows: list[dict]) -> list[dict]:
    """Gauss and Jordan: every row left begins with a count that no other row has."""
    done: list[dict] = []
    for row in rows:
        row = dict(row)
        for lead, other in ((next(iter(other)), other) for other in done):
            _take_off(row, other, lead)
        if not row:
            continue
        lead = next(iter(row))
        row = {lead: Fraction(1)} | {
            name: times / row[lead] for name, times in row.items() if name != lead
        }
        for other in done:
            _take_off(other, row, lead)
        done.append(row)
    return done


def _take_off(row: dict, other: dict, lead: Hashable) -> None:
    """Take so much of another row off that its lead goes away."""
    if times := row.get(lead):
        for name, many in other.items():
            left = row.get(name, 0) - times * many
            if left:
                row[name] = left
            else:
                row.pop(name, None)
