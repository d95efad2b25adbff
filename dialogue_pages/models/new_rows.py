"""New rows by statements that are written once, where many come in at the same time.

Django composes the SQL of every insert anew and asks each field for each value; here
both is done once per model. No signals are sent: nothing of ours listens to them.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections, models

# What the drivers of both databases take as it is.
_PLAIN = (
    models.BooleanField,
    models.CharField,
    models.ForeignKey,
    models.IntegerField,
    models.TextField,
)


class _Insert(NamedTuple):
    sql: str
    names: tuple[str, ...]
    written: tuple[tuple[int, Callable], ...]  # where, and how a value is written


def add(row: models.Model) -> None:
    """Store a row that is complete and new, and give it its key."""
    connection = connections[DEFAULT_DB_ALIAS]
    insert = _insert_of(type(row), connection.vendor)
    told = row.__dict__
    values = [told[name] for name in insert.names]
    for place, written in insert.written:
        if values[place] is not None:
            values[place] = written(values[place], connection)
    with connection.cursor() as cursor:
        cursor.execute(insert.sql, values)
        row.pk = cursor.fetchone()[0]
    row._state.adding = False
    row._state.db = DEFAULT_DB_ALIAS


@cache
def _insert_of(model: type[models.Model], vendor: str) -> _Insert:
    meta = model._meta
    fields = [f for f in meta.concrete_fields if f is not meta.auto_field]
    quote = connections[DEFAULT_DB_ALIAS].ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    values = ", ".join(["%s"] * len(fields))
    return _Insert(
        f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({values}) "  # noqa: S608
        f"RETURNING {quote(meta.pk.column)}",
        tuple(field.attname for field in fields),
        tuple(
            (place, field.get_db_prep_save)
            for place, field in enumerate(fields)
            if not isinstance(field, _PLAIN)
        ),
    )
