"""Other answers on the same matter."""

from django.db.models import Case, Q, QuerySet, Value, When

from .visibility import is_restricted

MOST_RELATED = 4
_LOOKED_AT = 40  # of each matter the newest, of which some may be hidden


def related_answers(page) -> QuerySet:
    """What anybody may read of the same list on the same matter, in one query.

    First of the same topic, then of the same conference or hamlet; the newest first.
    """
    matters = {
        name: key
        for name in ("topic_id", "conference_id", "hamlet_id")
        if (key := getattr(page, name))
    }
    newest = Q(pk=None)
    for name, key in matters.items():
        newest |= Q(pk__in=_newest(type(page).objects.filter(**{name: key})))
    near = type(page).objects.sibling_of(page, inclusive=False).live()
    near = near.filter(newest, ~is_restricted("path"))
    of_topic = Q(topic_id=matters.get("topic_id"), topic_id__isnull=False)
    rank = Case(When(of_topic, then=Value(0)), default=Value(1))
    near = near.order_by(rank, "-answered_on", "-pk")
    return near.select_related("topic", "hamlet")[:MOST_RELATED]


def _newest(answers: QuerySet) -> QuerySet:
    """Keys from an index alone; one more than wanted, for the page itself is one."""
    rows = answers.order_by("-answered_on", "-page_ptr_id")
    return rows.values("page_ptr_id")[: _LOOKED_AT + 1]
