from collections.abc import Iterator

from dialogue_pages.vietnamese.folding import fold

from ..report import Finding, Severity, gettext_noop
from . import citations
from .context import CheckedPlan
from .passages import Part

_AUTHORITIES = ("TM.", "TL.", "TUQ.", "Q.", "KT.")


def end_mark_missing(plan: CheckedPlan) -> Iterator[Finding]:
    """L12: the text ends with `./.`."""
    texts = plan.in_parts(Part.CLOSING) or plan.in_parts(Part.BODY)
    if texts and not texts[-1].text.rstrip().endswith("./."):
        last = texts[-1]
        yield last.finding(
            "L12",
            Severity.ADVICE,
            gettext_noop("The text does not end with “./.”."),
            gettext_noop("End the last sentence with “./.”."),
            at=(len(last.text), len(last.text)),
            citation=citations.NAMED_PAPER,
        )


def authority_missing(plan: CheckedPlan) -> Iterator[Finding]:
    """L13: who signs for the committee writes `TM.`, a deputy also `KT.`."""
    signature, agency = plan.document.signature, plan.document.agency
    position = fold(signature.position or "")
    own_right = bool(agency) and fold(agency[0]).startswith("chu tich")
    written = [line.strip().upper() for line in signature.capacity]
    if position == "chu tich" and not own_right:
        expected = "TM. ỦY BAN NHÂN DÂN"
        missing = not any(line.startswith(_AUTHORITIES) for line in written)
    elif position == "pho chu tich":
        expected = "KT. CHỦ TỊCH"
        missing = not any(line.startswith(("KT.", "TUQ.", "TL.")) for line in written)
    else:
        return
    if missing:
        yield Finding(
            "L13",
            Severity.WARNING,
            gettext_noop("The authority to sign is missing before “%(position)s”."),
            gettext_noop("Write “%(expected)s” above it."),
            citation=citations.SIGNATURE,
            place="Chữ ký",
            line=signature.line,
            excerpt=" / ".join([*signature.capacity, signature.position]),
            params={"position": signature.position, "expected": expected},
        )


def signer_missing(plan: CheckedPlan) -> Iterator[Finding]:
    """H07: position and full name of who signs."""
    signature = plan.document.signature
    if not signature.position or not signature.name:
        yield Finding(
            "H07",
            Severity.WARNING,
            gettext_noop("The position or the name of the signer is missing."),
            gettext_noop("Enter both, for example “CHỦ TỊCH” and the full name."),
            citation=citations.SIGNATURE,
            place="Chữ ký",
            line=signature.line,
            excerpt=signature.position or signature.name or "",
        )
