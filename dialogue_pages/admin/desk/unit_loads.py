"""What each unit of a commune holds at the moment, told where a unit is chosen."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue_pages.kept.values import kept
from dialogue_pages.models import Question
from dialogue_pages.stages import WITH_UNITS

from .counting import grouped

MOST = 20_000  # questions with all units together; of more only so many are looked at


@dataclass(frozen=True, slots=True)
class Load:
    """Questions that wait for a unit's answer, and how many of them are overdue.

    Of a load that `is_cut` more may wait than was looked at.
    """

    held: int
    overdue: int
    is_cut: bool = False

    def __str__(self):
        """`đang giữ 12, quá hạn 2`"""
        told = {"held": grouped(self.held), "overdue": grouped(self.overdue)}
        if self.is_cut:
            return _("holds at least %(held)s, overdue at least %(overdue)s") % told
        if self.overdue:
            return _("holds %(held)s, overdue %(overdue)s") % told
        return _("holds %(held)s") % told


def loads_of(site_pk: int) -> dict[int, Load]:
    """By the keys of units; a unit without open questions is left out."""
    today = timezone.localdate()
    return kept(("loads of units", site_pk, today), lambda: _counted(site_pk, today))


def _counted(site_pk: int, today: date) -> dict[int, Load]:
    """By one query that reads an index, what is due first at first, and stops in time."""
    held = Question.objects.filter(site=site_pk, stage__in=WITH_UNITS).order_by()
    rows = held.values(holder=F("unit_id"), due=F("next_due"))[: MOST + 1]
    inner, values = rows.query.get_compiler(connection=connection).as_sql()
    sql = (
        "SELECT held.holder, COUNT(*), COUNT(*) FILTER (WHERE held.due < %s) "  # noqa: S608
        f"FROM ({inner}) AS held GROUP BY held.holder"
    )
    with connection.cursor() as cursor:
        day = connection.ops.adapt_datefield_value(today)
        cursor.execute(sql, [day, *values])
        found = cursor.fetchall()
    is_cut = sum(count for _unit, count, _late in found) > MOST
    return {unit: Load(count, late, is_cut) for unit, count, late in found if unit}
