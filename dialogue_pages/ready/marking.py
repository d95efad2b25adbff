"""Which responses may lie ready for everybody, and until when.

Nothing may that does not say so: a live page that anybody may read says it by itself,
a view does with `lies_ready`.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from functools import wraps

from django.db import connection
from django.utils import timezone
from wagtail.models import Page, Revision, get_page_models

from ..kept import mark
from ..kept.values import kept
from ..kept.writes import may_keep
from ..models import CommuneSettings
from ..models.visibility import is_open

_PASSED_ON = (
    "text/html",
    "application/pdf",
    "text/calendar",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/json",
    "application/feed+json",
    "application/atom+xml",
    "application/rss+xml",
    "application/xml",
    "text/xml",
    "text/csv",
    "text/plain",
    "image/svg+xml",
)
_MOST_BYTES = 4 * 1024 * 1024
_KEPT_BACK = ("private", "no-store", "no-cache")
_of_views: set[str] = set()


def on_serve_page(serve):
    """A hook of Wagtail: what a live page says to everybody may lie ready."""

    def served(page, request, args, kwargs):
        response = serve(page, request, args, kwargs)
        request.lies_ready = (
            mark.current() is not None
            and page.live
            and getattr(page, "lies_ready", True)
            and is_open(page)
        )
        return response

    return served


def lies_ready(*parameters: str) -> Callable:
    """Mark a view whose answer is the same for everybody until something is written.

    `parameters` are those of the address that it reads, all of them.
    """
    _of_views.update(parameters)

    def marked(view):
        @wraps(view)
        def viewed(request, *args, **kwargs):
            request.lies_ready = True
            return view(request, *args, **kwargs)

        return viewed

    return marked


def lies_ready_until(request, moment: datetime) -> None:
    """Say that the answer to this request changes at a moment by itself."""
    until = getattr(request, "lies_ready_until", moment)
    request.lies_ready_until = min(moment, until)


def parameters() -> frozenset[str]:
    """What pages and marked views read of an address: page types name it themselves."""
    of_pages = (getattr(model, "reads_parameters", ()) for model in get_page_models())
    return frozenset(_of_views.union(*of_pages))


def ready_until(request, response) -> datetime | None:
    """Until when a response may be handed to everybody; None for one that may not."""
    if not getattr(request, "lies_ready", False) or response.status_code != 200:
        return None
    if request.method != "GET" or response.streaming or response.cookies:
        return None
    if not may_keep(connection):
        return None
    if not _is_for_everybody(response) or len(response.content) > _MOST_BYTES:
        return None
    ends = [_midnight(), *_moments()]
    until = min(getattr(request, "lies_ready_until", ends[0]), *ends)
    return until if until > timezone.now() else None


def _is_for_everybody(response) -> bool:
    headers = response.headers
    told = headers.get("Cache-Control", "").lower()
    varies = headers.get("Vary", "").lower().replace("accept-encoding", "").strip(" ,")
    return (
        not varies
        and not any(word in told for word in _KEPT_BACK)
        and "Content-Encoding" not in headers
        and "Set-Cookie" not in headers
        and "'nonce-" not in headers.get("Content-Security-Policy", "")
        and headers.get("Content-Type", "").startswith(_PASSED_ON)
    )


def _midnight() -> datetime:
    """Pages count days: “still 3 days”, “overdue”."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))


def _moments() -> Iterable[datetime]:
    """When something on some page begins or ends by itself within the day."""
    now = timezone.now()
    moments = kept("moments of change", _read_moments)
    return [moment for moment in moments if moment > now]


def _read_moments() -> list[datetime]:
    now = timezone.now()
    goes_up = Revision.objects.filter(approved_go_live_at__gt=now)
    comes_down = Page.objects.live().filter(expire_at__gt=now)
    outages = CommuneSettings.objects.filter(outage_until__gt=now)
    found = goes_up.order_by().values_list("approved_go_live_at")
    found = found.union(
        comes_down.order_by().values_list("expire_at"),
        outages.order_by().values_list("outage_until"),
    )
    return [moment for (moment,) in found]
