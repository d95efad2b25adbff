"""Other answers on the same matter."""

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

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
    if not matters:
        return type(page).objects.none()
    near = type(page).objects.filter(pk__in=_newest(type(page), matters))
    near = near.sibling_of(page, inclusive=False).live()
    near = near.filter(~is_restricted("path"))
    of_topic = Q(topic_id=matters.get("topic_id"), topic_id__isnull=False)
    rank = Case(When(of_topic, then=Value(0)), default=Value(1))
    near = near.order_by(rank, "-answered_on", "-pk")
    return near.select_related("topic", "hamlet")[:MOST_RELATED]


def _newest(model, matters: dict[str, int]) -> RawSQL:
    """Keys from the indexes alone; one more of each than wanted, for the page itself.

    In one statement where databases begin: they would else walk through the whole tree.
    """
    table = model._meta.db_table
    parts = " UNION ".join(
        f"SELECT * FROM (SELECT page_ptr_id FROM {table} WHERE {name} = %s"  # noqa: S608
        f" ORDER BY answered_on DESC, page_ptr_id DESC LIMIT {_LOOKED_AT + 1}) {name}"
        for name in matters
    )
    return RawSQL(parts, list(matters.values()))  # noqa: S611 (names of columns)
