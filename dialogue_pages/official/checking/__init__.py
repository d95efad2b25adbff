"""The plan check ("Soát kế hoạch"): a document in, findings out; nothing is changed."""

from ..document import Document
from ..report import Finding
from .context import CheckContext, CheckedPlan
from .rules import RULES

__all__ = ["CheckContext", "check_plan"]


def check_plan(
    document: Document, context: CheckContext | None = None
) -> list[Finding]:
    """Every mistake or doubt in a plan, in the order of the rules; a clean plan has none."""
    plan = CheckedPlan(document, context or CheckContext())
    return [finding for rule in RULES for finding in rule(plan)]
