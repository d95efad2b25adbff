"""Attachments between the steps of the form: kept privately, named by a signed token.

A token says where the file lies; without the site's key nobody can make one. What was
not sent within a day is deleted when somebody else attaches a file, and by the command
`sweep_held_files`.
"""

import uuid
from dataclasses import asdict, dataclass
from datetime import timedelta
from hashlib import sha256

from django.core import signing
from django.core.files.base import ContentFile
from django.utils import timezone

from ..models import QuestionFile
from ..models.question_files import private_storage
from .reencoding import EXTENSIONS, CleanFile

FOLDER = "held"
HOURS = 24
_SALT = "dialogue_pages.held_file"


@dataclass(frozen=True, slots=True)
class HeldFile:
    path: str
    name: str
    content_type: str
    size: int
    digest: str

    @property
    def token(self) -> str:
        return signing.dumps(asdict(self), salt=_SALT, compress=True)

    @property
    def mark(self) -> str:
        """Short name of the file in the form, to take it out again."""
        return self.digest[:16]

    def as_question_file(self) -> QuestionFile:
        """The file as it will belong to a question; raises FileNotFoundError if gone."""
        with private_storage().open(self.path) as stored:
            content = stored.read()
        extension = EXTENSIONS[self.content_type]
        return QuestionFile(
            file=ContentFile(content, name=f"{uuid.uuid4()}.{extension}"),
            name=self.name,
            content_type=self.content_type,
            size=self.size,
            digest=self.digest,
        )

    def delete(self) -> None:
        private_storage().delete(self.path)


def hold(file: CleanFile) -> HeldFile:
    """Keep a file for a day, out of everybody's reach."""
    delete_old()
    extension = EXTENSIONS[file.content_type]
    path = f"{FOLDER}/{timezone.localdate():%Y-%m-%d}/{uuid.uuid4()}.{extension}"
    return HeldFile(
        path=private_storage().save(path, ContentFile(file.content)),
        name=file.name,
        content_type=file.content_type,
        size=len(file.content),
        digest=sha256(file.content).hexdigest(),
    )


def held_by(tokens: list[str]) -> tuple[list[HeldFile], bool]:
    """The files that tokens name, and whether a token was too old or not ours."""
    found, is_any_lost = [], False
    for token in tokens:
        try:
            told = signing.loads(token, salt=_SALT, max_age=timedelta(hours=HOURS))
        except signing.BadSignature:
            is_any_lost = True
            continue
        found.append(HeldFile(**told))
    return found, is_any_lost


def old_files() -> list[str]:
    """What was kept on days before yesterday, and never sent."""
    storage = private_storage()
    yesterday = f"{timezone.localdate() - timedelta(days=1):%Y-%m-%d}"
    return [
        f"{FOLDER}/{day}/{name}"
        for day in _days()
        if day < yesterday
        for name in storage.listdir(f"{FOLDER}/{day}")[1]
    ]


def delete_old() -> int:
    """Delete what was never sent, and say how many files that were."""
    storage, old = private_storage(), old_files()
    for path in old:
        storage.delete(path)
    for folder in {path.rpartition("/")[0] for path in old}:
        storage.delete(folder)
    return len(old)


def _days() -> list[str]:
    try:
        return private_storage().listdir(FOLDER)[0]
    except FileNotFoundError:
        return []
