"""How many rows several lists have, by one query that stops counting in time."""

from collections.abc import Mapping
from hashlib import blake2b

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from dialogue_pages.kept.values import kept

MOST = 10_000  # is counted exactly; of more is said that it is more
Sql = tuple[str, tuple]  # with the values of its places; None finds nothing


def counted(lists: Mapping[str, QuerySet], most: int = MOST) -> dict[str, int]:
    """The length of every list; `most + 1` for all that are longer than `most`."""
    return _counted({key: _compiled(rows) for key, rows in lists.items()}, most)


def counted_within(
    rows: QuerySet,
    conditions: Mapping[str, Sql | None],
    besides: Mapping[str, QuerySet] | None = None,
    *,
    is_kept: bool = False,
) -> dict[str, int]:
    """The same for what fits conditions, as `as_sql` gives them, of one list.

    It may be kept until something is written where only tables are read that pages show.
    """
    others = {key: _compiled(more) for key, more in (besides or {}).items()}
    lists = _each(_compiled(rows), conditions) | others
    if not is_kept:
        return _counted(lists, MOST)
    key = blake2b(repr(lists).encode(), digest_size=16).hexdigest()
    return kept(("counted", key), lambda: _counted(lists, MOST))


def counted_at_once(
    rows: QuerySet, conditions: Mapping[str, Sql | None]
) -> dict[str, int]:
    """The same for a list so short that all of it is read, and that once only."""
    every = _compiled(rows)
    asked = {key: sql for key, sql in conditions.items() if sql and every}
    if not asked:
        return dict.fromkeys(conditions, 0)
    columns = [f"COUNT(*) FILTER (WHERE {sql or '1=1'})" for sql, _ in asked.values()]
    found_in = every[0].partition(" FROM ")[2]
    sql = f"SELECT {', '.join(columns)} FROM {found_in}"  # noqa: S608
    values = [value for _, some in asked.values() for value in some]
    return dict.fromkeys(conditions, 0) | _row(asked, sql, [*values, *every[1]])


def as_sql(condition: Q, rows: QuerySet) -> Sql | None:
    """A condition on the columns of a list, to stand after its own conditions."""
    if not condition:
        return "", ()
    query = rows.query.clone()
    try:
        sql, values = query.get_compiler(connection=connection).compile(
            query.build_where(condition)
        )
    except EmptyResultSet:
        return None
    return sql, tuple(values)


def _each(every: Sql | None, conditions: Mapping[str, Sql | None]) -> dict:
    if every is None:
        return dict.fromkeys(conditions)
    sql, values = every
    return {
        key: fits and (f"{sql} AND ({fits[0]})" if fits[0] else sql, values + fits[1])
        for key, fits in conditions.items()
    }


def _counted(lists: Mapping[str, Sql | None], most: int) -> dict[str, int]:
    asked = {key: sql for key, sql in lists.items() if sql}
    if not asked:
        return dict.fromkeys(lists, 0)
    columns = ", ".join(
        f"(SELECT COUNT(*) FROM ({sql} LIMIT {most + 1}) AS cut)"  # noqa: S608
        for sql, _ in asked.values()
    )
    values = [value for _, some in asked.values() for value in some]
    return dict.fromkeys(lists, 0) | _row(asked, f"SELECT {columns}", values)


def _row(keys, sql: str, values: list) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return dict(zip(keys, cursor.fetchone(), strict=True))


def _compiled(rows: QuerySet) -> Sql | None:
    """A list of keys that has conditions, and nothing behind them."""
    keys = rows.order_by().values("pk")
    try:
        sql, values = keys.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    return sql, tuple(values)


def told(count: int, most: int = MOST) -> str:
    """`1.234`, or `hơn 10.000` for what was not counted to its end."""
    if count > most:
        return _("more than %(count)s") % {"count": grouped(most)}
    return grouped(count)


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
