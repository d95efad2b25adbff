"""The end of a document: closing, recipients, archive note and signature."""

import re

from ..document import Document, Recipient
from ..report import Repair, gettext_noop
from .head import left_out
from .paragraphs import is_capitals
from .source import Line

_DASHES = ("-", "–", "+")
_CAPACITY = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\.")
# Two to six words with capitals: `Lò Thị Mai Hoa`; not `(Đã ký)`.
_NAME = re.compile(r"^[^\W\d_]+(?:\s[^\W\d_]+){1,5}$")
_ARCHIVE = re.compile(r"^Lưu\s*:\s*(?P<what>.+)$")
_FOR_REPORT = re.compile(r"\(\s*(?:để\s+)?(?:b/c|báo cáo)\s*\)", re.I)
_HIGHER = re.compile(
    r"^(?:HĐND|UBND|UBMTTQ|Thanh tra|Sở|Văn phòng|Tỉnh ủy|Thành ủy|Huyện ủy|Phòng)\b"
    r"(?!.*\bxã\b)|\b(?:tỉnh|thành phố|huyện|quận)\b"
)


def is_foot(text: str) -> bool:
    return text.startswith("Nơi nhận")


def read_foot(lines: list[Line], document: Document) -> list[Repair]:
    """Fill recipients and signature from the lines that follow "Nơi nhận:"."""
    repairs: list[Repair] = []
    note: list[str] = []
    for line in lines:
        text = " ".join(line.plain.split())
        if not text or is_foot(text):
            continue
        if _in_signature(text, document):
            repairs += _read_signature(text, line.number, document)
        elif text.startswith("}") or note:
            note.append(text.strip("} "))
        elif text.startswith(_DASHES):
            document.recipients.append(Recipient(text.lstrip("-–+ "), line=line.number))
        elif document.recipients:
            last = document.recipients[-1]
            last.text = f"{last.text} {text}"
            repairs.append(_wrapped(last))
        else:
            document.recipients.append(Recipient(text, line=line.number))
    repairs += _settle_recipients(document)
    return repairs + _group_for_report(" ".join(note), document)


def _in_signature(text: str, document: Document) -> bool:
    signature = document.signature
    begun = signature.capacity or signature.position
    title = is_capitals(text) and len(text) > 4 and not text.startswith(_DASHES)
    return bool(_CAPACITY.match(text) or begun or title)


def _read_signature(text: str, number: int, document: Document) -> list[Repair]:
    signature = document.signature
    signature.line = signature.line or number
    if _CAPACITY.match(text):
        signature.capacity.append(text)
    elif is_capitals(text) and not signature.position:
        signature.position = text
    elif is_capitals(text) and not signature.name:
        signature.capacity.append(signature.position)
        signature.position = text
    elif signature.name or not _NAME.match(text):
        return [left_out(text, number)]
    else:
        signature.name = text
    return []


def _wrapped(recipient: Recipient) -> Repair:
    return Repair(
        "rejoined",
        gettext_noop("A recipient was cut over two lines and is joined again."),
        line=recipient.line,
        after=recipient.text,
    )


def _settle_recipients(document: Document) -> list[Repair]:
    """Take the end punctuation off (the writers set it) and find the archive note."""
    repairs = []
    for place, recipient in enumerate(document.recipients, start=1):
        is_last = place == len(document.recipients)
        bare = recipient.text.rstrip(" ;.")
        ending = recipient.text[len(bare) :].strip()
        if ending != ("." if is_last else ";"):
            repairs.append(_repunctuated(recipient, ending, is_last))
        recipient.text = bare
        recipient.for_report = bool(_FOR_REPORT.search(bare))
        if match := _ARCHIVE.match(bare):
            document.archive = match["what"]
    return repairs


def _repunctuated(recipient: Recipient, ending: str, is_last: bool) -> Repair:
    return Repair(
        "list_end",
        gettext_noop("A line of the recipients now ends with “%(after)s”."),
        line=recipient.line,
        before=ending,
        after="." if is_last else ";",
        params={"after": "." if is_last else ";"},
    )


def _group_for_report(note: str, document: Document) -> list[Repair]:
    """A brace "} Để báo cáo" read apart from its lines: the bodies above the commune."""
    if not note:
        return []
    document.report_note = note
    grouped = []
    for recipient in document.recipients:
        if not _HIGHER.search(recipient.text):
            break
        recipient.for_report = True
        grouped.append(recipient)
    return [
        Repair(
            "report_brace",
            gettext_noop(
                "The words “%(note)s” beside a brace are taken to belong to the first "
                "%(count)s recipients. Please confirm."
            ),
            line=grouped[0].line if grouped else None,
            before="} " + note,
            params={"note": note, "count": len(grouped)},
        )
    ]
