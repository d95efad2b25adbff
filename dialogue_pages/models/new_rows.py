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


def add(row: models.Model, *of_it: models.Model) -> None:
    """Store complete new rows, and give them their keys: one, and those that name it.

    On PostgreSQL all of them are one statement: each would cost a way to the server.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and of_it:
            _add_at_once(connection, cursor, [row, *of_it])
            return
        _add_one(connection, cursor, row)
        for other in of_it:
            _let_name(other, row)
            _add_one(connection, cursor, other)


def _add_one(connection, cursor, row: models.Model) -> None:
    insert = _insert_of(type(row))
    cursor.execute(insert.sql, _values(connection, insert, row))
    _is_stored(row, cursor.fetchone()[0])


def _add_at_once(connection, cursor, rows: list[models.Model]) -> None:
    first = type(rows[0])
    sql = _sql_at_once(tuple(type(row) for row in rows))
    values = _values(connection, _insert_of(first), rows[0])
    for row in rows[1:]:
        insert = _insert_of(type(row), _link(type(row), first))
        values += _values(connection, insert, row)
    cursor.execute(sql, values)
    for row, key in zip(rows, cursor.fetchone(), strict=True):
        _is_stored(row, key)
        if row is not rows[0]:
            _let_name(row, rows[0])


def _values(connection, insert: _Insert, row: models.Model) -> list:
    told = row.__dict__
    values = [told[name] for name in insert.names]
    for place, written in insert.written:
        if values[place] is not None:
            values[place] = written(values[place], connection)
    return values


def _is_stored(row: models.Model, key) -> None:
    row.pk = key
    row._state.adding = False
    row._state.db = DEFAULT_DB_ALIAS


def _let_name(row: models.Model, named: models.Model) -> None:
    setattr(row, _link(type(row), type(named)).name, named)


@cache
def _link(model: type[models.Model], named: type[models.Model]) -> models.ForeignKey:
    """The field by which rows of a model name one of another."""
    fields = model._meta.concrete_fields
    return next(field for field in fields if field.related_model is named)


@cache
def _sql_at_once(kinds: tuple[type[models.Model], ...]) -> str:
    first, *others = kinds
    inserts = [_insert_of(first), *(_insert_of(m, _link(m, first)) for m in others)]
    parts = [f"row{place} AS ({each.sql})" for place, each in enumerate(inserts)]
    keys = [f"(TABLE row{place})" for place in range(len(kinds))]
    return f"WITH {', '.join(parts)} SELECT {', '.join(keys)}"


@cache
def _insert_of(
    model: type[models.Model], link: models.ForeignKey | None = None
) -> _Insert:
    """The statement for a model; `link` is filled with the key of `row0`, if any."""
    meta = model._meta
    named = [f for f in meta.concrete_fields if f is link]
    told = [f for f in meta.concrete_fields if f not in (meta.auto_field, *named)]
    quote = connections[DEFAULT_DB_ALIAS].ops.quote_name
    columns = ", ".join(quote(field.column) for field in (*told, *named))
    values = ["%s"] * len(told) + ["(TABLE row0)"] * len(named)
    return _Insert(
        f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({', '.join(values)}) "  # noqa: S608
        f"RETURNING {quote(meta.pk.column)}",
        tuple(field.attname for field in told),
        tuple(
            (place, field.get_db_prep_save)
            for place, field in enumerate(told)
            if not isinstance(field, _PLAIN)
        ),
    )
