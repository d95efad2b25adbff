"""Answers with pages that lie ready, before anything else of the portal is asked."""

from django.conf import settings

from ..kept import mark
from ..kept.sites import give_site
from . import marking
from .asking import asked
from .baking import bake
from .entries import Entry
from .shelf import Shelf

_MEGABYTE = 1024 * 1024


class ReadyPagesMiddleware:
    """Stands outermost. A page that lies ready costs no query and no other middleware.

    Lists that are narrowed by their address have a shelf of their own, so that nobody
    can push the pages themselves out by asking for ever other lists.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        most = getattr(settings, "DIALOGUE_PAGES_READY_MEGABYTES", 64) * _MEGABYTE
        self.pages, self.lists = Shelf(most), Shelf(most // 4)
        self.unread = (settings.STATIC_URL, settings.MEDIA_URL)
        self.parameters: frozenset[str] | None = None

    def __call__(self, request):
        now = mark.current()
        if now is None or request.path_info.startswith(self.unread):
            return self.get_response(request)
        key = asked(request, self._parameters())
        if key is None:
            return self._made(request)
        shelf = self.lists if key.query else self.pages
        entry = shelf.get(now, key)
        if entry is not None:
            if not key.query:
                bake(now, request, entry)
            return entry.answer(request)
        # Nothing of a visitor's address may get into what the next one reads.
        request.META["QUERY_STRING"] = key.query
        known = request.META.pop("HTTP_IF_NONE_MATCH", None)  # compared below
        response = self._made(request)
        if known is not None:
            request.META["HTTP_IF_NONE_MATCH"] = known
        until = marking.ready_until(request, response)
        if until is None:
            return response
        entry = Entry(response, until)
        shelf.put(now, key, entry)
        if not key.query:
            bake(now, request, entry)
        return entry.answer(request)

    def _made(self, request):
        give_site(request)
        return self.get_response(request)

    def _parameters(self) -> frozenset[str]:
        if self.parameters is None:
            self.parameters = marking.parameters()
        return self.parameters
