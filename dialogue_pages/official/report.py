"""What reading repaired and what checking found: codes with words to be translated.

Messages are English templates with named places; `gettext_noop` only marks them for
the catalogue. The edges (command, review screen, side panel) translate and fill them.
"""

from dataclasses import dataclass, field
from enum import StrEnum


def gettext_noop(message: str) -> str:
    return message


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Repair:
    """A change that reading made, or a damage it could only point at (`after` None)."""

    code: str
    message: str
    line: int | None = None
    before: str = ""
    after: str | None = None
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake or doubt in a document: where it is, what to do, and which rule says so.

    `place` is the printed way to it ("III.6"), `citation` the decree or article.
    """

    code: str
    severity: Severity
    message: str
    advice: str
    citation: str = ""
    place: str = ""
    line: int | None = None
    excerpt: str = ""
    params: dict[str, object] = field(default_factory=dict)
