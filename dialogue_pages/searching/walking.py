"""Conditions that are looked at along the way, and never where a list begins."""

from django.db.models import F, Func
from django.db.models.lookups import In


class _Passed(Func):
    """A column that SQLite starts no list from; it knows not which values are rare.

    Of the cases of one unit few are new, of the new cases few are of one unit, and all
    new ones are few: it takes a list by its queue. PostgreSQL knows which way is short.
    """

    template = "%(expressions)s"
    arity = 1

    def as_sqlite(self, compiler, connection, **options):
        return self.as_sql(compiler, connection, template="+%(expressions)s", **options)


def has_one_of(column: str, values: list) -> In:
    """Whether a column holds one of these values: for `filter`, where others lead."""
    return In(_Passed(F(column)), values)


class OfFew(In):
    """Whether a column holds one of few values that a query finds: it begins there.

    PostgreSQL would else read a long list, to look for each row among the few.
    """

    def as_postgresql(self, compiler, connection):
        column, values = self.process_lhs(compiler, connection)
        few, more = self.process_rhs(compiler, connection)
        return f"{column} = ANY (ARRAY{few})", (*values, *more)
