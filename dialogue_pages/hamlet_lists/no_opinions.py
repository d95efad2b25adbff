"""A hamlet without opinions says so, and counts as heard."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..exceptions import ActRefusedError
from ..models import EmptyHamletList, Question
from ..question_choices import Source
from .sheets import Sheet


def said(sheet: Sheet) -> EmptyHamletList | None:
    """The hamlet's word; none once questions have come after it."""
    found = _of(sheet).select_related("said_by").first()
    return found if found and not _asked(sheet) else None


def say(sheet: Sheet, *, by) -> EmptyHamletList:
    """Record it once; `by` is nobody where a link is used."""
    if count := _asked(sheet):
        words = ngettext(
            "%(count)d question has come from the hamlet's list already.",
            "%(count)d questions have come from the hamlet's list already.",
            count,
        )
        raise ActRefusedError(words % {"count": count})
    found, _is_new = EmptyHamletList.objects.get_or_create(
        conference=sheet.conference, hamlet=sheet.hamlet, defaults={"said_by": by}
    )
    return found


def take_back(sheet: Sheet) -> None:
    _of(sheet).delete()


def refuse_with_rows(numbers: list[int]) -> None:
    """Raises where rows are filled in at the same time."""
    if numbers:
        told = {"rows": ", ".join(map(str, numbers))}
        raise ActRefusedError(
            _(
                "“No opinions” and filled rows contradict each other: something stands "
                "in row %(rows)s. Empty these rows, or send them as questions."
            )
            % told
        )


def _of(sheet: Sheet):
    return EmptyHamletList.objects.filter(
        conference=sheet.conference, hamlet=sheet.hamlet
    )


def _asked(sheet: Sheet) -> int:
    return Question.objects.filter(
        conference=sheet.conference, hamlet=sheet.hamlet, source=Source.HAMLET
    ).count()
