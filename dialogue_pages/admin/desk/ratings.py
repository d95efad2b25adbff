"""How content senders are with the answers to the cases in sight."""

from collections import Counter

from django.db.models import QuerySet

from dialogue_pages.models import QuestionRating
from dialogue_pages.models.sender_voices import Satisfaction
from dialogue_pages.searching.cases import among

NEWEST = 300


def ratings_of(cases: QuerySet) -> list[tuple[str, int]]:
    """Each degree with how many senders gave it, of the newest ones; empty without any."""
    newest = QuestionRating.objects.order_by("-given_at")
    given = dict(newest.values_list("question", "satisfaction")[:NEWEST])
    in_sight = among(cases.order_by(), list(given)).values_list("pk", flat=True)
    counted = Counter(given[pk] for pk in in_sight)
    if not counted:
        return []
    return [(degree.label, counted[degree]) for degree in Satisfaction]
