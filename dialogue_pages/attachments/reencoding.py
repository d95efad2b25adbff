"""Files from residents: known by content, freed of all that is not picture or paper.

Nothing is kept as it came: pictures are drawn anew, papers written anew.
"""

import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from struct import error as StructError  # noqa: N812

import filetype
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image
from pypdf.errors import PyPdfError

from dialogue_pages.official.reading.errors import UnreadableError
from dialogue_pages.vietnamese.visible_text import clean_line

from .papers import rewritten
from .pictures import redrawn

MAX_BYTES = 5 * 1024 * 1024
NAME_LENGTH = 80
EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}

_PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG"}
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    AssertionError,
    NotImplementedError,
    StructError,
    zlib.error,
    Image.DecompressionBombError,
    PyPdfError,
    UnreadableError,
)


@dataclass(frozen=True, slots=True)
class CleanFile:
    """A file as it is kept."""

    name: str
    content_type: str
    content: bytes


def cleaned(upload) -> CleanFile:
    """A safe copy of an upload, or a `ValidationError` that says what is wrong."""
    name = clean_line(upload.name or "")[-NAME_LENGTH:] or _("file")
    if upload.size > MAX_BYTES:
        raise _refused(name, _("it is larger than 5 MB."))
    content = upload.read()
    if not content:
        raise _refused(name, _("it is empty."))
    kind = filetype.guess_mime(content[:512])
    if kind not in EXTENSIONS:
        raise _refused(name, _("only JPEG, PNG and PDF files can be taken."))
    try:
        return CleanFile(_with_extension(name, kind), kind, _copied(kind, content))
    except _BROKEN as error:
        raise _refused(name, _("it is damaged, locked or too large inside.")) from error


def _copied(kind: str, content: bytes) -> bytes:
    if kind in _PICTURES:
        return redrawn(content, _PICTURES[kind])
    return rewritten(content)


def _with_extension(name: str, kind: str) -> str:
    stem = PurePosixPath(name.replace("\\", "/")).stem or _("file")
    return f"{stem}.{EXTENSIONS[kind]}"


def _refused(name: str, why: str) -> ValidationError:
    return ValidationError(
        _("“%(name)s” was not attached: %(why)s"), params={"name": name, "why": why}
    )
