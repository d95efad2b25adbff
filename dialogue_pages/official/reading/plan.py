"""A file → a plan as data, with everything that was repaired on the way."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from dialogue_pages.vietnamese.folding import fold
from dialogue_pages.vietnamese.lost_letters import find_lost_letters

from .. import meaning
from ..assigning import question_deadline, understand_assignments
from ..document import Conference, Document
from ..report import Repair, gettext_noop
from .appendix import is_appendix
from .bases import bases_end, read_bases
from .body import BodyReader
from .errors import UnreadableError
from .foot import parts_of, read_foot
from .head import read_head
from .opening import open_source, read_bounded
from .paragraphs import Printed, paragraphs_of
from .side_by_side import split_letterhead
from .source import Source

_CLOSING = re.compile(r"^Trên đây là\b")
_HAMLETS = re.compile(
    r"nhân dân\s+(?:các\s+|hai\s+|ba\s+)?(?P<kind>thôn|bản|ấp|xóm|buôn|làng|khóm|"
    r"khu phố|tổ dân phố)\s+(?P<names>[^.;:()]+)",
    re.I,
)


@dataclass(slots=True)
class ReadPlan:
    """A plan read from a file: its text as lines, as data, and the repairs between."""

    source: Source
    document: Document
    repairs: list[Repair] = field(default_factory=list)


def read_plan_file(path: str | Path) -> ReadPlan:
    """Read a plan from disk; raises UnreadableError with advice."""
    path = Path(path)
    return read_plan(read_bounded(path), path.name)


def read_plan(data: bytes, name: str) -> ReadPlan:
    """Read a plan from the bytes of a TXT, DOCX or PDF file."""
    source = open_source(data, name)
    document, repairs = understand(source)
    told = sorted([*source.repairs, *repairs], key=lambda repair: repair.line or 0)
    return ReadPlan(source, document, told)


def understand(source: Source) -> tuple[Document, list[Repair]]:
    """Lines → document. Words are kept as typed; every repair is told."""
    body, foot, appendices = parts_of(source.lines)
    paragraphs, repairs = paragraphs_of(split_letterhead(body))
    document = Document()
    head, told = read_head(paragraphs, document)
    repairs += told
    rest = paragraphs[head:]
    first = bases_end(rest)
    repairs += read_bases(rest[:first], document)
    reader = BodyReader(document)
    repairs += _read_body(rest[first:], reader)
    repairs += read_foot(foot, document)
    behind, told = paragraphs_of(appendices)
    repairs += told + _read_appendices(behind, reader)
    _refuse_other_plans(document)
    _understand(document)
    return document, [*repairs, *_lost_letters([*paragraphs, *behind])]


def _read_body(paragraphs: list[Printed], reader: BodyReader) -> list[Repair]:
    """The parts and the closing words; a table among these goes before them."""
    closing = next(
        (i for i, p in enumerate(paragraphs) if _CLOSING.match(p.plain)),
        len(paragraphs),
    )
    document, last = reader.document, paragraphs[closing:]
    tables = [printed for printed in last if printed.table]
    for printed in [*paragraphs[:closing], *tables]:
        reader.read(printed)
    document.closing = [printed.text for printed in last if not printed.table]
    if last:
        document.lines["closing"] = last[0].line
    return [
        Repair(
            "table_moved",
            gettext_noop("The table now stands before the closing words."),
            line=printed.line,
        )
        for printed in tables
    ]


def _read_appendices(paragraphs: list[Printed], reader: BodyReader) -> list[Repair]:
    for printed in paragraphs:
        reader.read(printed)
    return [
        Repair(
            "appendix_moved",
            gettext_noop(
                "The appendix “%(title)s” stood behind the signature; now it stands "
                "before the closing words."
            ),
            line=printed.line,
            before=printed.plain,
            params={"title": printed.plain},
        )
        for printed in paragraphs
        if is_appendix(printed.plain)
    ]


def _refuse_other_plans(document: Document) -> None:
    told = [document.subject or "", document.opening.plain]
    told += [section.heading.plain for section in document.sections]
    told += [text.plain for text in document.closing]
    if "doi thoai" not in fold(" ".join(told)):
        raise UnreadableError(
            "other_plan",
            gettext_noop("This plan is not about a dialogue with residents."),
        )


def _understand(document: Document) -> None:
    understand_assignments(document)
    document.question_deadline = question_deadline(document)
    expected = meaning.expected_in(document)
    kind, hamlets = _hamlets(document)
    if not document.conferences and (hamlets or expected[0]):
        document.conferences.append(Conference())
    for conference in document.conferences[:1]:
        conference.hamlets, conference.hamlet_kind = hamlets, kind
        conference.expected_min, conference.expected_max = expected


def _lost_letters(paragraphs: list[Printed]) -> list[Repair]:
    """Damage that only the paper can mend: pointed at, left as it is."""
    return [
        Repair(
            "lost_letters",
            gettext_noop("Letters were lost in “%(text)s”; compare with the paper."),
            line=printed.line,
            before=lost.text,
            params={"text": lost.text},
        )
        for printed in paragraphs
        for lost in find_lost_letters(printed.plain)
    ]


def _hamlets(document: Document) -> tuple[str, list[str]]:
    """The kind of the hamlets that the dialogue is with, and their names.

    Each stands once, in its most usual spelling.
    """
    kinds: Counter = Counter()
    spellings: dict[str, Counter] = {}
    for told in [document.subject or "", *meaning.texts(document)]:
        for match in _HAMLETS.finditer(told):
            for name in _proper_names(match["names"]):
                kinds[match["kind"].lower()] += 1
                spellings.setdefault(fold(name), Counter())[name] += 1
    names = [counter.most_common(1)[0][0] for counter in spellings.values()]
    return kinds.most_common(1)[0][0] if names else "", names


def _proper_names(text: str) -> Iterator[str]:
    """Names at the start of a text, as in `Nà Khan, Nà Phát xã Bình Lư`."""
    for part in re.split(r",|\bvà\b", text):
        named = takewhile(
            lambda word: word[0].isupper() or word.isdigit(), part.split()
        )
        name = " ".join(named)
        if not name or name[0].isdigit():
            return
        yield name
        if name != " ".join(part.split()):
            return
