"""Files of questions that no row names: left by a process that ended before it stored."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from ..models import QuestionFile
from ..models.question_files import private_storage

FOLDER = "questions"
# A sending or laying in takes seconds; its file lies there before its row is stored.
OLDEST = timedelta(days=1)


def left_files() -> list[str]:
    """Old files that belong to nothing."""
    storage, since = private_storage(), timezone.now() - OLDEST
    lying = [path for path in _below(FOLDER) if storage.get_modified_time(path) < since]
    if not lying:
        return []
    named = set(QuestionFile.objects.values_list("file", flat=True))
    return [path for path in lying if path not in named]


def delete_left() -> int:
    """Delete them, and say how many there were."""
    left = left_files()
    for path in left:
        private_storage().delete(path)
    return len(left)


def _below(folder: str) -> Iterator[str]:
    try:
        folders, files = private_storage().listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from _below(f"{folder}/{name}")
