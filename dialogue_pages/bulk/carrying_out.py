"""A bulk act while it is done: one transaction, one event and one result for each row."""

import logging
import time
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import default_task_backend, task

from dialogue_pages import claiming, roles
from dialogue_pages.acting import Actor, locked
from dialogue_pages.exceptions import ActRefusedError, StaleError
from dialogue_pages.models import BulkAct, BulkRow
from dialogue_pages.question_choices import BulkState

from .kinds import PAPERS, Kind, kind_of
from .planning import actor_of

AT_ONCE = 1.0  # seconds of work within one request
_SILENT = timedelta(seconds=15)  # a worker that says nothing for so long is gone
_logger = logging.getLogger(__name__)


def start(bulk: BulkAct) -> bool:
    """Begin; False where another click has begun already.

    With a task worker the work goes on there; without one each look at the progress
    goes a second further.
    """
    now = timezone.now()
    mine = BulkAct.objects.filter(pk=bulk.pk, started_at=None, options__isnull=False)
    if not mine.update(started_at=now):
        return False
    bulk.started_at = now
    if _has_workers():
        transaction.on_commit(lambda: work_on.enqueue(str(bulk.pk)), robust=True)
    return True


@task()
def work_on(key: str) -> None:
    """Do all that is left of a bulk act."""
    go_on(BulkAct.objects.select_related("site", "by").get(pk=key), seconds=None)


def is_with_a_worker(bulk: BulkAct) -> bool:
    """Whether a worker was called lately, or has said lately that it is at it."""
    said = bulk.worked_at or (bulk.started_at if _has_workers() else None)
    return bool(said and said > timezone.now() - _SILENT)


def _has_workers() -> bool:
    return default_task_backend.supports_defer


def go_on(bulk: BulkAct, *, seconds: float | None = AT_ONCE) -> None:
    """Do rows that are still planned, for so long; no row is done twice."""
    kind = kind_of(bulk)
    until = seconds and time.monotonic() + seconds
    planned = bulk.rows.filter(state=BulkState.PLANNED)
    reason = kind.why_not_at_all()
    if reason:
        planned.update(state=BulkState.REFUSED, why=reason)
    for row in list(planned.order_by("pk")):
        _finish(row, bulk, kind)
        if until and time.monotonic() > until:
            break
        if until is None:
            BulkAct.objects.filter(pk=bulk.pk).update(worked_at=timezone.now())
    if not bulk.rows.filter(state=BulkState.PLANNED).exists():
        ended = BulkAct.objects.filter(pk=bulk.pk, ended_at=None)
        ended.update(ended_at=timezone.now())


def _finish(row: BulkRow, bulk: BulkAct, kind: Kind) -> None:
    try:
        _do(row, bulk, kind)
    except StaleError as error:
        _told(row, BulkState.STALE, str(error))
    except ActRefusedError as error:
        _told(row, BulkState.REFUSED, str(error))
    except Exception:  # one broken row does not keep the others waiting
        _logger.exception("Row %s of a bulk act failed", row.pk)
        _told(row, BulkState.FAILED, _("Something went wrong here."))


@transaction.atomic
def _do(row: BulkRow, bulk: BulkAct, kind: Kind) -> None:
    """Change one question as previewed: by who may, as it was, where it is free."""
    mine = BulkRow.objects.filter(pk=row.pk, state=BulkState.PLANNED)
    if not mine.update(state=BulkState.DONE):
        return
    seen = roles.visible_questions(bulk.by, bulk.site)
    question = seen.select_related("site").filter(pk=row.question_id).first()
    if question is None:
        raise ActRefusedError(_("This question is not in your sight any more."))
    if bulk.kind in PAPERS:
        return
    locked(question, version=row.version)
    actor = actor_of(bulk.by, bulk.site)
    claiming.require_free(question, actor)
    if reason := kind.why_not(question):
        raise ActRefusedError(reason)
    kind.do(question, Actor(actor.roles, actor.user, bulk.pk))


def _told(row: BulkRow, state: BulkState, why: str) -> None:
    mine = BulkRow.objects.filter(pk=row.pk, state=BulkState.PLANNED)
    mine.update(state=state, why=why)
