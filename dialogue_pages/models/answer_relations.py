"""Other answers on the same matter."""

from django.db.models import Case, Q, QuerySet, Value, When

from .visibility import is_restricted

MOST_RELATED = 4


def related_answers(page) -> QuerySet:
    """What anybody may read of the same list on the same matter, in one query.

    First of the same topic, then of the same conference or hamlet; the newest first.
    """
    of_topic, of_conference, of_hamlet = (
        Q(**{name: key}) if (key := getattr(page, name)) else Q(pk=None)
        for name in ("topic_id", "conference_id", "hamlet_id")
    )
    near = type(page).objects.sibling_of(page, inclusive=False).live()
    near = near.filter(of_topic | of_conference | of_hamlet, ~is_restricted("path"))
    rank = Case(When(of_topic, then=Value(0)), default=Value(1))
    near = near.order_by(rank, "-answered_on", "-pk")
    return near.select_related("topic", "hamlet")[:MOST_RELATED]
