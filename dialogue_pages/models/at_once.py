"""Rows of several tables in one query, each row as a dictionary."""

from collections.abc import Mapping

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import JSONObject

_TEXT = CharField()


def rows_at_once(parts: Mapping[str, tuple[QuerySet, Mapping]]) -> dict[str, list]:
    """Rows by the name of their part, in no order.

    A part is a queryset and what to take of each row: expressions or names of fields
    by the name they get. Aggregates group by the fields taken beside them; days come
    as text, `2026-03-05`.
    """
    first, *others = [
        rows.order_by()
        .values(part=Value(name, _TEXT))
        .annotate(row=JSONObject(**taken))
        for name, (rows, taken) in parts.items()
    ]
    found: dict[str, list] = {name: [] for name in parts}
    for row in first.union(*others, all=True):
        found[row["part"]].append(row["row"])
    return found
