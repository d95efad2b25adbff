"""The files of a case on their way into its archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from dialogue_pages.models import Question, QuestionFile

from .file_names import path_in_archive

_PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class FiledFile:
    """A file as its list tells of it; without `path` it is not in the archive."""

    stored: QuestionFile
    name: str
    kind: str
    size: str
    author: str
    path: str
    state: str


def files_of(question: Question) -> list[FiledFile]:
    return [
        _filed(place, file)
        for place, file in enumerate(question.files.order_by("pk"), 1)
    ]


def pieces_of(file: QuestionFile) -> Iterator[bytes]:
    with file.file.open("rb") as stored:
        while piece := stored.read(_PIECE):
            yield piece


def _filed(place: int, file: QuestionFile) -> FiledFile:
    digest = _digest(file)
    return FiledFile(
        stored=file,
        name=file.name,
        kind=file.content_type,
        size=filesizeformat(file.size).replace("\xa0", " "),
        author=str(file.get_origin_display()),
        path=path_in_archive(place, file.name) if digest else "",
        state=_state(file, digest),
    )


def _digest(file: QuestionFile) -> str:
    """Of what lies in the storage now; empty where nothing does."""
    found = sha256()
    try:
        for piece in pieces_of(file):
            found.update(piece)
    except FileNotFoundError:
        return ""
    return found.hexdigest()


def _state(file: QuestionFile, digest: str) -> str:
    if not digest:
        return _("The file is no longer in the storage.")
    if file.digest and digest != file.digest:
        return _("%(digest)s – not as it was received: %(received)s") % {
            "digest": digest,
            "received": file.digest,
        }
    return digest
