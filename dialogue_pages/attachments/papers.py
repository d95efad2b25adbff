"""PDFs written anew from their pages: nothing that acts, no other file, no maker.

Taken out, wherever a page leads to it: scripts, launch and form actions, attached and
embedded files, sound, film and 3D, places on a map, names and dates of the maker
(document information, XMP, private data of programs, authors of comments), and of JPEG
and JPEG 2000 pictures the descriptions with place, camera and preview.

What stays, because it is the page itself: its text, also under a picture or a blackened
place, the words of comments, links to the web, and pictures written among the drawing
commands of a page ("inline images", which programs use for icons).
"""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from dialogue_pages.official.reading.pdf.guard import check_streams

from .bare_jpeg import without_boxes, without_descriptions

MAX_PAGES = 60
_NEVER_KEPT = (
    *("/AA", "/PA", "/JS", "/OpenAction", "/Next"),  # what acts
    *("/AF", "/EF", "/FFilter", "/FDecodeParms", "/OPI", "/Ref"),  # other files
    *("/Metadata", "/PieceInfo", "/LastModified", "/B"),  # of the maker
    *("/VP", "/LGIDict", "/Measure"),  # places on a map
)
_OF_THE_COMMENTER = ("/NM", "/M", "/CreationDate", "/T")
_ACTIVE_NOTES = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
_HARMLESS_ADDRESSES = ("http:", "https:", "mailto:", "tel:")
_BARE = {
    "/DCTDecode": without_descriptions,
    "/DCT": without_descriptions,
    "/JPXDecode": without_boxes,
}


def rewritten(content: bytes) -> bytes:
    """The pages of a PDF alone; raises ValueError or what pypdf raises if that fails."""
    check_streams(content)
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted or not 0 < len(reader.pages) <= MAX_PAGES:
        raise ValueError("locked, empty or too long")
    # Before they are copied: what is taken off here never comes into the new file.
    for found in _reached_from(list(reader.pages)):
        _calm(found)
    writer = PdfWriter()
    for page in reader.pages:
        writer.add_page(page)
    writer.metadata = None
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _reached_from(start: list) -> Iterator[DictionaryObject]:
    """Every dictionary and stream that these lead to, calmed before it is followed."""
    waiting, seen = list(start), set()
    while waiting:
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            found = found.get_object()
        if not isinstance(found, DictionaryObject | ArrayObject) or id(found) in seen:
            continue
        seen.add(id(found))
        if isinstance(found, DictionaryObject):
            yield found
            waiting += found.values()
        else:
            waiting += found


def _calm(found: DictionaryObject) -> None:
    for name in _NEVER_KEPT:
        found.pop(name, None)
    if "/A" in found and not _is_harmless(found["/A"]):
        found.pop("/A")
    if "/Annots" in found:
        _calm_notes(found["/Annots"])
    if isinstance(found, StreamObject):
        found.pop("/F", None)  # data of a stream that lies in another file
        _lay_bare(found)


def _is_harmless(action) -> bool:
    """Whether this leads elsewhere in the paper, or to an address on the web."""
    if not isinstance(action, DictionaryObject) or "/S" not in action:
        return True  # no action: the attributes of a tag
    if action["/S"] == "/URI":
        address = str(_of(action, "/URI")).strip().lower()
        return address.startswith(_HARMLESS_ADDRESSES)
    return action["/S"] == "/GoTo"


def _calm_notes(notes: ArrayObject) -> None:
    kept = []
    for reference in notes:
        note = reference.get_object()
        if _of(note, "/Subtype") in _ACTIVE_NOTES:
            note.clear()  # another note may still point at it
            continue
        if _of(note, "/Subtype") != "/Widget":
            for name in _OF_THE_COMMENTER:
                note.pop(name, None)
        kept.append(reference)
    notes[:] = kept


def _of(found: DictionaryObject, name: str):
    """A value itself; `get` would say only where it lies."""
    if name not in found:
        return None
    return found[name]


def _lay_bare(stream: StreamObject) -> None:
    """Leave only the picture in a picture."""
    filters = _of(stream, "/Filter")
    if isinstance(filters, ArrayObject):
        filters = [one.get_object() for one in filters]
    else:
        filters = [filters]
    bare = _BARE.get(filters[-1]) if filters else None
    if bare is None:
        return
    stream._data = bare(stream.get_data())  # pypdf writes no JPEG by itself
    stream[NameObject("/Filter")] = NameObject(filters[-1])
    settings = stream.pop("/DecodeParms", None)
    if len(filters) == 1 and settings is not None:
        stream[NameObject("/DecodeParms")] = settings
