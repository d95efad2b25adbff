"""What the form offers on a day, read once until the office changes something."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils import timezone
from wagtail.models import Site

from ..kept.values import standing
from ..models import Conference, Hamlet, QuestionClock, Topic
from ..question_deadlines import begun
from .conference_choice import label_of, open_conferences


@dataclass(frozen=True, slots=True)
class Reception:
    """Records to choose from, with their labels; the clocks of what comes in today."""

    day: date
    topics: dict[Topic, str]
    hamlets: dict[Hamlet, str]
    conferences: dict[Conference, str]
    clocks: list[QuestionClock]

    @classmethod
    def on(cls, day: date, site: Site) -> Self:
        return cls(
            day,
            {topic: str(topic) for topic in Topic.objects.filter(site=site)},
            {hamlet: str(hamlet) for hamlet in Hamlet.objects.filter(site=site)},
            {found: label_of(found) for found in open_conferences(site)},
            begun(site, day),
        )


def reception_of(site: Site) -> Reception:
    """What the form of a commune offers today."""
    today = timezone.localdate()
    return standing(("reception", site.pk, today), lambda: Reception.on(today, site))
