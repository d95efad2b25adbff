"""A bulk act before it is done: its rows as they are now, and what becomes of each."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from dialogue_pages import claiming, roles
from dialogue_pages.acting import Actor
from dialogue_pages.exceptions import ActRefusedError
from dialogue_pages.models import BulkAct, BulkRow, CaseClaim, Question
from dialogue_pages.models.bulk_acts import PREVIEW_KEPT_FOR
from dialogue_pages.question_choices import BulkKind, BulkState
from dialogue_pages.roles import full_name

from .kinds import KINDS, PAPERS, Kind, kind_of

MOST_ROWS = 5_000
_AT_ONCE = 500


@transaction.atomic
def begin(
    site: Site, kind: BulkKind, cases: QuerySet, *, by, undoes: BulkAct | None = None
) -> BulkAct:
    """Write down which questions are meant, each as it is now.

    `cases` are questions that the person may see. Previews that nobody carried out
    are forgotten after a day.
    """
    if not KINDS[kind].is_for(actor_of(by, site)):
        raise ActRefusedError(_("This is not yours to do."))
    found = list(cases.order_by().values_list("pk", "version")[: MOST_ROWS + 1])
    if not found:
        raise ActRefusedError(_("Choose at least one question."))
    if len(found) > MOST_ROWS:
        raise ActRefusedError(
            _("At most %(count)d questions at a time. Narrow the list first.")
            % {"count": MOST_ROWS}
        )
    BulkAct.objects.filter(
        by=by, started_at=None, made_at__lt=timezone.now() - PREVIEW_KEPT_FOR
    ).delete()
    bulk = BulkAct.objects.create(site=site, kind=kind, by=by, undoes=undoes)
    BulkRow.objects.bulk_create(
        (
            BulkRow(bulk=bulk, question_id=key, version=version)
            for key, version in sorted(found)
        ),
        batch_size=_AT_ONCE,
    )
    return bulk


@transaction.atomic
def plan(bulk: BulkAct, options: dict) -> None:
    """Keep what was chosen and say of each row whether it will change, or why not.

    The number of queries grows with the number of reasons, not with that of rows.
    """
    bulk = BulkAct.objects.select_for_update(of=("self",)).get(pk=bulk.pk)
    if bulk.started_at:
        raise ActRefusedError(_("This has been started already."))
    bulk.options = options
    bulk.save(update_fields=["options"])
    kind = kind_of(bulk)
    if reason := kind.why_not_at_all():
        raise ActRefusedError(reason)
    by_reason = defaultdict(list)
    for row, reason in _judged(bulk, kind):
        by_reason[reason].append(row)
    bulk.rows.update(state=BulkState.PLANNED, why="")
    for reason in filter(None, by_reason):
        keys = by_reason[reason]
        for start in range(0, len(keys), _AT_ONCE):
            some = bulk.rows.filter(pk__in=keys[start : start + _AT_ONCE])
            some.update(state=BulkState.LEFT, why=reason)


def _judged(bulk: BulkAct, kind: Kind):
    """Each row with the reason why it stays; empty where it will change."""
    questions = Question.objects.filter(pk__in=bulk.rows.values("question"))
    known = {question.pk: question for question in kind.with_needed(questions)}
    claims = {} if bulk.kind in PAPERS else _claims(bulk)
    actor = actor_of(bulk.by, bulk.site)
    for row, key, version in bulk.rows.values_list("pk", "question", "version"):
        question = known[key]
        if question.version != version:
            yield row, _("has changed since it was chosen")
        elif (holder := claims.get(key)) and claiming.is_work_of(question, actor):
            yield row, _("%(name)s is at work on it") % {"name": full_name(holder)}
        else:
            yield row, kind.why_not(question)


def _claims(bulk: BulkAct) -> dict:
    held = CaseClaim.objects.held().exclude(holder=bulk.by_id)
    held = held.filter(question__in=bulk.rows.values("question"))
    return {claim.pk: claim.holder for claim in held.select_related("holder")}


def actor_of(user, site: Site) -> Actor:
    """The roles that do not depend on one case."""
    return roles.actor_for(user, Question(site=site))


def again(bulk: BulkAct, *, by) -> BulkAct:
    """The same for the rows that did not come through, as they are now."""
    missed = (BulkState.FAILED, BulkState.STALE, BulkState.REFUSED)
    rows = bulk.rows.filter(state__in=missed)
    new = begin(bulk.site, bulk.kind, _seen(bulk, rows, by), by=by, undoes=bulk.undoes)
    plan(new, bulk.options)
    return new


def undoing_of(bulk: BulkAct, *, by) -> BulkAct:
    """Takes back what a bulk act did, row by row."""
    rows = bulk.rows.filter(state=BulkState.DONE)
    new = begin(bulk.site, BulkKind.UNDO, _seen(bulk, rows, by), by=by, undoes=bulk)
    plan(new, {})
    return new


def _seen(bulk: BulkAct, rows, by) -> QuerySet:
    seen = roles.visible_questions(by, bulk.site)
    return seen.filter(pk__in=rows.values("question"))


def counts(bulk: BulkAct) -> dict[str, int]:
    """How many rows are in each state."""
    told = bulk.rows.order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(BulkState.values, 0) | dict(told)
