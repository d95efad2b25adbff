import re
from collections.abc import Iterator

from dialogue_pages.vietnamese.folding import fold

from ..report import Finding, Severity, gettext_noop
from . import citations
from .context import CheckedPlan

_PLACE = "Nơi nhận"
_FRONT = re.compile(r"mat tran|\b(?:ub)?mttq|\bmttqvn")


def missing_recipients(plan: CheckedPlan) -> Iterator[Finding]:
    """H06: a paper says who receives it."""
    if not plan.document.recipients:
        yield _finding(
            plan,
            "H06",
            gettext_noop("The list of recipients is missing."),
            gettext_noop("Add “Nơi nhận:” with the recipients and “Lưu: VT.”."),
        )


def archive_not_named(plan: CheckedPlan) -> Iterator[Finding]:
    """L14: the last recipient is the archive, `Lưu: VT`."""
    document = plan.document
    if not document.recipients:
        return
    archived = [
        index
        for index, recipient in enumerate(document.recipients)
        if fold(recipient.text).lstrip("- ").startswith("luu")
    ]
    last_texts = [document.recipients[index].text for index in archived]
    if not archived and not document.archive:
        yield _finding(
            plan,
            "L14",
            gettext_noop("The recipients do not name the archive."),
            gettext_noop("Add “Lưu: VT.” as the last line."),
        )
    elif not re.search(
        r"\bvt\b", fold(" ".join([*last_texts, document.archive or ""]))
    ):
        yield _finding(
            plan,
            "L14",
            gettext_noop("The archive line does not name the clerical office (VT)."),
            gettext_noop("Write “Lưu: VT, …”."),
        )
    elif archived and archived[-1] != len(document.recipients) - 1:
        yield _finding(
            plan,
            "L14",
            gettext_noop("The archive line is not the last of the recipients."),
            gettext_noop("Move “Lưu: VT.” to the end."),
        )


def front_not_among_recipients(plan: CheckedPlan) -> Iterator[Finding]:
    """C05: the Fatherland Front organises the dialogue and must have the plan."""
    recipients = plan.document.recipients if plan.is_plan else []
    if recipients and not any(_FRONT.search(fold(r.text)) for r in recipients):
        yield _finding(
            plan,
            "C05",
            gettext_noop("The Fatherland Front (MTTQ) is not among the recipients."),
            gettext_noop("Add it: the dialogue is organised together with the Front."),
            citations.DIALOGUE,
        )


def _finding(plan, code, message, advice, citation=citations.RECIPIENTS) -> Finding:
    recipients = plan.document.recipients
    return Finding(
        code,
        Severity.WARNING,
        message,
        advice,
        citation=citation,
        place=_PLACE,
        line=recipients[-1].line if recipients else plan.header_line("recipients"),
        excerpt=recipients[-1].text if recipients else "",
    )
