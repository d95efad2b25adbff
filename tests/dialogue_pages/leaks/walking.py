"""Opens every door for every viewer and gathers what each could read there."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from .doors import DOORS
from .doors.door import Door
from .kinds import VIEWERS, Kind
from .planting.people import browsers
from .planting.world import HOSTS, World
from .texts import readable

_OPEN = {200, 302, 400}
_CLOSED_TO_CACHES = ("no-store", "private", "no-cache", "max-age=0")


@dataclass
class Walk:
    """What came of a walk: leaks, answers of 500, and what was read by right."""

    leaks: dict[tuple, set] = field(default_factory=lambda: defaultdict(set))
    broken: set[tuple] = field(default_factory=set)
    kept_by_caches: dict[tuple, set] = field(default_factory=lambda: defaultdict(set))
    read: set[Kind] = field(default_factory=set)
    answers: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def never_opened(self, doors) -> set[str]:
        """Doors that led to nothing for anybody: they are tried with wrong arguments."""
        opened = {name for name, codes in self.answers.items() if codes & _OPEN}
        return {door.name for door in doors} - opened

    def told(self) -> str:
        """The leaks in lines: who, through which door, what."""
        return "\n".join(
            f"{viewer} at {door} ({path}): {', '.join(sorted(kinds))}"
            for (viewer, door, path), kinds in sorted(self.leaks.items())
        )


def walked(world: World, doors: list[Door] = DOORS) -> Walk:
    """The superuser first, so that what a cache kept of that is seen by the others."""
    walk, clients = Walk(), browsers(world)
    for viewer in VIEWERS:
        for door, path, commune in _tries(world, doors, viewer):
            method = "get" if door.answers_get else "post"
            response = opened(clients[viewer], path, HOSTS[commune], method)
            look(walk, world, response, (viewer, door, path), commune)
    return walk


def _tries(world, doors, viewer) -> Iterator[tuple[Door, str, str]]:
    for door in doors:
        if viewer in door.viewers:
            for path in door.paths(world):
                for commune in door.communes:
                    yield door, path, commune


def opened(client, path: str, host: str, method="get"):
    """One request whose changes are taken back, however it ends."""
    with transaction.atomic():
        response = getattr(client, method)(path, headers={"host": host})
        response.getvalue() if response.streaming else response.content
        transaction.set_rollback(True)
    return response


def look(walk: Walk, world: World, response, where: tuple, commune: str) -> None:
    viewer, door, path = where
    walk.answers[door.name].add(response.status_code)
    if response.status_code >= 500:
        walk.broken.add((viewer, door.name, path))
    owners = world.kinds.markers.owners_in(readable(response))
    for kind in owners:
        if not kind.may_be_read(viewer, commune):
            walk.leaks[viewer, door.name, path].add(kind.name)
        elif kind.is_public_at != commune:
            walk.read.add(kind)
            if not _is_closed_to_caches(response):
                walk.kept_by_caches[door.name, path].add(kind.name)


def _is_closed_to_caches(response) -> bool:
    told = response.get("Cache-Control", "")
    return any(word in told for word in _CLOSED_TO_CACHES)
