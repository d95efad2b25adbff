"""The foot of a paper: recipients on the left, level with the signature on the right."""

from reportlab.platypus import Flowable, Spacer

from ...document import Document, Signature
from . import styles
from .columns import Columns
from .head import COLUMNS
from .inline import capitals, paragraph
from .recipients import RecipientList

_BEFORE_FOOT = 14
_SIGNING_ROOM = 72  # for the signature and the seal
_LEVEL = 1.8  # letters of size 14 rise so much more than those of size 12


def foot(document: Document) -> Columns | None:
    columns = [recipients(document), signature(document.signature)]
    return Columns(COLUMNS, columns, _BEFORE_FOOT) if any(columns) else None


def recipients(document: Document) -> list[Flowable]:
    if not document.recipients:
        return []
    return [
        Spacer(0, _LEVEL),
        paragraph("Nơi nhận:", styles.RECIPIENTS),
        RecipientList.of(document.recipients, document.report_note),
    ]


def signature(signature: Signature) -> list[Flowable]:
    lines = [
        paragraph(capitals(line), styles.CAPACITY)
        for line in [*signature.capacity, signature.position or ""]
        if line
    ]
    if lines or signature.name:
        lines.append(Spacer(0, _SIGNING_ROOM))
    if signature.name:
        lines.append(paragraph(signature.name, styles.SIGNER))
    return lines
