"""Refuses a PDF whose streams unpack to far more than a plan contains.

The library that reads PDF unpacks without a bound, so this is tried beforehand, in
pieces that are thrown away. Pictures are never unpacked by us and may be larger.
"""

import re
import zlib
from base64 import a85decode

from ...report import gettext_noop
from ..errors import UnreadableError

MAX_STREAM = 40 * 1024 * 1024
MAX_TOTAL = 120 * 1024 * 1024
MAX_PICTURE = 400 * 1024 * 1024
MAX_DEPTH = 3
_PIECE = 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")


def check_streams(data: bytes) -> None:
    total = 0
    for match in _STREAM.finditer(data):
        if data[max(match.start() - 3, 0) : match.start()] == b"end":
            continue
        end = data.find(b"endstream", match.end())
        content = data[match.end() : end if end > 0 else len(data)]
        head = data[max(match.start() - 400, 0) : match.start()].rpartition(b"obj")[2]
        is_picture = b"/Image" in head
        size = _unpacked_size(content, MAX_PICTURE if is_picture else MAX_STREAM)
        total += 0 if is_picture else size
        if total > MAX_TOTAL:
            raise bomb()


def _unpacked_size(content, limit, depth=0):
    """Size of a packed stream, of what is packed inside it too."""
    if content.rstrip().endswith(b"~>"):
        content = _from_ascii(content)
    if content[:1] not in b"\x78\x68\x58\x48\x38\x28\x18\x08" or not content:
        return len(content)
    unpacker, size, start = zlib.decompressobj(), 0, b""
    pending = content
    while pending and not unpacker.eof:
        try:
            piece = unpacker.decompress(pending, _PIECE)
        except zlib.error:
            break
        pending = unpacker.unconsumed_tail
        size += len(piece)
        if len(start) < 64 * 1024:
            start += piece
        if size > limit:
            raise bomb()
        if not piece:
            break
    if depth < MAX_DEPTH and start:
        size = max(size, _unpacked_size(start[: 64 * 1024], limit, depth + 1))
    return size


def _from_ascii(content):
    try:
        return a85decode(content.strip().removeprefix(b"<~"), adobe=False)
    except ValueError:
        pass
    try:
        return a85decode(b"<~" + content.strip().removeprefix(b"<~"), adobe=True)
    except ValueError:
        return content


def bomb():
    return UnreadableError(
        "bomb",
        gettext_noop(
            "The PDF unpacks to far more than a plan contains. Save it again as PDF "
            "from Word, or import the Word file."
        ),
    )
