from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from ..kinds import HERE, THERE, VIEWERS
from ..planting.world import World

Paths = Callable[[World], Iterable[str]]
OWN = (HERE, THERE)


@dataclass(frozen=True, slots=True)
class Door:
    """An address of the site, with the paths at which it is tried.

    `answers_get` is false where a door only takes what is sent. `communes` are the
    hosts at which it is tried: Wagtail's own admin is the same at each.
    """

    name: str
    paths: Paths
    answers_get: bool = True
    communes: tuple[str, ...] = OWN
    viewers: tuple[str, ...] = VIEWERS


def door(name: str, *told, queries=("",), **options) -> Door:
    """A door tried with each of the given arguments: tuples, or a function of the world."""

    def paths(world: World):
        rows = told[0](world) if told and callable(told[0]) else told or [()]
        for row in rows:
            arguments = row if isinstance(row, tuple) else (row,)
            for query in queries:
                yield reverse(name, args=arguments) + query

    return Door(name, paths, **options)
