"""Forgetting uploaded files: what an officer brought is kept only while it may be asked for."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from .models import PlanSource

DAYS = 365
DAYS_WITHOUT_DRAFT = 30


def due_for_removal(now: datetime | None = None):
    """Files past their time: sooner where no draft was made of them, or it is gone."""
    now = now or timezone.now()
    days = getattr(settings, "DIALOGUE_PAGES_SOURCE_DAYS", DAYS)
    without = min(days, DAYS_WITHOUT_DRAFT)
    old = PlanSource.objects.filter(uploaded_at__lt=now - timedelta(days=days))
    unused = PlanSource.objects.filter(
        uploaded_at__lt=now - timedelta(days=without), page=None
    )
    return (old | unused).order_by("pk")
