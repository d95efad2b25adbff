"""Which requests may be answered by a page that lies ready, and under which key."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings

from ..kept.visitors import tells_who

_LONGEST_QUERY = 300
_MOST_PARAMETERS = 8
# What others hang on our addresses to count clicks; no page reads it.
_COUNTED_BY_OTHERS = frozenset(
    "fbclid gclid gbraid wbraid msclkid zarsrc mibextid dclid igshid _ga".split()
)


class Asked(NamedTuple):
    """What decides the content of a page for everybody."""

    scheme: str
    host: str
    path: str
    query: str


def asked(request, parameters: frozenset[str]) -> Asked | None:
    """The key of a request; None for one that only its own visitor gets an answer to.

    `parameters` are those that pages read. An address with any other, but those that
    others hang on it, is answered anew each time.
    """
    meta = request.META
    if meta["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in meta:
        return None
    if tells_who(meta.get("HTTP_COOKIE")) or getattr(request, "is_preview", False):
        return None
    query = meta.get("QUERY_STRING", "")
    if query:
        query = _told(query, parameters)
        if query is None:
            return None
    return Asked(request.scheme, _host(request), request.path, query)


def _host(request) -> str:
    """As the pages see it, forwarded or not. Only allowed ones ever get an entry."""
    host = request._get_raw_host()
    return f"{host}#{request.get_port()}" if settings.USE_X_FORWARDED_PORT else host


def _told(query: str, parameters: frozenset[str]) -> str | None:
    """The query in one order, without what no page reads; None if anything else is in it."""
    if len(query) > _LONGEST_QUERY:
        return None
    pairs = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if name not in _COUNTED_BY_OTHERS and not name.startswith("utm_")
    ]
    names = {name for name, _ in pairs}
    if len(names) < len(pairs) or len(names) > _MOST_PARAMETERS:
        return None
    return urlencode(sorted(pairs)) if names <= parameters else None
