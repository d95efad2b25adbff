"""A page that lies ready: made once, compressed once, handed out many times."""

import gzip
import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.http import HttpResponse, HttpResponseNotModified

try:
    import brotli
except ImportError:  # then gzip serves everybody
    brotli = None

CACHE_CONTROL = "max-age=0, must-revalidate"
_QUALITY = {
    "br": 5,
    "gzip": 6,
}  # milliseconds; the best of both would take a tenth of a second
_COMPRESSED = ("text/", "application/json", "application/feed+json", "image/svg+xml")
_COMPRESSED += ("application/xml", "application/atom+xml", "application/rss+xml")
_SHORTEST = 500  # bytes; less is not worth it
_OF_THE_BODY = ("Content-Type", "Content-Disposition", "Content-Language")
_WRITTEN_HERE = {"content-length", "etag", "cache-control", "vary", "last-modified"}


class Entry:
    """The bytes of a response with its headers, until a moment.

    `number` is made of the content alone: the same text has the same mark in every
    process, and after every change of other pages, so a browser keeps what it has.
    """

    def __init__(self, response, until: datetime):
        self.until = until.timestamp()
        self.body = response.content
        self.number = int.from_bytes(hashlib.sha256(self.body).digest()[:4]) >> 1
        kind = response.headers.get("Content-Type", "")
        self.is_compressed = len(self.body) > _SHORTEST and kind.startswith(_COMPRESSED)
        self.headers = [
            (name, value)
            for name, value in response.items()
            if name.lower() not in _WRITTEN_HERE
        ]
        told = response.headers.get("Cache-Control", CACHE_CONTROL)
        self.headers.append(("Cache-Control", told))
        if self.is_compressed:
            self.headers.append(("Vary", "Accept-Encoding"))
        self._coded = {"": self.body}
        self.baked: set = set()  # where it lies as a file

    @property
    def size(self) -> int:
        return sum(len(body) for body in self._coded.values()) + 1024

    def coded(self, coding: str) -> bytes:
        """The body in a content coding: `br`, `gzip` or none."""
        if coding not in self._coded:
            self._coded[coding] = compressed(self.body, coding)
        return self._coded[coding]

    def answer(self, request) -> HttpResponse:
        """The response to a GET or HEAD request for it."""
        meta = request.META
        coding = ""
        if self.is_compressed:
            coding = chosen_coding(meta.get("HTTP_ACCEPT_ENCODING", ""))
        body = self.coded(coding)
        tag = f'"{self.number:x}-{len(body):x}"'
        if self._is_known(meta.get("HTTP_IF_NONE_MATCH")):
            return self._headed(HttpResponseNotModified(), tag, _OF_THE_BODY)
        response = HttpResponse(b"" if request.method == "HEAD" else body)
        self._headed(response, tag)
        response.headers["Content-Length"] = str(len(body))
        if coding:
            response.headers["Content-Encoding"] = coding
        return response

    def _headed(self, response, tag: str, but=()):
        for name, value in self.headers:
            if name not in but:
                response.headers[name] = value
        response.headers["ETag"] = tag
        return response

    def _is_known(self, tags: str | None) -> bool:
        """Weak comparison (RFC 9110, 13.1.2): in whatever coding the browser has it."""
        if not tags:
            return False
        mine = f'"{self.number:x}-'
        each = (tag.strip().removeprefix("W/") for tag in tags.split(","))
        return any(tag == "*" or tag.startswith(mine) for tag in each)


def compressed(body: bytes, coding: str) -> bytes:
    if coding == "br":
        return brotli.compress(body, quality=_QUALITY[coding], mode=brotli.MODE_TEXT)
    return gzip.compress(body, _QUALITY[coding], mtime=0)


def chosen_coding(accepted: str) -> str:
    """The shortest coding that a browser takes: `br`, `gzip`, or none.

    A refusal (`br;q=0`) is one, and `*` names nothing, as old programs mean it.
    """
    if not accepted:
        return ""
    taken = set(_taken(accepted.lower().split(",")))
    if brotli and "br" in taken:
        return "br"
    return "gzip" if "gzip" in taken else ""


def _taken(offers: Iterable[str]) -> Iterable[str]:
    for offer in offers:
        coding, _, weight = offer.partition(";")
        number = weight.strip().removeprefix("q=").strip()
        if not (number and number.strip("0") in ("", ".")):
            yield coding.strip()
