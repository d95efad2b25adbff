"""The files of a case on their way into its archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import IO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from dialogue_pages.models import Question, QuestionFile

from .file_names import path_in_archive

_PIECE = 256 * 1024
_IN_MEMORY = 4 * _PIECE  # bytes of one file; a longer one waits on the disk


@dataclass(frozen=True, slots=True)
class FiledFile:
    """A file as its list tells of it; without `path` it is not in the archive.

    `copy` is what the list tells of, whatever becomes of the storage meanwhile.
    """

    copy: IO[bytes] | None
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


def pieces_of(copy: IO[bytes]) -> Iterator[bytes]:
    """To be read once: the copy goes with its last piece."""
    with copy:
        while piece := copy.read(_PIECE):
            yield piece


def _filed(place: int, file: QuestionFile) -> FiledFile:
    copy, digest = _copied(file)
    return FiledFile(
        copy=copy,
        name=file.name,
        kind=file.content_type,
        size=filesizeformat(file.size).replace("\xa0", " "),
        author=str(file.get_origin_display()),
        path=path_in_archive(place, file.name) if digest else "",
        state=_state(file, digest),
    )


def _copied(file: QuestionFile) -> tuple[IO[bytes] | None, str]:
    """What lies in the storage now with its digest; neither where nothing does."""
    copy = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (its reader closes it)
    digest = sha256()
    try:
        with file.file.open("rb") as stored:
            while piece := stored.read(_PIECE):
                copy.write(piece)
                digest.update(piece)
    except FileNotFoundError:
        copy.close()
        return None, ""
    copy.seek(0)
    return copy, digest.hexdigest()


def _state(file: QuestionFile, digest: str) -> str:
    if not digest:
        return _("The file is no longer in the storage.")
    if file.digest and digest != file.digest:
        return _("%(digest)s – not as it was received: %(received)s") % {
            "digest": digest,
            "received": file.digest,
        }
    return digest
