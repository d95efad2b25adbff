"""How content senders are with the answers to the cases in sight."""

from django.db.models import Count, QuerySet

from dialogue_pages.models import QuestionRating
from dialogue_pages.models.sender_voices import Satisfaction

NEWEST = 2_000


def ratings_of(cases: QuerySet) -> list[tuple[str, int]]:
    """Each degree with how many senders gave it, of the newest ones; empty without any."""
    newest = QuestionRating.objects.order_by("-given_at").values("pk")[:NEWEST]
    given = QuestionRating.objects.filter(
        pk__in=newest, question__in=cases.order_by().values("pk")
    )
    counted = dict(
        given.values_list("satisfaction").annotate(times=Count("pk")).order_by()
    )
    if not counted:
        return []
    return [(degree.label, counted.get(degree, 0)) for degree in Satisfaction]
