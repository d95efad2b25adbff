"""Lines of `Nơi nhận`: as data without their ends, the archive note, the brace."""

import re

from ..document import Document, Recipient
from ..report import Repair, gettext_noop

_ARCHIVE = re.compile(r"^Lưu\s*:\s*(?P<what>.+)$")
_FOR_REPORT = re.compile(r"\(\s*(?:để\s+)?(?:b/c|báo cáo)\s*\)", re.I)
_HIGHER = re.compile(
    r"^(?:HĐND|UBND|UBMTTQ|Thanh tra|Sở|Văn phòng|Tỉnh ủy|Thành ủy|Huyện ủy|Phòng)\b"
    r"(?!.*\bxã\b)|\b(?:tỉnh|thành phố|huyện|quận)\b"
)


def listed_apart(text: str, number: int, count: int) -> Repair:
    return Repair(
        "recipients_listed",
        gettext_noop("Recipients of one line stand in %(count)d lines now."),
        line=number,
        before=text,
        params={"count": count},
    )


def rejoined(recipient: Recipient) -> Repair:
    return Repair(
        "rejoined",
        gettext_noop("A recipient was cut over two lines and is joined again."),
        line=recipient.line,
        after=recipient.text,
    )


def settle_recipients(document: Document) -> list[Repair]:
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


def group_for_report(note: str, document: Document) -> list[Repair]:
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
