"""What a moderator wants to know of a case before opening it, in a few words each."""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue_pages.kept.values import standing
from dialogue_pages.models import Question, QuestionFile
from dialogue_pages.question_choices import Visibility
from dialogue_pages.vietnamese.personal_data import find_personal_data

from .access import Seat

FLAGS_READ = ("content", "objected_at", "version")
_FILES, _MERGED = "files", "merged"
# Without any of them no more is looked for: reading a text closely takes its time. The
# page of the case finds numbers in words, too.
_WORTH_A_LOOK = re.compile(r"[\d@]")


def flags_of(cases: Iterable[Question], seat: Seat) -> dict[int, list[str]]:
    """The flags by the keys of cases; one query for all."""
    counts = _counts([case.pk for case in cases], seat)
    return {case.pk: list(_flags(case, counts[case.pk], seat)) for case in cases}


def _flags(case: Question, counts: dict[str, int], seat: Seat):
    if case.objected_at:
        yield _("2nd time")
    if merged := counts.get(_MERGED):
        words = ngettext("%(count)d more merged", "%(count)d more merged", merged)
        yield words % {"count": merged}
    if files := counts.get(_FILES):
        yield ngettext("%(count)d file", "%(count)d files", files) % {"count": files}
    if seat.reads_people_of(case) and _tells_of_people(case):
        yield _("personal data inside")


def _tells_of_people(case: Question) -> bool:
    texts = [case.title, case.content]
    if not any(map(_WORTH_A_LOOK.search, texts)):
        return False
    key = ("personal data inside", case.pk, case.version)
    return standing(key, lambda: any(map(find_personal_data, texts)))


def _counts(keys: list[int], seat: Seat) -> dict[int, dict[str, int]]:
    files = QuestionFile.objects.filter(question__in=keys).order_by()
    merged = Question.objects.filter(merged_into__in=keys).order_by()
    if not seat.handles_all:
        merged = merged.exclude(visibility=Visibility.WITHHELD)
    found = files.values_list("question").annotate(
        what=Value(_FILES), count=Count("pk")
    )
    found = found.union(
        merged.values_list("merged_into").annotate(
            what=Value(_MERGED), count=Count("pk")
        ),
        all=True,
    )
    counts = defaultdict(dict)
    for key, what, count in found:
        counts[key][what] = count
    return counts
