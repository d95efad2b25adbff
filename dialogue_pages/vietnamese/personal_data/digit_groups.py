"""Numbers written in groups: `0901 234 567`, `001.085.012.345`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RUN = re.compile(r"[0-9]{1,20}(?![0-9])(?:[\s.()_-]{1,3}[0-9]{1,20}(?![0-9])){0,18}")
_START = re.compile(r"(?<![0-9])[0-9]")
_GROUP = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Groups:
    """The digits and ends of a run of groups, each end an offset into the text."""

    start: int
    digits: tuple[str, ...]
    ends: tuple[int, ...]

    def end_after(self, count: int) -> int | None:
        """Where the group ends with which so many digits are full."""
        total = 0
        for digits, end in zip(self.digits, self.ends, strict=True):
            total += len(digits)
            if total >= count:
                return end if total == count else None
        return None


def starts_of_numbers(text: str) -> Iterator[int]:
    return (match.start() for match in _START.finditer(text))


def groups_from(text: str, start: int) -> Groups | None:
    run = _RUN.match(text, start)
    return run and groups_within(text, *run.span())


def groups_within(text: str, start: int, end: int) -> Groups:
    found = list(_GROUP.finditer(text, start, end))
    return Groups(
        found[0].start(),
        tuple(match[0] for match in found),
        tuple(match.end() for match in found),
    )
