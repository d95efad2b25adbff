"""What PostgreSQL has to be told about the words of questions."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def by_the_index() -> Iterator[None]:
    """PostgreSQL takes splitting a text for cheap, and would split them all instead."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on")


def expected(*asked: tuple[str, list]) -> list[int]:
    """How many rows PostgreSQL expects of each (SQL, values): it knows common words."""
    found = []
    with by_the_index(), connection.cursor() as cursor:
        for sql, values in asked:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", values)
            found.append(cursor.fetchone()[0][0]["Plan"]["Plan Rows"])
    return found
