"""How many rows several lists have, by one query that stops counting in time."""

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

MOST = 10_000  # is counted exactly; of more is said that it is more


def counted(lists: dict[str, QuerySet], most: int = MOST) -> dict[str, int]:
    """The length of every list; `most + 1` for all that are longer than `most`."""
    parts = {key: _counting(rows, most) for key, rows in lists.items()}
    asked = {key: part for key, part in parts.items() if part}
    found = {}
    if asked:
        columns = ", ".join(sql for sql, _ in asked.values())
        values = [value for _, some in asked.values() for value in some]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns}", values)
            found = dict(zip(asked, cursor.fetchone(), strict=True))
    return {key: found.get(key, 0) for key in lists}


def _counting(rows: QuerySet, most: int) -> tuple[str, tuple] | None:
    cut = rows.order_by().values("pk")[: most + 1]
    try:
        sql, values = cut.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    return f"(SELECT COUNT(*) FROM ({sql}) AS cut)", values  # noqa: S608


def told(count: int, most: int = MOST) -> str:
    """`1.234`, or `hơn 10.000` for what was not counted to its end."""
    if count > most:
        return _("more than %(count)s") % {"count": _grouped(most)}
    return _grouped(count)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
