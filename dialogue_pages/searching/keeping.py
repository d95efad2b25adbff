"""Keeps the index in step with the pages, in whatever way they go up, down or away."""

from django.db.models import QuerySet
from wagtail.models import Page, PageViewRestriction

from ..models import DialoguePlanPage, SearchPosting
from .index import forget, refresh, refresh_beneath


def on_published(*, instance: Page, **_signal) -> None:
    """What was published; with a plan, the announcements of its conferences too."""
    keys = [instance.pk]
    if isinstance(instance, DialoguePlanPage):
        keys += instance.announcements.values_list("pk", flat=True)
    refresh(Page.objects.filter(pk__in=keys))


def on_unpublished(*, instance: Page, **_signal) -> None:
    forget([instance.pk])


def on_moved(*, instance: Page, **_signal) -> None:
    refresh_beneath(instance)


def on_guarded(*, instance: PageViewRestriction, **_signal) -> None:
    refresh_beneath(instance.page)


def on_opened(*, instance: PageViewRestriction, origin, **_signal) -> None:
    """A guard was taken away; not where the page itself goes, and its guard with it."""
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if issubclass(model, PageViewRestriction):
        refresh_beneath(instance.page)


def on_entry_deleted(*, instance, **_signal) -> None:
    words = SearchPosting.objects.filter(entry=instance.pk)
    words._raw_delete(using=words.db)
