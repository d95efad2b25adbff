"""The mark on a paper that was recalled or replaced."""

from django.utils import timezone

from dialogue_pages.official.document import IssueDate, Withdrawal
from dialogue_pages.official.writing.plain_text import place_and_date

from ..choices import AmendmentKind

_MARKS = {
    AmendmentKind.RECALL: ("ĐÃ THU HỒI", "Thu hồi"),
    AmendmentKind.REPLACEMENT: ("ĐÃ ĐƯỢC THAY THẾ", "Thay thế"),
}


def withdrawal_of(amendment) -> Withdrawal | None:
    """What an amendment that ends a paper says on it; None without such."""
    if amendment is None:
        return None
    mark, act = _MARKS[AmendmentKind(amendment.kind)]
    made_on = timezone.localtime(amendment.made_at)
    day = IssueDate(made_on.day, made_on.month, made_on.year)
    parts = [f"{act} {place_and_date(None, day)}"]
    if reference := _reference(amendment.public_replacement):
        parts.append(f" bằng {reference}")
    if amendment.document:
        parts.append(f", theo {amendment.document.strip().rstrip('.')}")
    reason = " ".join(amendment.reason.split())
    return Withdrawal(mark, f"{''.join(parts)}. Lý do: {reason}")


def _reference(page) -> str:
    if page is None or not page.is_issued:
        return ""
    kind = page.document_type.strip().capitalize()
    return f"{kind} số {page.reference} {place_and_date(None, page.issue_date)}"
