"""How many questions each hamlet has brought in for a conference; silent ones first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from ..models import (
    Conference,
    EmptyHamletList,
    Hamlet,
    HamletLink,
    OfficeMail,
    Question,
)
from ..models.office_mails import OfficeMailKind
from ..question_choices import Source
from .sheets import Sheet


@dataclass(frozen=True, slots=True)
class HamletTotal:
    """`others` came from the hamlet another way; `begun` counts rows saved by the link.

    `word` is the hamlet's that it has no opinions; a list that came makes it void.
    """

    sheet: Sheet
    entered: int
    others: int
    link: HamletLink | None
    reminded_at: datetime | None
    word: EmptyHamletList | None = None

    @property
    def hamlet(self) -> Hamlet:
        return self.sheet.hamlet

    @property
    def is_silent(self) -> bool:
        return not self.entered and self.word is None

    @property
    def has_no_opinions(self) -> bool:
        return not self.entered and self.word is not None

    @property
    def begun(self) -> int:
        rows = self.link.saved.get("rows", []) if self.link else []
        return sum(1 for row in rows if row.get("name") or row.get("content"))

    @property
    def can_be_reminded(self) -> bool:
        head = self.hamlet.head
        return bool(head and head.is_active and head.email)


def totals_of(conference: Conference, hamlets) -> list[HamletTotal]:
    """By a fixed number of queries, however many hamlets there are."""
    hamlets = list(hamlets)
    asked = Question.objects.filter(conference=conference, hamlet__in=hamlets)
    counts = {
        (row["hamlet"], row["source"]): row["count"]
        for row in asked.order_by()
        .values("hamlet", "source")
        .annotate(count=Count("pk"))
    }
    links = HamletLink.objects.filter(
        conference=conference, hamlet__in=hamlets, revoked_at=None
    )
    by_hamlet = {link.hamlet_id: link for link in links.order_by("issued_at")}
    reminded = _reminded(conference)
    words = EmptyHamletList.objects.filter(conference=conference, hamlet__in=hamlets)
    word_of = {word.hamlet_id: word for word in words.select_related("said_by")}
    totals = [
        HamletTotal(
            Sheet(conference, hamlet),
            counts.get((hamlet.pk, Source.HAMLET.value), 0),
            sum(
                count
                for (pk, source), count in counts.items()
                if pk == hamlet.pk and source != Source.HAMLET
            ),
            by_hamlet.get(hamlet.pk),
            reminded.get(hamlet.head_id),
            word_of.get(hamlet.pk),
        )
        for hamlet in hamlets
    ]
    return sorted(totals, key=lambda t: (not t.is_silent, t.hamlet.folded_name))


def _reminded(conference: Conference) -> dict[int, datetime]:
    """When the head's account was last reminded of this conference."""
    mails = OfficeMail.objects.filter(
        kind=OfficeMailKind.REMINDER, key__startswith=f"remind:{conference.pk}:"
    )
    return dict(mails.order_by("created_at").values_list("person", "created_at"))
