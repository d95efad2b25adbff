import re
from collections.abc import Iterator
from datetime import date

from ..report import Finding, Severity, gettext_noop
from . import citations
from .context import CheckedPlan

_TWO_TIERS_SINCE = date(2025, 7, 1)
_DISTRICT = re.compile(
    r"\b(?:UBND|HĐND|[ỦU][ỷy] ban nhân dân|Hội đồng nhân dân|cấp)\s+huyện\b|\bhuyện\s+(?:ủy|uỷ)\b",
    re.I,
)


def district_after_its_end(plan: CheckedPlan) -> Iterator[Finding]:
    """L25: districts have had no authorities since 1 July 2025; told once."""
    issued = plan.document.issued
    plan_day = plan.issued_on or plan.context.published_on
    is_newer = (
        plan_day >= _TWO_TIERS_SINCE
        if plan_day
        else (issued.year or plan.plan_year or 0) > _TWO_TIERS_SINCE.year
    )
    places = [
        (passage, match)
        for passage in (plan.passages if is_newer else ())
        for match in _DISTRICT.finditer(passage.text)
    ]
    if places:
        passage, match = places[0]
        yield passage.finding(
            "L25",
            Severity.WARNING,
            gettext_noop("“%(authority)s” has not existed since 01/07/2025."),
            gettext_noop("Name the present authority (%(count)s places)."),
            at=match.span(),
            citation=citations.TWO_TIERS,
            authority=match[0],
            count=len(places),
        )
