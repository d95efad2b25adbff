"""Files from residents: known by content, freed of all that is not picture or paper.

Nothing is kept as it came. Pictures are drawn anew, so that no place, camera or second
file goes with them; of a PDF only the pages are kept.
"""

import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from struct import error as StructError  # noqa: N812

import filetype
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from dialogue_pages.official.reading.errors import UnreadableError
from dialogue_pages.official.reading.pdf.guard import check_streams

from .typed_fields import clean_line

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = {"JPEG": 64_000_000, "PNG": 25_000_000}
LONGEST_SIDE = 2400
MAX_PAGES = 60
NAME_LENGTH = 80

_PICTURES = {"image/jpeg": ("JPEG", "jpg"), "image/png": ("PNG", "png")}
_PDF = "application/pdf"
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
# Parts of a PDF page that do something or carry another file.
_ACTIVE = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
_HARMLESS_ACTIONS = {"/URI", "/GoTo"}


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
    if kind not in (*_PICTURES, _PDF):
        raise _refused(name, _("only JPEG, PNG and PDF files can be taken."))
    try:
        return _copied(name, kind, content)
    except _BROKEN as error:
        raise _refused(name, _("it is damaged, locked or too large inside.")) from error


def _copied(name: str, kind: str, content: bytes) -> CleanFile:
    stem = PurePosixPath(name.replace("\\", "/")).stem or _("file")
    if kind == _PDF:
        return CleanFile(f"{stem}.pdf", kind, _pages_alone(content))
    file_format, extension = _PICTURES[kind]
    return CleanFile(f"{stem}.{extension}", kind, _redrawn(content, file_format))


def _redrawn(content: bytes, file_format: str) -> bytes:
    with Image.open(BytesIO(content), formats=[file_format]) as image:
        if image.width * image.height > MAX_PIXELS[file_format]:
            raise ValueError("too many pixels")
        if file_format == "JPEG":
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image.load()
        upright = ImageOps.exif_transpose(image)
    is_clear = "A" in upright.getbands() or "transparency" in upright.info
    picture = upright.convert("RGBA" if is_clear and file_format == "PNG" else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new image of the same pixels: no description of the old one comes along.
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    drawn = BytesIO()
    bare.save(drawn, file_format, quality=85, optimize=file_format == "JPEG")
    return drawn.getvalue()


def _pages_alone(content: bytes) -> bytes:
    check_streams(content)
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted or not 0 < len(reader.pages) <= MAX_PAGES:
        raise ValueError("locked, empty or too long")
    writer = PdfWriter()
    for page in reader.pages:
        _calm(writer.add_page(page))
    writer.metadata = None
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _calm(page) -> None:
    """Take from a page what would act when it is opened or touched, and who made it."""
    for name in ("/AA", "/Metadata", "/PieceInfo"):
        page.pop(name, None)
    if "/Annots" not in page:
        return
    notes = page["/Annots"]
    kept = [note for note in notes if note.get_object().get("/Subtype") not in _ACTIVE]
    for reference in kept:
        note = reference.get_object()
        note.pop("/AA", None)
        if "/A" in note and note["/A"].get("/S") not in _HARMLESS_ACTIONS:
            note.pop("/A")
    notes[:] = kept


def _refused(name: str, why: str) -> ValidationError:
    return ValidationError(
        _("“%(name)s” was not attached: %(why)s"), params={"name": name, "why": why}
    )
