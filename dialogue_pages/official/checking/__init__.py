"""The plan check ("Soát kế hoạch"): a document in, findings out; nothing is changed."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ..document import Document
from ..report import Finding, gettext_noop
from .context import CheckContext, CheckedPlan
from .office import Office
from .rules import RULES

__all__ = ["CheckContext", "Office", "check_plan"]


# What one rule finds beyond this is only counted: the file as a whole is damaged.
MOST_TOLD = 10


def check_plan(
    document: Document, context: CheckContext | None = None
) -> list[Finding]:
    """Every mistake or doubt in a plan, in the order of the rules; a clean plan has none."""
    plan = CheckedPlan(document, context or CheckContext())
    return [finding for rule in RULES for finding in _in_brief(rule(plan))]


def _in_brief(findings: Iterator[Finding]) -> Iterator[Finding]:
    yield from islice(findings, MOST_TOLD)
    if further := next(findings, None):
        yield replace(
            further,
            message=gettext_noop(
                "The same is found in %(count)s more places from here on."
            ),
            params=further.params | {"count": 1 + sum(1 for _ in findings)},
        )
