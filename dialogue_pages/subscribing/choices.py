"""What a subscriber wants to hear of; whatever fits one of the choices is told."""

from dataclasses import dataclass
from typing import Self

from ..choices import SearchKind
from ..models import Hamlet, Topic
from ..news.items import NewsItem


@dataclass(frozen=True, slots=True)
class Choices:
    """Sections by their codes, topics and hamlets by their keys."""

    sections: frozenset[str] = frozenset()
    topics: frozenset[int] = frozenset()
    hamlets: frozenset[int] = frozenset()

    @classmethod
    def kept(cls, row: dict) -> Self:
        return cls(**{name: frozenset(values) for name, values in row.items()})

    @property
    def as_row(self) -> dict[str, list]:
        return {name: sorted(getattr(self, name)) for name in self.__slots__}

    def fits(self, item: NewsItem) -> bool:
        if item.section in self.sections or item.topic in self.topics:
            return True
        if item.hamlets is None:
            return bool(self.hamlets)
        return bool(self.hamlets & item.hamlets)

    def names(self) -> list[str]:
        """The choices in words; what the commune no longer has is left out."""
        sections = [kind.label for kind in SearchKind if kind in self.sections]
        topics = Topic.objects.filter(pk__in=self.topics)
        hamlets = Hamlet.objects.filter(pk__in=self.hamlets)
        return [str(name) for name in (*sections, *topics, *hamlets)]
