"""What is kept of a bulk act is deleted in the end; its events stay with the questions."""

from datetime import datetime

from django.utils import timezone

from dialogue_pages.models import BulkAct
from dialogue_pages.models.bulk_acts import KEPT_FOR, PREVIEW_KEPT_FOR


def forget_old(now: datetime | None = None) -> int:
    """Delete previews after a day, results after a month; returns how many acts.

    An act outlives its month while one that takes it back is younger.
    """
    now = now or timezone.now()
    before = now - KEPT_FOR
    done = BulkAct.objects.filter(started_at__lt=before)
    done = done.exclude(undone_by__made_at__gte=before)
    previews = BulkAct.objects.filter(
        started_at=None, made_at__lt=now - PREVIEW_KEPT_FOR
    )
    return sum(
        found.delete()[1].get(BulkAct._meta.label, 0) for found in (previews, done)
    )
