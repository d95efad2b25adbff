"""JPEG and JPEG 2000 streams without what they tell beside the picture.

The picture itself is copied bit by bit; only its descriptions are left out.
"""

import re
from collections.abc import Iterator

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ADOBE = 0xEE  # tells how the colours are stored
_DESCRIPTIONS = {*range(0xE0, 0xF0), 0xFE} - {_ADOBE}
_AFTER_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
_TELLING_BOXES = {b"uuid", b"uinf", b"xml "}
_JP2 = b"\x00\x00\x00\x0cjP  "


def without_descriptions(jpeg: bytes) -> bytes:
    """The picture of a JPEG: no EXIF, XMP, comment or preview, nothing behind its end.

    ITU T.81, annex B. Raises ValueError for what does not read as a JPEG.
    """
    if jpeg[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    kept = [jpeg[:2]]
    for marker, segment in _segments(jpeg):
        if marker not in _DESCRIPTIONS:
            kept.append(segment)
    return b"".join(kept)


def _segments(jpeg: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its segment; a scan with its data; the end comes last."""
    at = 2
    while at < len(jpeg):
        while jpeg[at : at + 2] == b"\xff\xff":
            at += 1
        if jpeg[at] != 0xFF or at + 4 > len(jpeg) and jpeg[at + 1] != _END:
            raise ValueError("broken JPEG")
        marker = jpeg[at + 1]
        if marker == _END:
            yield marker, b"\xff\xd9"
            return
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if marker == _SCAN:
            after = _AFTER_SCAN.search(jpeg, end)
            end = after.start() if after else len(jpeg)
        yield marker, jpeg[at:end]
        at = end


def without_boxes(jpeg2000: bytes) -> bytes:
    """A JPEG 2000 file without its boxes of free data: ISO/IEC 15444-1, annex I."""
    if not jpeg2000.startswith(_JP2):
        return jpeg2000
    return b"".join(box for kind, box in _boxes(jpeg2000) if kind not in _TELLING_BOXES)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16])
        length = length or len(data) - at
        if length < 8:
            raise ValueError("broken JPEG 2000")
        yield data[at + 4 : at + 8], data[at : at + length]
        at += length
