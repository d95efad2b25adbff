"""Names under which files lie in an archive: safe on every computer, none twice."""

import unicodedata
from pathlib import PurePosixPath

FOLDER = "tep"
_LONGEST_STEM, _LONGEST_SUFFIX = 80, 10
_NOT_IN_NAMES = frozenset('<>:"|?*/\\')


def path_in_archive(place: int, name: str) -> str:
    """`tep/01-Ảnh cầu.jpg`; the number keeps the order and two alike apart."""
    cleaned = PurePosixPath(_cleaned(name))
    stem = cleaned.stem[:_LONGEST_STEM].strip(" .") or "tep"
    suffix = cleaned.suffix if len(cleaned.suffix) <= _LONGEST_SUFFIX else ""
    return f"{FOLDER}/{place:02}-{stem}{suffix}"


def _cleaned(name: str) -> str:
    """The last part of a path, without what hides, turns or separates letters."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    kept = [
        char
        for char in last
        if char not in _NOT_IN_NAMES and unicodedata.category(char)[0] != "C"
    ]
    return " ".join("".join(kept).split()).strip(" .") or "tep"
