"""What is hidden from whom. A kind is one hidden thing, known by its marker."""

from dataclasses import dataclass, field

from .markers import Markers

HERE, THERE = "here", "there"  # the commune that is looked at, and its neighbour

ANONYMOUS = "anonymous"
STRANGER = "sender of another question"
UNIT_LINK = "unit with a link to another question"
HAMLET_LINK = "hamlet head with a link to another list"
NEIGHBOUR = "officer of another commune"
SUPERVISOR = "supervisor"
UNIT = "person of another unit"
HEAD = "head of another hamlet"
EDITOR = "editor of pages"
MODERATOR = "moderator"
SUPERUSER = "superuser"

OUTSIDE = (ANONYMOUS, STRANGER, UNIT_LINK, HAMLET_LINK)
OFFICE = (SUPERVISOR, UNIT, HEAD, EDITOR, MODERATOR)
SIGNED_IN = (NEIGHBOUR, *OFFICE, SUPERUSER)
VIEWERS = (SUPERUSER, MODERATOR, EDITOR, SUPERVISOR, UNIT, HEAD, NEIGHBOUR, *OUTSIDE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A hidden thing: `readers` may see it, and the superuser; nobody else may.

    `is_public_at` names the commune on whose own pages everybody reads it.
    `is_for_nobody`: a secret that no page ever shows.
    """

    name: str
    readers: frozenset[str] = frozenset()
    is_public_at: str = ""
    is_for_nobody: bool = False

    @property
    def must_be_read_by_somebody(self) -> bool:
        """Whether it proves that it was planted: the office reads it in the admin."""
        return bool(self.readers) and not self.is_public_at

    def may_be_read(self, viewer: str, host: str) -> bool:
        if self.is_for_nobody:
            return False
        return (
            viewer == SUPERUSER or viewer in self.readers or host == self.is_public_at
        )


@dataclass
class Kinds:
    """The kinds that were planted, with the markers that stand for them."""

    markers: Markers = field(default_factory=Markers)
    planted: list[Kind] = field(default_factory=list)

    def word(self, name: str, *readers: str, public_at: str = "") -> str:
        return self.markers.word(self._kind(name, readers, public_at))

    def phone(self, name: str, *readers: str) -> str:
        return self.markers.phone(self._kind(name, readers))

    def secret(self, name: str, text: str, *readers: str) -> None:
        """A code, token or digest; without readers no page may show it to anybody."""
        kind = Kind(name, frozenset(readers), is_for_nobody=not readers)
        self.planted.append(kind)
        self.markers.exactly(text, kind)

    def _kind(self, name, readers, public_at="") -> Kind:
        kind = Kind(name, frozenset(readers), public_at)
        self.planted.append(kind)
        return kind

    def leaked(self, text: str, viewer: str, host: str) -> set[str]:
        """The names of what stands in a text and is not for this viewer at this host."""
        return {
            kind.name
            for kind in self.markers.owners_in(text)
            if not kind.may_be_read(viewer, host)
        }
