"""Scans that the office lays into a case: letters out, replies in; private like all."""

import uuid
from hashlib import sha256

from django.core.files.base import ContentFile

from ..models import Question, QuestionFile
from ..question_choices import FileOrigin
from .reencoding import EXTENSIONS, CleanFile


def lay_in(question: Question, scan: CleanFile | None, origin: FileOrigin) -> None:
    """Keep a scan with a case, if there is one."""
    if scan is None:
        return
    name = f"{uuid.uuid4()}.{EXTENSIONS[scan.content_type]}"
    QuestionFile.objects.create(
        question=question,
        file=ContentFile(scan.content, name=name),
        name=scan.name,
        content_type=scan.content_type,
        size=len(scan.content),
        digest=sha256(scan.content).hexdigest(),
        origin=origin,
    )
