"""Takes a message in before anything is asked that it does not need.

Sessions, users, waiting messages and the way through the tree of pages cost more than
storing. The form itself is the same as by the usual way (`sending.send`), and whatever
it answers but a receipt goes out by that way: refusals, previews, mistakes.
"""

from copy import copy
from functools import partial
from typing import NamedTuple

from django.conf import settings
from django.middleware.csrf import CsrfViewMiddleware

from ..kept import office
from ..kept.visitors import tells_who
from ..models import QuestionFormPage
from ..models.visibility import is_open

_OF_ONE_ANSWER = {"location", "content-length"}
_MOST_DOORS = 100


class _Door(NamedTuple):
    """Where messages come in: known by one that took the usual way just before."""

    mark: str
    page: QuestionFormPage
    headers: dict[str, str]  # those that all the middleware gave to its receipt


class _Check(CsrfViewMiddleware):
    """Django's own protection; the usual way says why somebody is refused."""

    def refuses(self, request) -> bool:
        self.process_request(request)
        return self.process_view(request, None, (), {}) is not None

    def _reject(self, request, reason):
        return reason


class EarlySendingMiddleware:
    """Stands right below `ReadyPagesMiddleware`: what is below is asked by the usual way.

    The usual way goes first at every address, until the office changes something: by
    that host, scheme and path a visitor got a receipt, with those headers.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.check = _Check(get_response)
        self.doors: dict[tuple, _Door] = {}

    def __call__(self, request):
        if request.method != "POST" or not _is_nobody(request):
            return self.get_response(request)
        key = (request.scheme, request._get_raw_host(), request.path)
        now = office.current()
        door = self.doors.get(key)
        if door is None or door.mark != now:
            response = self.get_response(request)
            if now is not None:
                self._learn(key, now, request, response)
            return response
        if self.check.refuses(request):
            return self.get_response(request)
        return self._sent(request, door)

    def _sent(self, request, door: _Door):
        try:
            response = door.page.views["send"](request, copy(door.page))
        except Exception as error:  # noqa: BLE001 (raised again where it is handled)
            request.sent_early = partial(_raise, error)
            return self.get_response(request)
        if not hasattr(request, "receipt_of"):
            request.sent_early = lambda: response
            return self.get_response(request)
        for name, value in door.headers.items():
            response.headers.setdefault(name, value)
        response.headers["Content-Length"] = str(len(response.content))
        return response

    def _learn(self, key: tuple, now: str, request, response) -> None:
        page = getattr(request, "receipt_of", None)
        if page is None or not (page.live and is_open(page)):
            return
        headers = {
            name: value
            for name, value in response.items()
            if name.lower() not in _OF_ONE_ANSWER
        }
        if any("'nonce-" in value for value in headers.values()):
            return
        if len(self.doors) >= _MOST_DOORS:
            self.doors.clear()
        self.doors[key] = _Door(now, page, headers)


def _is_nobody(request) -> bool:
    """Whether nothing tells the visitor from others, nor stands in for that."""
    if settings.CSRF_USE_SESSIONS or "HTTP_AUTHORIZATION" in request.META:
        return False
    return not tells_who(request.META.get("HTTP_COOKIE"))


def _raise(error: Exception):
    raise error
