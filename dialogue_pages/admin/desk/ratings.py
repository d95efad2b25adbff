"""How content senders are with the answers to the cases in sight."""

from django.db.models import Count, QuerySet

from dialogue_pages.models import QuestionRating
from dialogue_pages.models.sender_voices import Satisfaction


def ratings_of(cases: QuerySet) -> list[tuple[str, int]]:
    """Each degree with how many senders gave it; empty as long as nobody has."""
    given = QuestionRating.objects.filter(question__in=cases.order_by().values("pk"))
    counted = dict(
        given.values_list("satisfaction").annotate(times=Count("pk")).order_by()
    )
    if not counted:
        return []
    return [(degree.label, counted.get(degree, 0)) for degree in Satisfaction]
